package dev.plimsoll.build;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Expansion;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.image.Platform;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the FROM lines say: global arguments, which stage is the target, what each starts from. */
final class StageTree {

    private final Dockerfile dockerfile;
    private final BuildRequest request;
    private final Map<String, String> globals = new LinkedHashMap<>();

    StageTree(Dockerfile dockerfile, BuildRequest request) {
        this.dockerfile = dockerfile;
        this.request = request;
        globals.putAll(predefined(request.platform()));
        for (Instruction.Arg arg : dockerfile.globals()) {
            for (Instruction.Declaration declaration : arg.declarations()) declare(declaration);
        }
    }

    private void declare(Instruction.Declaration declaration) {
        String name = declaration.name().text();
        String given = request.arguments().get(name);
        if (given != null) globals.put(name, given);
        else
            declaration
                    .defaultValue()
                    .ifPresent(value -> globals.put(name, expand(value.text()).text()));
    }

    private Expansion expand(String word) {
        return Expansion.of(word, globals, dockerfile.directives().escape());
    }

    /** The global arguments and those of the platform: what a stage's {@code ARG NAME} takes. */
    Map<String, String> globals() {
        return globals;
    }

    /** The stage to ship; empty where the request names none that there is. */
    Optional<Stage> target() {
        if (dockerfile.stages().isEmpty()) return Optional.empty();
        return request.target()
                .map(name -> dockerfile.stage(name, dockerfile.stages().size()))
                .orElse(Optional.of(dockerfile.stages().getLast()));
    }

    /** The image that a FROM names, with its variables replaced. */
    Expansion image(Stage stage) {
        return expand(stage.from().image().text());
    }

    Platform platform(Stage stage) {
        return stage.from()
                .flag("platform")
                .flatMap(flag -> flag.value())
                .map(this::expand)
                .filter(expansion -> expansion.missing().isEmpty())
                .flatMap(expansion -> Platform.parse(expansion.text()))
                .orElse(request.platform());
    }

    /**
     * BuildKit's arguments of the platform. The build's own platform is taken to be the target's.
     */
    private static Map<String, String> predefined(Platform platform) {
        Map<String, String> arguments = new LinkedHashMap<>();
        for (String side : new String[] {"TARGET", "BUILD"}) {
            arguments.put(side + "PLATFORM", platform.toString());
            arguments.put(side + "OS", platform.os());
            arguments.put(side + "ARCH", platform.architecture());
            arguments.put(side + "VARIANT", platform.variant().orElse(""));
        }
        return arguments;
    }
}

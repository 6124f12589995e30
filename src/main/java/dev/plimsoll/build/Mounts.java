package dev.plimsoll.build;

import dev.plimsoll.dockerfile.Flag;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.fact.Answer;
import dev.plimsoll.image.ImagePath;
import dev.plimsoll.source.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code RUN --mount=type=…,target=…}; Dockerfile reference, "RUN --mount". */
final class Mounts {

    private final InstructionRun run;

    Mounts(InstructionRun run) {
        this.run = run;
    }

    List<Mount> read(Instruction.Run instruction) {
        List<Mount> mounts = new ArrayList<>();
        for (Flag flag : instruction.flags()) {
            if (flag.name().equals("mount"))
                read(options(flag.value().orElse(""))).ifPresent(mounts::add);
        }
        return List.copyOf(mounts);
    }

    private Optional<Mount> read(Map<String, String> options) {
        String type = options.getOrDefault("type", "bind");
        Optional<String> target = first(options, "target", "dst", "destination");
        if (type.equals("secret") && target.isEmpty()) {
            target = Optional.of("/run/secrets/" + options.getOrDefault("id", "secret"));
        }
        if (target.isEmpty()) return Optional.empty();
        ImagePath path = run.build().condition().folder().resolve(target.get());
        return Optional.of(
                new Mount(path, type, type.equals("bind") ? bound(options, path) : List.of()));
    }

    private List<FileGroup> bound(Map<String, String> options, ImagePath target) {
        String source = first(options, "source", "src").orElse("/");
        Optional<String> from = Optional.ofNullable(options.get("from"));
        if (from.isEmpty()) {
            String relative = ImagePath.of(source).value().substring(1);
            ContextFiles context = run.build().stages().workshop().context();
            ContextGroups groups = new ContextGroups(context.snapshot());
            if (context.entries().containsKey(relative)) {
                return groups.groups("bind", target, Map.of("", context.entries().get(relative)));
            }
            Map<String, Entry> below = new LinkedHashMap<>();
            int skip = relative.isEmpty() ? 0 : relative.length() + 1;
            context.below(relative)
                    .forEach((name, entry) -> below.put(name.substring(skip), entry));
            return groups.groups("bind", target, below);
        }
        Optional<Answer<StageBuild>> stage =
                run.build().stages().before(run.build().stage().index(), from.get());
        if (stage.isEmpty() || !(stage.get() instanceof Answer.Known<StageBuild>(StageBuild built)))
            return List.of();
        ImagePath path = ImagePath.of(source);
        return built.files().select(path).groups().stream()
                .map(group -> group.moved(path, target))
                .toList();
    }

    private Map<String, String> options(String text) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String option : text.split(",", -1)) {
            int equals = option.indexOf('=');
            String key = equals < 0 ? option : option.substring(0, equals);
            options.put(key.strip(), equals < 0 ? "" : run.expand(option.substring(equals + 1)));
        }
        return options;
    }

    private static Optional<String> first(Map<String, String> options, String... names) {
        for (String name : names)
            if (options.containsKey(name)) return Optional.of(options.get(name));
        return Optional.empty();
    }
}

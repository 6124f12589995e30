package dev.plimsoll.alpine;

import dev.plimsoll.shell.GetoptArguments;
import dev.plimsoll.shell.GetoptArguments.Operand;
import dev.plimsoll.shell.GetoptArguments.Option;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A call of {@code apk}; options may stand before and after the applet (apk(8)).
 *
 * @param verb {@code add}, {@code del}, {@code update}, {@code upgrade} …
 */
public record ApkCommand(Optional<Operand> verb, List<Option> options, List<Operand> packages) {

    private static final Set<String> WITH_VALUE =
            Set.of(
                    "-t",
                    "--virtual",
                    "-p",
                    "--root",
                    "-X",
                    "--repository",
                    "--arch",
                    "--cache-dir",
                    "--cache-max-age",
                    "--keys-dir",
                    "--progress-fd",
                    "--repositories-file",
                    "--wait",
                    "--timeout");

    /** Reads a call; empty where the program is another. */
    public static Optional<ApkCommand> recognise(List<String> arguments) {
        if (arguments.isEmpty()) return Optional.empty();
        String program = arguments.getFirst();
        if (!program.substring(program.lastIndexOf('/') + 1).equals("apk")) return Optional.empty();
        GetoptArguments read = GetoptArguments.read(arguments, WITH_VALUE);
        return Optional.of(
                new ApkCommand(
                        read.operands().stream().findFirst(),
                        read.options(),
                        read.operands().stream().skip(1).toList()));
    }

    public boolean is(String... verbs) {
        return verb.isPresent() && List.of(verbs).contains(verb.get().value());
    }

    public boolean has(String... names) {
        List<String> wanted = List.of(names);
        return options.stream().anyMatch(option -> wanted.contains(option.name()));
    }

    /** The name that {@code --virtual} gives to what is installed. */
    public Optional<String> virtualName() {
        return options.stream()
                .filter(option -> Set.of("-t", "--virtual").contains(option.name()))
                .flatMap(option -> option.value().stream())
                .findFirst();
    }

    /** Whether nothing is cached: no index stays under {@code /var/cache/apk}. */
    public boolean isWithoutCache() {
        return has("--no-cache");
    }

    public boolean isDry() {
        return has("-s", "--simulate", "--help", "-h", "--version");
    }
}

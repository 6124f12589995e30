package dev.plimsoll.debian;

import dev.plimsoll.shell.GetoptArguments;
import dev.plimsoll.shell.GetoptArguments.Operand;
import dev.plimsoll.shell.GetoptArguments.Option;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A call of {@code apt-get}, {@code apt} or {@code aptitude}, read as apt's own option parser reads
 * it: options may stand anywhere, short ones may be bundled.
 *
 * @param program without its folder
 * @param verb {@code install}, {@code update} …; empty where only options are given
 * @param options {@code -o} has the setting as value
 * @param packages what follows the verb
 */
public record AptCommand(
        String program, Optional<Operand> verb, List<Option> options, List<Operand> packages) {

    private static final Set<String> PROGRAMS = Set.of("apt-get", "apt", "aptitude");

    /**
     * apt-get(8) and aptitude(8): options that take a value, as the next word where it is not
     * joined on.
     */
    private static final Set<String> WITH_VALUE =
            Set.of(
                    "-o",
                    "--option",
                    "-t",
                    "--target-release",
                    "--default-release",
                    "-c",
                    "--config-file",
                    "-a",
                    "--host-architecture",
                    "-P",
                    "--build-profiles",
                    "--solver",
                    "--planner");

    /** Reads a call; empty where the program is another. */
    public static Optional<AptCommand> recognise(List<String> arguments) {
        if (arguments.isEmpty()) return Optional.empty();
        String program = arguments.getFirst().substring(arguments.getFirst().lastIndexOf('/') + 1);
        if (!PROGRAMS.contains(program)) return Optional.empty();
        GetoptArguments read = GetoptArguments.read(arguments, WITH_VALUE);
        return Optional.of(
                new AptCommand(
                        program,
                        read.operands().stream().findFirst(),
                        read.options(),
                        read.operands().stream().skip(1).toList()));
    }

    public boolean is(String... verbs) {
        return verb.isPresent() && List.of(verbs).contains(verb.get().value());
    }

    /** Whether an option of that name is given and not switched off by its value. */
    public boolean has(String... names) {
        List<String> wanted = List.of(names);
        return options.stream()
                .anyMatch(option ->
                        wanted.contains(option.name())
                                && option.value().map(AptCommand::isTrue).orElse(true));
    }

    /** The last value given to a setting by {@code -o NAME=VALUE}; names match in any case. */
    public Optional<String> setting(String name) {
        return options.stream()
                .filter(option -> option.name().equals("-o") || option.name().equals("--option"))
                .flatMap(option -> option.value().stream())
                .filter(value ->
                        value.toLowerCase(Locale.ROOT)
                                .startsWith(name.toLowerCase(Locale.ROOT) + "="))
                .map(value -> value.substring(name.length() + 1))
                .reduce((first, last) -> last);
    }

    /**
     * Whether recommended packages are taken, if the command says so itself; the last word counts.
     *
     * @return empty where apt's configuration decides, whose default is yes
     */
    public Optional<Boolean> recommends() {
        Optional<Boolean> said = Optional.empty();
        for (Option option : options) {
            boolean on = option.value().map(AptCommand::isTrue).orElse(true);
            switch (option.name()) {
                case "--no-install-recommends", "-R", "--without-recommends" ->
                        said = Optional.of(!on);
                case "--install-recommends", "-r", "--with-recommends" -> said = Optional.of(on);
                default -> {}
            }
        }
        Optional<Boolean> set = setting("APT::Install-Recommends").map(AptCommand::isTrue);
        return set.isPresent() ? set : said;
    }

    /** The suite that {@code -t} prefers. */
    public Optional<String> targetRelease() {
        return options.stream()
                .filter(option ->
                        Set.of("-t", "--target-release", "--default-release")
                                .contains(option.name()))
                .flatMap(option -> option.value().stream())
                .reduce((first, last) -> last);
    }

    /** Whether only what would be done is shown: nothing is written. */
    public boolean isDry() {
        return has(
                "-s",
                "--simulate",
                "--just-print",
                "--dry-run",
                "--recon",
                "--no-act",
                "--print-uris",
                "-d",
                "--download-only",
                "--help",
                "--version");
    }

    public boolean removesUnneeded() {
        return has("--auto-remove", "--autoremove") || is("autoremove", "autopurge");
    }

    /** apt's reading of a truth value ({@code StringToBool}). */
    public static boolean isTrue(String value) {
        return switch (value.strip().replace("\"", "").toLowerCase(Locale.ROOT)) {
            case "0", "no", "false", "without", "off", "disable" -> false;
            default -> true;
        };
    }
}

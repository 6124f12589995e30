package dev.plimsoll.debian;

import java.util.ArrayList;
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
 * @param packages what follows the verb
 */
public record AptCommand(
        String program, Optional<Argument> verb, List<Option> options, List<Argument> packages) {

    /** A word and its place among the arguments, the program's name being 0. */
    public record Argument(int index, String value) {}

    /**
     * An option; bundled ones share their word's place.
     *
     * @param name with its dashes, such as {@code -y} or {@code --no-install-recommends}; {@code
     *     -o} has the setting as value
     * @param value empty where it takes none
     */
    public record Option(int index, String name, Optional<String> value) {}

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
        List<Option> options = new ArrayList<>();
        List<Argument> words = new ArrayList<>();
        boolean onlyWords = false;
        for (int i = 1; i < arguments.size(); i++) {
            String word = arguments.get(i);
            if (onlyWords || !word.startsWith("-") || word.equals("-")) {
                words.add(new Argument(i, word));
            } else if (word.equals("--")) {
                onlyWords = true;
            } else if (word.startsWith("--")) {
                i = readLong(arguments, i, options);
            } else {
                i = readShort(arguments, i, options);
            }
        }
        return Optional.of(
                new AptCommand(
                        program,
                        words.stream().findFirst(),
                        List.copyOf(options),
                        words.isEmpty() ? List.of() : List.copyOf(words.subList(1, words.size()))));
    }

    private static int readLong(List<String> arguments, int at, List<Option> options) {
        String word = arguments.get(at);
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        if (equals >= 0) options.add(new Option(at, name, Optional.of(word.substring(equals + 1))));
        else if (WITH_VALUE.contains(name) && at + 1 < arguments.size())
            options.add(new Option(at, name, Optional.of(arguments.get(++at))));
        else options.add(new Option(at, name, Optional.empty()));
        return at;
    }

    private static int readShort(List<String> arguments, int at, List<Option> options) {
        String word = arguments.get(at);
        for (int j = 1; j < word.length(); j++) {
            String name = "-" + word.charAt(j);
            String rest = word.substring(j + 1);
            if (WITH_VALUE.contains(name)) {
                boolean joined = !rest.isEmpty();
                String value =
                        joined ? rest : at + 1 < arguments.size() ? arguments.get(at + 1) : "";
                options.add(
                        new Option(
                                at,
                                name,
                                Optional.of(value.startsWith("=") ? value.substring(1) : value)));
                return joined ? at : at + 1;
            }
            if (rest.startsWith("=")) {
                options.add(new Option(at, name, Optional.of(rest.substring(1))));
                return at;
            }
            options.add(new Option(at, name, Optional.empty()));
        }
        return at;
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

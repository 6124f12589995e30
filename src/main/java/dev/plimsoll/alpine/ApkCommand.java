package dev.plimsoll.alpine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A call of {@code apk}; options may stand before and after the applet (apk(8)).
 *
 * @param verb {@code add}, {@code del}, {@code update}, {@code upgrade} …
 */
public record ApkCommand(Optional<Argument> verb, List<Option> options, List<Argument> packages) {

    /** A word and its place among the arguments, the program's name being 0. */
    public record Argument(int index, String value) {}

    /** An option; bundled ones share their word's place. */
    public record Option(int index, String name, Optional<String> value) {}

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
        List<Option> options = new ArrayList<>();
        List<Argument> words = new ArrayList<>();
        for (int i = 1; i < arguments.size(); i++) {
            String word = arguments.get(i);
            if (word.startsWith("--")) i = readLong(arguments, i, options);
            else if (word.startsWith("-") && word.length() > 1)
                i = readShort(arguments, i, options);
            else words.add(new Argument(i, word));
        }
        return Optional.of(
                new ApkCommand(
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
            if (!WITH_VALUE.contains(name)) {
                options.add(new Option(at, name, Optional.empty()));
                continue;
            }
            boolean joined = j + 1 < word.length();
            String value =
                    joined
                            ? word.substring(j + 1)
                            : at + 1 < arguments.size() ? arguments.get(at + 1) : "";
            options.add(new Option(at, name, Optional.of(value)));
            return joined ? at : at + 1;
        }
        return at;
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

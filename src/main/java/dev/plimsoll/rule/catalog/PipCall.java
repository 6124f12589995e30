package dev.plimsoll.rule.catalog;

import dev.plimsoll.build.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A call of pip, read as its option parser does.
 *
 * @param verb {@code install}, {@code wheel} …, the word itself
 * @param options names with their dashes, in order
 * @param operands what is to be installed
 */
record PipCall(Call call, Call.Argument verb, List<Option> options, List<String> operands) {

    /** An option; {@code value} is empty where it takes none. */
    record Option(String name, Optional<String> value) {}

    /** Options that take the next word as their value; {@code pip install --help} of pip 25. */
    private static final Set<String> WITH_VALUE =
            Set.of(
                    "-r",
                    "--requirement",
                    "-c",
                    "--constraint",
                    "-e",
                    "--editable",
                    "-t",
                    "--target",
                    "--prefix",
                    "--root",
                    "-i",
                    "--index-url",
                    "--extra-index-url",
                    "-f",
                    "--find-links",
                    "--platform",
                    "--python-version",
                    "--implementation",
                    "--abi",
                    "--no-binary",
                    "--only-binary",
                    "--progress-bar",
                    "--src",
                    "--upgrade-strategy",
                    "-C",
                    "--config-settings",
                    "--global-option",
                    "--build-option",
                    "--root-user-action",
                    "--report",
                    "--cache-dir",
                    "--log",
                    "--proxy",
                    "--retries",
                    "--timeout",
                    "--trusted-host",
                    "--cert",
                    "--client-cert",
                    "--use-feature",
                    "--use-deprecated",
                    "--exists-action",
                    "--python",
                    "--keyring-provider",
                    "--group",
                    "-w",
                    "--wheel-dir",
                    "-d",
                    "--dest");

    /**
     * {@code pip}, {@code pip3.11}, {@code python -m pip}, with a verb; empty for anything else.
     */
    static Optional<PipCall> of(Call call) {
        List<Call.Argument> words = call.arguments();
        int at = place(call);
        if (at < 0) return Optional.empty();
        Optional<Call.Argument> verb = Optional.empty();
        List<Option> options = new ArrayList<>();
        List<String> operands = new ArrayList<>();
        for (int i = at + 1; i < words.size(); i++) {
            String word = words.get(i).value();
            if (word.startsWith("-") && word.length() > 1) i = readOption(words, i, options);
            else if (verb.isEmpty()) verb = Optional.of(words.get(i));
            else operands.add(word);
        }
        return verb.map(
                word -> new PipCall(call, word, List.copyOf(options), List.copyOf(operands)));
    }

    private static int readOption(List<Call.Argument> words, int at, List<Option> options) {
        String word = words.get(at).value();
        int equals = word.indexOf('=');
        boolean isLong = word.startsWith("--");
        if (isLong && equals > 0) {
            options.add(
                    new Option(word.substring(0, equals), Optional.of(word.substring(equals + 1))));
        } else if (!isLong && word.length() > 2 && WITH_VALUE.contains(word.substring(0, 2))) {
            options.add(new Option(word.substring(0, 2), Optional.of(word.substring(2))));
        } else if (WITH_VALUE.contains(word) && at + 1 < words.size()) {
            options.add(new Option(word, Optional.of(words.get(at + 1).value())));
            return at + 1;
        } else {
            options.add(new Option(word, Optional.empty()));
        }
        return at;
    }

    /** Where the word {@code pip} stands; negative where another program is called. */
    private static int place(Call call) {
        if (isVersioned(call.name(), "pip")) return 0;
        if (!isVersioned(call.name(), "python")) return -1;
        List<Call.Argument> words = call.arguments();
        for (int i = 1; i + 1 < words.size(); i++) {
            String word = words.get(i).value();
            if (word.equals("-m")) return words.get(i + 1).value().equals("pip") ? i + 1 : -1;
            if (!word.startsWith("-")) return -1;
        }
        return -1;
    }

    private static boolean isVersioned(String name, String program) {
        return name.startsWith(program)
                && name.substring(program.length())
                        .chars()
                        .allMatch(c -> Character.isDigit(c) || c == '.');
    }

    boolean is(String... verbs) {
        return List.of(verbs).contains(verb.value());
    }

    boolean has(String... names) {
        return options.stream().anyMatch(option -> List.of(names).contains(option.name()));
    }

    /** The last value of an option. */
    Optional<String> value(String... names) {
        return options.stream()
                .filter(option -> List.of(names).contains(option.name()))
                .flatMap(option -> option.value().stream())
                .reduce((first, last) -> last);
    }

    /** The files after {@code -r}, as written. */
    List<String> requirementFiles() {
        return options.stream()
                .filter(option ->
                        option.name().equals("-r") || option.name().equals("--requirement"))
                .flatMap(option -> option.value().stream())
                .toList();
    }
}

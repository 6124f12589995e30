package dev.plimsoll.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The words of a call, told apart as getopt_long(3) tells them: options may stand anywhere, short
 * ones may be bundled, and after {@code --} there are none.
 */
public record GetoptArguments(List<Option> options, List<Operand> operands) {

    /**
     * An option; bundled ones share their word's place.
     *
     * @param index its word's place, the program's name being 0
     * @param name with its dashes
     * @param value empty where it takes none
     */
    public record Option(int index, String name, Optional<String> value) {}

    /** A word that is no option, and its place, the program's name being 0. */
    public record Operand(int index, String value) {}

    public GetoptArguments {
        options = List.copyOf(options);
        operands = List.copyOf(operands);
    }

    /**
     * Reads the words of a call.
     *
     * @param words the program's name first
     * @param withValue names of the options that take the next word where no value is joined on
     */
    public static GetoptArguments read(List<String> words, Set<String> withValue) {
        return new Reader(words, withValue).read();
    }

    /** One use each. */
    private static final class Reader {

        private final List<String> words;
        private final Set<String> withValue;
        private final List<Option> options = new ArrayList<>();
        private final List<Operand> operands = new ArrayList<>();
        private int at = 1;

        Reader(List<String> words, Set<String> withValue) {
            this.words = words;
            this.withValue = withValue;
        }

        GetoptArguments read() {
            boolean onlyOperands = false;
            for (; at < words.size(); at++) {
                String word = words.get(at);
                if (onlyOperands || !word.startsWith("-") || word.equals("-")) {
                    operands.add(new Operand(at, word));
                } else if (word.equals("--")) {
                    onlyOperands = true;
                } else if (word.startsWith("--")) {
                    readLong(word);
                } else {
                    readShort(word);
                }
            }
            return new GetoptArguments(options, operands);
        }

        private void readLong(String word) {
            int index = at;
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            Optional<String> value =
                    equals >= 0
                            ? Optional.of(word.substring(equals + 1))
                            : withValue.contains(name) && at + 1 < words.size()
                                    ? Optional.of(words.get(++at))
                                    : Optional.empty();
            options.add(new Option(index, name, value));
        }

        /** A value may be joined on, by {@code =} too, which apt allows. */
        private void readShort(String word) {
            int index = at;
            for (int i = 1; i < word.length(); i++) {
                String name = "-" + word.charAt(i);
                String rest = word.substring(i + 1);
                if (withValue.contains(name)) {
                    String value = rest.startsWith("=") ? rest.substring(1) : rest;
                    if (rest.isEmpty()) value = at + 1 < words.size() ? words.get(++at) : "";
                    options.add(new Option(index, name, Optional.of(value)));
                    return;
                }
                if (rest.startsWith("=")) {
                    options.add(new Option(index, name, Optional.of(rest.substring(1))));
                    return;
                }
                options.add(new Option(index, name, Optional.empty()));
            }
        }
    }
}

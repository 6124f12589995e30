package dev.plimsoll.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The options of a command line tool.
 *
 * @param withValue long names of those that take a value
 * @param flags long names of those that take none
 * @param shorts their one-letter names
 */
record OptionTable(Set<String> withValue, Set<String> flags, Map<Character, String> shorts) {

    /**
     * Parts words into options and operands, from {@code start} on; {@code untilOperand} stops at
     * the first operand.
     */
    Arguments read(List<String> words, int start, boolean untilOperand) {
        List<Arguments.Option> options = new ArrayList<>();
        List<Arguments.Operand> operands = new ArrayList<>();
        int at = start;
        while (at < words.size()) {
            String word = words.get(at);
            if (word.equals("--")) {
                for (int rest = at + 1; rest < words.size(); rest++)
                    operands.add(new Arguments.Operand(words.get(rest), rest));
                at = words.size();
            } else if (word.startsWith("--")) {
                at += readLong(words, at, options);
            } else if (word.startsWith("-") && word.length() > 1) {
                at += readShort(words, at, options);
            } else if (untilOperand) {
                break;
            } else {
                operands.add(new Arguments.Operand(word, at++));
            }
        }
        return new Arguments(options, operands, at);
    }

    private int readLong(List<String> words, int at, List<Arguments.Option> options) {
        String word = words.get(at);
        int equals = word.indexOf('=');
        String name = fullName(equals < 0 ? word : word.substring(0, equals));
        if (equals >= 0) {
            options.add(
                    new Arguments.Option(name, Optional.of(word.substring(equals + 1)), at, at));
            return 1;
        }
        boolean takes = withValue.contains(name) && at + 1 < words.size();
        options.add(
                new Arguments.Option(
                        name,
                        takes ? Optional.of(words.get(at + 1)) : Optional.empty(),
                        at,
                        takes ? at + 1 : at));
        return takes ? 2 : 1;
    }

    /** {@code -r file}, {@code -rfile}, {@code -qU}, {@code -Ur file}. */
    private int readShort(List<String> words, int at, List<Arguments.Option> options) {
        String word = words.get(at);
        for (int i = 1; i < word.length(); i++) {
            String name = shorts.getOrDefault(word.charAt(i), "-" + word.charAt(i));
            if (!withValue.contains(name)) {
                options.add(new Arguments.Option(name, Optional.empty(), at, at));
                continue;
            }
            String attached = word.substring(i + 1);
            if (!attached.isEmpty()) {
                options.add(
                        new Arguments.Option(
                                name,
                                Optional.of(
                                        attached.startsWith("=")
                                                ? attached.substring(1)
                                                : attached),
                                at,
                                at));
                return 1;
            }
            boolean has = at + 1 < words.size();
            options.add(
                    new Arguments.Option(
                            name,
                            has ? Optional.of(words.get(at + 1)) : Optional.empty(),
                            at,
                            has ? at + 1 : at));
            return has ? 2 : 1;
        }
        return 1;
    }

    /** A long option may be cut short where only one begins so. */
    private String fullName(String written) {
        if (withValue.contains(written) || flags.contains(written)) return written;
        Set<String> fitting = new TreeSet<>();
        for (String name : withValue) if (name.startsWith(written)) fitting.add(name);
        for (String name : flags) if (name.startsWith(written)) fitting.add(name);
        return fitting.size() == 1 ? fitting.iterator().next() : written;
    }
}

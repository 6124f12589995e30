package dev.plimsoll.shell;

import java.util.List;
import java.util.Locale;

/** What operators make of a variable's value; XCU 2.6.2, with bash's. */
final class ParameterExpansion {

    private static final int ASCII = 0x80;

    private ParameterExpansion() {}

    /** {@code # ## % %%}: the value without what matches at its start or end. */
    static String trim(String value, String operator, ShellPattern pattern) {
        boolean longest = operator.length() == 2;
        if (operator.startsWith("#")) {
            int end = longest ? pattern.longestPrefix(value, 0) : pattern.shortestPrefix(value, 0);
            return end < 0 ? value : value.substring(end);
        }
        String backwards = new StringBuilder(value).reverse().toString();
        ShellPattern reversed = pattern.reversed();
        int end =
                longest
                        ? reversed.longestPrefix(backwards, 0)
                        : reversed.shortestPrefix(backwards, 0);
        return end < 0 ? value : value.substring(0, value.length() - end);
    }

    /** {@code / // /# /%}: the value with matches replaced. */
    static String replace(String value, String operator, ShellPattern pattern, String replacement)
            throws Unevaluable {
        // each place of the value may have to be followed to its end
        int starLimit = 256;
        if (pattern.hasStar() && value.length() > starLimit)
            throw new Unevaluable("a replacement in a long value");
        return switch (operator) {
            case "/#" -> {
                int end = pattern.longestPrefix(value, 0);
                yield end < 0 ? value : replacement + value.substring(end);
            }
            case "/%" -> {
                int length =
                        pattern.reversed()
                                .longestPrefix(new StringBuilder(value).reverse().toString(), 0);
                yield length < 0
                        ? value
                        : value.substring(0, value.length() - length) + replacement;
            }
            default -> replaceFrom(value, pattern, replacement, operator.equals("//"));
        };
    }

    private static String replaceFrom(
            String value, ShellPattern pattern, String replacement, boolean all) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        boolean done = false;
        while (at < value.length()) {
            int end = done ? -1 : pattern.longestPrefix(value, at);
            if (end > at) {
                out.append(replacement);
                at = end;
                done = !all;
            } else {
                out.append(value.charAt(at++));
            }
        }
        return out.toString();
    }

    /** {@code ^ ^^ , ,,}. */
    static String changeCase(String value, String operator) throws Unevaluable {
        requireAscii(value);
        int end = operator.length() == 2 ? value.length() : Math.min(1, value.length());
        String head = value.substring(0, end);
        return (operator.startsWith("^")
                        ? head.toUpperCase(Locale.ROOT)
                        : head.toLowerCase(Locale.ROOT))
                + value.substring(end);
    }

    /** {@code ${#name}}; characters or bytes by the locale, which ASCII does not tell apart. */
    static String length(String value) throws Unevaluable {
        requireAscii(value);
        return Integer.toString(value.length());
    }

    /** {@code ${name:offset:length}} with plain numbers. */
    static String substring(String value, String argument) throws Unevaluable {
        requireAscii(value);
        List<String> numbers = List.of(argument.split(":", -1));
        int digits = 9;
        boolean plain =
                numbers.size() <= 2
                        && numbers.stream()
                                .allMatch(one ->
                                        !one.isEmpty()
                                                && one.length() <= digits
                                                && one.chars().allMatch(Characters::isDigit));
        if (!plain) throw new Unevaluable("a substring by arithmetic");
        int start = Math.min(value.length(), Integer.parseInt(numbers.getFirst()));
        int end =
                numbers.size() == 1
                        ? value.length()
                        : Math.min(value.length(), start + Integer.parseInt(numbers.getLast()));
        return value.substring(start, end);
    }

    private static void requireAscii(String value) throws Unevaluable {
        if (value.chars().anyMatch(c -> c >= ASCII))
            throw new Unevaluable("it depends on the locale");
    }
}

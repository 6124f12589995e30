package dev.plimsoll.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code 1..10..2}, {@code 01..10} and {@code a..e} inside braces; bash reference manual, 3.5.1.
 */
final class BraceSequence {

    /** Digits of a number, so that no arithmetic overflows. */
    private static final int DIGIT_LIMIT = 9;

    private BraceSequence() {}

    /** The texts; empty where it is no sequence. */
    static Optional<List<String>> of(String inside, int limit) throws Unevaluable {
        List<String> ends = List.of(inside.split("\\.\\.", -1));
        if (ends.size() < 2 || ends.size() > 3) return Optional.empty();
        String from = ends.get(0);
        String to = ends.get(1);
        String step = ends.size() == 3 ? ends.get(2) : "1";
        if (!isNumber(step)) return Optional.empty();
        int width = Math.max(1, Math.abs(Integer.parseInt(step)));
        if (isNumber(from) && isNumber(to)) return Optional.of(numbers(from, to, width, limit));
        if (isLetter(from) && isLetter(to))
            return Optional.of(
                    count(from.charAt(0), to.charAt(0), width, limit).stream()
                            .map(Character::toString)
                            .toList());
        return Optional.empty();
    }

    private static List<String> numbers(String from, String to, int step, int limit)
            throws Unevaluable {
        boolean padded = isPadded(from) || isPadded(to);
        String format = padded ? "%0" + Math.max(from.length(), to.length()) + "d" : "%d";
        return count(Integer.parseInt(from), Integer.parseInt(to), step, limit).stream()
                .map(format::formatted)
                .toList();
    }

    private static List<Integer> count(int from, int to, int step, int limit) throws Unevaluable {
        if (Math.abs((long) to - from) / step >= limit)
            throw new Unevaluable("braces make more than " + limit + " words");
        List<Integer> all = new ArrayList<>();
        for (int i = from; from <= to ? i <= to : i >= to; i += from <= to ? step : -step)
            all.add(i);
        return all;
    }

    private static boolean isNumber(String text) {
        String digits = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
        return !digits.isEmpty()
                && digits.length() <= DIGIT_LIMIT
                && digits.chars().allMatch(Characters::isDigit);
    }

    private static boolean isPadded(String number) {
        String digits = number.startsWith("-") ? number.substring(1) : number;
        return digits.length() > 1 && digits.startsWith("0");
    }

    private static boolean isLetter(String text) {
        return text.length() == 1
                && Characters.isNameStart(text.charAt(0))
                && text.charAt(0) != '_';
    }
}

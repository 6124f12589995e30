package dev.plimsoll.debian;

import java.util.Locale;

/**
 * A paragraph of control fields; Debian policy 5.1. A field that is missing reads as the empty
 * text.
 */
public record Stanza(String text) {

    /** The field's value, its continuation lines joined as they stand; names match in any case. */
    public String field(String name) {
        int at = 0;
        while (at < text.length()) {
            int end = endOfLine(at);
            if (isField(at, end, name)) return value(at + name.length() + 1, end);
            at = end + 1;
        }
        return "";
    }

    private boolean isField(int start, int end, String name) {
        int colon = start + name.length();
        return colon < end
                && text.charAt(colon) == ':'
                && text.regionMatches(true, start, name, 0, name.length());
    }

    private String value(int from, int endOfFirst) {
        int end = endOfFirst;
        while (end + 1 < text.length() && isBlank(text.charAt(end + 1))) end = endOfLine(end + 1);
        return text.substring(from, end).strip();
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private int endOfLine(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    /** The field as a number; 0 where it is none. */
    public long number(String name) {
        String digits = field(name);
        if (digits.isEmpty()
                || digits.length() > LONGEST_NUMBER
                || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) return 0;
        return Long.parseLong(digits);
    }

    /** {@code yes} in any case. */
    public boolean isYes(String name) {
        return field(name).toLowerCase(Locale.ROOT).equals("yes");
    }

    /** Digits that are sure to fit. */
    private static final int LONGEST_NUMBER = 15;
}

package dev.plimsoll.debian;

import java.util.Comparator;

/**
 * A version of a Debian package, {@code [epoch:]upstream[-revision]}, ordered as dpkg orders it
 * (Debian policy 5.6.12). Two texts may compare as equal without being equal: {@code 1.0} and
 * {@code 1.00}.
 */
public record DebianVersion(String text) implements Comparable<DebianVersion> {

    private static final Comparator<DebianVersion> ORDER =
            Comparator.comparing(DebianVersion::epoch, DebianVersion::compareParts)
                    .thenComparing(DebianVersion::upstream, DebianVersion::compareParts)
                    .thenComparing(DebianVersion::revision, DebianVersion::compareParts);

    private String epoch() {
        int colon = text.indexOf(':');
        return colon < 0 ? "" : text.substring(0, colon);
    }

    private String upstream() {
        int dash = text.lastIndexOf('-');
        return text.substring(
                text.indexOf(':') + 1, dash > text.indexOf(':') ? dash : text.length());
    }

    private String revision() {
        int dash = text.lastIndexOf('-');
        return dash > text.indexOf(':') ? text.substring(dash + 1) : "";
    }

    @Override
    public int compareTo(DebianVersion other) {
        return ORDER.compare(this, other);
    }

    /**
     * dpkg's {@code verrevcmp}: runs of non-digits by {@link #weight}, runs of digits as numbers,
     * by turns.
     */
    private static int compareParts(String left, String right) {
        int i = 0;
        int j = 0;
        while (i < left.length() || j < right.length()) {
            while (isNoDigit(left, i) || isNoDigit(right, j)) {
                int difference = weight(left, i) - weight(right, j);
                if (difference != 0) return difference;
                i++;
                j++;
            }
            int endOfLeft = endOfDigits(left, i);
            int endOfRight = endOfDigits(right, j);
            int difference =
                    compareNumbers(
                            left.substring(Math.min(i, left.length()), endOfLeft),
                            right.substring(Math.min(j, right.length()), endOfRight));
            if (difference != 0) return difference;
            i = endOfLeft;
            j = endOfRight;
        }
        return 0;
    }

    private static boolean isNoDigit(String text, int at) {
        return at < text.length() && !isDigit(text.charAt(at));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The tilde sorts before the end of a part, letters before all other characters. */
    private static int weight(String text, int at) {
        if (at >= text.length()) return 0;
        char c = text.charAt(at);
        if (isDigit(c)) return 0;
        if (c == '~') return -1;
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ? c : c + 256;
    }

    private static int endOfDigits(String text, int from) {
        int end = Math.min(from, text.length());
        while (end < text.length() && isDigit(text.charAt(end))) end++;
        return end;
    }

    private static int compareNumbers(String left, String right) {
        String a = withoutLeadingZeros(left);
        String b = withoutLeadingZeros(right);
        return a.length() != b.length() ? a.length() - b.length() : a.compareTo(b);
    }

    private static String withoutLeadingZeros(String digits) {
        int start = 0;
        while (start < digits.length() && digits.charAt(start) == '0') start++;
        return digits.substring(start);
    }

    @Override
    public String toString() {
        return text;
    }
}

package dev.plimsoll.review;

import dev.plimsoll.build.Size;
import java.util.Locale;

/** Sizes as people read them: decimal, three digits, and no more certain than they are. */
public final class ShownBytes {

    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};

    /**
     * Half the interval as a share of the size, up to which one number is shown; design.md, "The
     * error model".
     */
    private static final double ONE_NUMBER = 0.03;

    /** U+2212, which is as wide as the plus. */
    private static final String MINUS = "−";

    private ShownBytes() {}

    /** {@code 1.02 GB}, {@code 318 MB}, {@code 50 kB}. */
    public static String of(long bytes) {
        double value = bytes;
        int unit = 0;
        // 999.5 would be shown as 1000
        while (value >= 999.5 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        if (unit == 0) return bytes + " B";
        String format = value < 9.995 ? "%.2f %s" : value < 99.95 ? "%.1f %s" : "%.0f %s";
        return trimmed(String.format(Locale.ROOT, format, value, UNITS[unit]));
    }

    /** With its sign: {@code +212 MB}, {@code −412 MB}, {@code 0 B}. */
    public static String signed(long bytes) {
        if (bytes == 0) return "0 B";
        return (bytes > 0 ? "+" : MINUS) + of(Math.abs(bytes));
    }

    /** One number, a range, or "at least". */
    public static String of(Size size) {
        if (!size.complete()) return "at least " + of(size.bytes());
        double half = size.bytes() == 0 ? 0 : (size.high() - size.low()) / 2.0 / size.bytes();
        return half <= ONE_NUMBER ? of(size.bytes()) : of(size.low()) + " to " + of(size.high());
    }

    /** {@code 1.20 MB} says no more than {@code 1.2 MB}. */
    private static String trimmed(String text) {
        int blank = text.indexOf(' ');
        String number = text.substring(0, blank);
        if (number.indexOf('.') < 0) return text;
        int end = number.length();
        while (number.charAt(end - 1) == '0') end--;
        if (number.charAt(end - 1) == '.') end--;
        return number.substring(0, end) + text.substring(blank);
    }
}

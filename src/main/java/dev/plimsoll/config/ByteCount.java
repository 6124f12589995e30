package dev.plimsoll.config;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads sizes such as {@code 250MB}, {@code 1.2 GB}, {@code 512KiB}; a bare number is bytes. */
final class ByteCount {

    private static final Map<String, Long> UNITS =
            Map.of(
                    "", 1L,
                    "b", 1L,
                    "kb", 1_000L,
                    "mb", 1_000_000L,
                    "gb", 1_000_000_000L,
                    "kib", 1L << 10,
                    "mib", 1L << 20,
                    "gib", 1L << 30);

    /** No image is larger: a petabyte. */
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000_000L);

    /** More digits than any size has; a longer number is slow to read. */
    private static final int LONGEST = 24;

    private ByteCount() {}

    static Optional<Long> parse(String written) {
        String text = written.strip();
        if (text.length() > LONGEST) return Optional.empty();
        int end = digits(text);
        Optional<Long> unit =
                Optional.ofNullable(
                        UNITS.get(text.substring(end).strip().toLowerCase(Locale.ROOT)));
        return unit.flatMap(factor ->
                        decimal(text.substring(0, end)).map(BigDecimal.valueOf(factor)::multiply))
                .filter(bytes -> bytes.compareTo(MOST) <= 0)
                .map(BigDecimal::longValue);
    }

    /** {@code 5%} as 5.0. */
    static Optional<Double> percent(String written) {
        String text = written.strip();
        if (text.length() > LONGEST || !text.endsWith("%")) return Optional.empty();
        return decimal(text.substring(0, text.length() - 1).strip()).map(BigDecimal::doubleValue);
    }

    private static int digits(String text) {
        int end = 0;
        while (end < text.length()
                && (Character.isDigit(text.charAt(end)) || text.charAt(end) == '.')) end++;
        return end;
    }

    /** Digits with at most one point; no sign, no exponent. */
    private static Optional<BigDecimal> decimal(String text) {
        if (text.isEmpty() || digits(text) < text.length()) return Optional.empty();
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}

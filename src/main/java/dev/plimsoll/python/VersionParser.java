package dev.plimsoll.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The grammar of PEP 440, appendix B, by hand: linear on any text. */
final class VersionParser {

    /** Longer numbers are no versions here; they would not fit into a {@code long}. */
    private static final int MOST_DIGITS = 18;

    private static final int LONGEST = 256;

    private final Cursor in;

    private VersionParser(Cursor in) {
        this.in = in;
    }

    static Optional<Version> parse(String text) {
        String trimmed = text.strip();
        if (trimmed.length() > LONGEST || !trimmed.chars().allMatch(c -> c < 128))
            return Optional.empty();
        return new VersionParser(new Cursor(trimmed.toLowerCase(Locale.ROOT))).version();
    }

    private Optional<Version> version() {
        in.take('v');
        Optional<Long> first = number();
        if (first.isEmpty()) return Optional.empty();
        long epoch = 0;
        if (in.take('!')) {
            epoch = first.get();
            first = number();
            if (first.isEmpty()) return Optional.empty();
        }
        List<Long> release = new ArrayList<>(List.of(first.get()));
        for (int dot = in.position(); in.take('.'); dot = in.position()) {
            Optional<Long> next = number();
            if (next.isEmpty()) {
                in.back(dot);
                break;
            }
            release.add(next.get());
        }
        Optional<Version.Pre> pre = pre();
        Optional<Long> post = post();
        Optional<Long> dev = suffix(List.of("dev"));
        List<String> local = in.take('+') ? local() : List.of();
        return in.atEnd()
                ? Optional.of(new Version(epoch, release, pre, post, dev, local))
                : Optional.empty();
    }

    private Optional<Version.Pre> pre() {
        int start = in.position();
        separator();
        for (String word : List.of("alpha", "a", "beta", "b", "preview", "pre", "rc", "c")) {
            if (!in.take(word)) continue;
            return Optional.of(new Version.Pre(phase(word), implicitNumber()));
        }
        in.back(start);
        return Optional.empty();
    }

    private static String phase(String word) {
        return switch (word.charAt(0)) {
            case 'a' -> "a";
            case 'b' -> "b";
            default -> "rc";
        };
    }

    private Optional<Long> post() {
        int start = in.position();
        if (in.take('-')) {
            Optional<Long> bare = number();
            if (bare.isPresent()) return bare;
            in.back(start);
        }
        return suffix(List.of("post", "rev", "r"));
    }

    private Optional<Long> suffix(List<String> words) {
        int start = in.position();
        separator();
        for (String word : words) {
            if (in.take(word)) return Optional.of(implicitNumber());
        }
        in.back(start);
        return Optional.empty();
    }

    /** {@code [-_.]?[0-9]+}, or 0 where there is none. */
    private long implicitNumber() {
        int start = in.position();
        separator();
        Optional<Long> number = number();
        if (number.isEmpty()) in.back(start);
        return number.orElse(0L);
    }

    private void separator() {
        if (isSeparator(in.peek())) in.next();
    }

    private static boolean isSeparator(int c) {
        return c == '-' || c == '_' || c == '.';
    }

    private Optional<Long> number() {
        int start = in.position();
        String digits = in.takeWhile(Cursor::isDigit);
        if (digits.isEmpty() || digits.length() > MOST_DIGITS) {
            in.back(start);
            return Optional.empty();
        }
        return Optional.of(Long.parseLong(digits));
    }

    /** Segments; stops before what is none, so that the caller sees that the text has not ended. */
    private List<String> local() {
        List<String> segments = new ArrayList<>();
        int before = in.position() - 1;
        do {
            String segment = in.takeWhile(Cursor::isAlphanumeric);
            if (segment.isEmpty()) {
                in.back(before);
                return segments;
            }
            segments.add(
                    segment.chars().allMatch(Cursor::isDigit) ? withoutZeros(segment) : segment);
            before = in.position();
        } while (isSeparator(in.peek()) && skip());
        return segments;
    }

    private boolean skip() {
        in.next();
        return true;
    }

    private static String withoutZeros(String digits) {
        int start = 0;
        while (start < digits.length() - 1 && digits.charAt(start) == '0') start++;
        return digits.substring(start);
    }
}

package dev.plimsoll.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import okio.ByteString;

/**
 * A file as it was received, with what is needed to ask whether it has changed (RFC 9110, 13.1).
 *
 * @param etag empty where the server gave none
 * @param modified its {@code Last-Modified}, as written; empty where the server gave none
 * @param asked when the server last said that this is the file
 */
record Revalidated(String etag, String modified, Instant asked, ByteString body) {

    private static final int HEADER_LINES = 3;

    /** Whether it was asked for so recently that it need not be asked for again. */
    boolean isFresh(Instant now, Duration life) {
        return !asked.isAfter(now) && asked.plus(life).isAfter(now);
    }

    Revalidated again(Instant now) {
        return new Revalidated(etag, modified, now, body);
    }

    /** A line each, then the body. */
    byte[] written() {
        byte[] head = (etag + "\n" + modified + "\n" + asked + "\n").getBytes(UTF_8);
        byte[] all = Arrays.copyOf(head, head.length + body.size());
        body.copyInto(0, all, head.length, body.size());
        return all;
    }

    static Optional<Revalidated> parse(byte[] bytes) {
        String[] lines = new String[HEADER_LINES];
        int from = 0;
        for (int i = 0; i < HEADER_LINES; i++) {
            int end = indexOfNewline(bytes, from);
            if (end < 0) return Optional.empty();
            lines[i] = new String(bytes, from, end - from, UTF_8);
            from = end + 1;
        }
        ByteString body = ByteString.of(bytes, from, bytes.length - from);
        return instant(lines[2]).map(asked -> new Revalidated(lines[0], lines[1], asked, body));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static int indexOfNewline(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) if (bytes[i] == '\n') return i;
        return -1;
    }

    String text() {
        return body.utf8();
    }
}

package dev.plimsoll.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Optional;
import okio.ByteString;

/**
 * A file as it was received, with what is needed to ask whether it has changed (RFC 9110, 13.1).
 *
 * @param etag empty where the server gave none
 * @param modified its {@code Last-Modified}, as written; empty where the server gave none
 */
record Revalidated(String etag, String modified, ByteString body) {

    /** Two lines, then the body. */
    byte[] written() {
        byte[] head = (etag + "\n" + modified + "\n").getBytes(UTF_8);
        byte[] all = Arrays.copyOf(head, head.length + body.size());
        body.copyInto(0, all, head.length, body.size());
        return all;
    }

    static Optional<Revalidated> parse(byte[] bytes) {
        int first = indexOfNewline(bytes, 0);
        int second = first < 0 ? -1 : indexOfNewline(bytes, first + 1);
        if (second < 0) return Optional.empty();
        return Optional.of(
                new Revalidated(
                        new String(bytes, 0, first, UTF_8),
                        new String(bytes, first + 1, second - first - 1, UTF_8),
                        ByteString.of(bytes, second + 1, bytes.length - second - 1)));
    }

    private static int indexOfNewline(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) if (bytes[i] == '\n') return i;
        return -1;
    }

    String text() {
        return body.utf8();
    }
}

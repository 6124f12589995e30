package dev.plimsoll.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Optional;

/**
 * A file as it was received, with what is needed to ask whether it has changed (RFC 9110, 13.1).
 *
 * @param etag empty where the server gave none
 * @param modified its {@code Last-Modified}, as written; empty where the server gave none
 */
record Revalidated(String etag, String modified, byte[] body) {

    /** Two lines, then the body. */
    byte[] written() {
        byte[] head = (etag + "\n" + modified + "\n").getBytes(UTF_8);
        byte[] all = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }

    static Optional<Revalidated> parse(byte[] bytes) {
        int first = indexOfNewline(bytes, 0);
        int second = first < 0 ? -1 : indexOfNewline(bytes, first + 1);
        if (second < 0) return Optional.empty();
        return Optional.of(new Revalidated(
                new String(bytes, 0, first, UTF_8),
                new String(bytes, first + 1, second - first - 1, UTF_8),
                Arrays.copyOfRange(bytes, second + 1, bytes.length)));
    }

    private static int indexOfNewline(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) if (bytes[i] == '\n') return i;
        return -1;
    }

    String text() {
        return new String(body, UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Revalidated that && etag.equals(that.etag) && modified.equals(that.modified) && Arrays.equals(body, that.body);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(body);
    }
}

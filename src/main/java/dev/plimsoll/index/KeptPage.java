package dev.plimsoll.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plimsoll.http.Bodies;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Response;
import okio.ByteString;

/**
 * A project's page as it was last read, with what is needed to ask whether it has changed (RFC
 * 9111).
 *
 * @param etag empty where the server gave none
 * @param modified its {@code Last-Modified}, as written; empty where the server gave none
 * @param type its media type
 * @param url where it lay, behind all redirects
 * @param until when it may no longer be taken unasked
 * @param gzip the page, packed
 */
record KeptPage(
        String etag, String modified, String type, HttpUrl url, Instant until, ByteString gzip) {

    /**
     * For how long a page is taken unasked at most, and where the server does not say: PyPI's own
     * {@code Cache-Control: max-age=600, public}, which proxies on the way may drop.
     */
    static final Duration LIFE = Duration.ofMinutes(10);

    private static final long MAX_UNPACKED_BYTES = 256L << 20;
    private static final int HEADER_LINES = 5;

    static KeptPage of(Response response, byte[] transferred, Instant now) throws IOException {
        return new KeptPage(
                header(response.headers(), "ETag"),
                header(response.headers(), "Last-Modified"),
                header(response.headers(), "Content-Type").toLowerCase(Locale.ROOT),
                response.request().url(),
                now.plus(fresh(response)),
                ByteString.of(packed(transferred, header(response.headers(), "Content-Encoding"))));
    }

    /** The same, not changed as the server says. */
    KeptPage again(Response response, Instant now) {
        return new KeptPage(etag, modified, type, url, now.plus(fresh(response)), gzip);
    }

    private static Duration fresh(Response response) {
        var said = response.cacheControl();
        if (said.noStore() || said.noCache()) return Duration.ZERO;
        if (said.maxAgeSeconds() < 0) return LIFE;
        // a cache on the way has had it for so long already
        long age = seconds(header(response.headers(), "Age"));
        long left = Math.max(0, Math.min(said.maxAgeSeconds(), LIFE.toSeconds()) - age);
        return Duration.ofSeconds(left);
    }

    private static long seconds(String text) {
        try {
            return Math.max(0, Long.parseLong(text.strip()));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static String header(Headers headers, String name) {
        return Optional.ofNullable(headers.get(name)).orElse("");
    }

    /**
     * The page as a build's pip gets it. PyPI sends pages gzipped; a proxy or mirror on our own way
     * may unpack them, and then the bytes that reached us are several times what a cache keeps.
     */
    private static byte[] packed(byte[] transferred, String encoding) throws IOException {
        if (encoding.equalsIgnoreCase("gzip")) return transferred;
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(transferred);
        }
        return packed.toByteArray();
    }

    String text() throws IOException {
        try (InputStream in =
                Bodies.capped(
                        new GZIPInputStream(new ByteArrayInputStream(gzip.toByteArray())),
                        MAX_UNPACKED_BYTES)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    /** A line each, then the page. */
    byte[] written() {
        List<String> lines = List.of(etag, modified, type, url.toString(), until.toString());
        byte[] head = (String.join("\n", lines) + "\n").getBytes(UTF_8);
        byte[] all = Arrays.copyOf(head, head.length + gzip.size());
        gzip.copyInto(0, all, head.length, gzip.size());
        return all;
    }

    /** Empty where the bytes are something else. */
    static Optional<KeptPage> parse(byte[] bytes) {
        String[] lines = new String[HEADER_LINES];
        int from = 0;
        for (int i = 0; i < HEADER_LINES; i++) {
            int end = from;
            while (end < bytes.length && bytes[end] != '\n') end++;
            if (end == bytes.length) return Optional.empty();
            lines[i] = new String(bytes, from, end - from, UTF_8);
            from = end + 1;
        }
        HttpUrl url = HttpUrl.parse(lines[3]);
        Optional<Instant> until = instant(lines[4]);
        if (url == null || until.isEmpty()) return Optional.empty();
        ByteString gzip = ByteString.of(bytes, from, bytes.length - from);
        return Optional.of(new KeptPage(lines[0], lines[1], lines[2], url, until.get(), gzip));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (java.time.format.DateTimeParseException e) {
            return Optional.empty();
        }
    }
}

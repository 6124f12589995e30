package dev.plimsoll.index;

import dev.plimsoll.http.Bodies;
import dev.plimsoll.http.HttpFailure;
import dev.plimsoll.http.Operation;
import dev.plimsoll.python.DistributionFile;
import java.io.IOException;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import okio.ByteString;

/**
 * The last bytes of a file by one Range; RFC 9110, 14. Empty where the server answers with the
 * whole file: the body is left unread then.
 */
record PullTail(DistributionFile file, long length) implements Operation<Optional<PullTail.Tail>> {

    /**
     * The end of a file.
     *
     * @param start where in the file the bytes begin
     * @param total the file's size
     */
    record Tail(ByteString bytes, long start, long total) {}

    private static final int PARTIAL_CONTENT = 206;

    @Override
    public String purpose() {
        return "read the directory of " + file.filename();
    }

    @Override
    public Request request(HttpUrl base) {
        String range =
                file.bytes()
                        .map(size -> "bytes=%d-%d".formatted(Math.max(0, size - length), size - 1))
                        .orElse("bytes=-" + length);
        return new Request.Builder()
                .url(base)
                .header("Range", range)
                .header("Accept-Encoding", "identity")
                .build();
    }

    @Override
    public Optional<Tail> read(Response response) throws IOException {
        if (response.code() != PARTIAL_CONTENT) return Optional.empty();
        String said = Optional.ofNullable(response.header("Content-Range")).orElse("");
        int dash = said.indexOf('-');
        int slash = said.indexOf('/');
        if (!said.startsWith("bytes ") || dash < 0 || slash < dash)
            throw HttpFailure.malformed("a range without saying which");
        try {
            long start = Long.parseLong(said.substring("bytes ".length(), dash));
            long end = Long.parseLong(said.substring(dash + 1, slash));
            long total = Long.parseLong(said.substring(slash + 1));
            byte[] bytes =
                    Bodies.capped(
                            response, Math.toIntExact(Math.min(length, Integer.MAX_VALUE - 1)));
            boolean agrees =
                    bytes.length == end - start + 1
                            && end == total - 1
                            && file.bytes().map(size -> size == total).orElse(true);
            if (!agrees) throw HttpFailure.malformed("another range than it was asked for");
            return Optional.of(new Tail(ByteString.of(bytes), start, total));
        } catch (NumberFormatException e) {
            throw HttpFailure.malformed("a range in no numbers");
        }
    }
}

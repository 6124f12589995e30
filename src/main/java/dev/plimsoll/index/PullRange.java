package dev.plimsoll.index;

import dev.plimsoll.http.Bodies;
import dev.plimsoll.http.HttpFailure;
import dev.plimsoll.http.Operation;
import dev.plimsoll.python.DistributionFile;
import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import okio.ByteString;

/**
 * A piece from the middle of a file, of a server that is known to honour Range.
 *
 * @param total the file's size
 */
record PullRange(DistributionFile file, long start, long length, long total)
        implements Operation<PullTail.Tail> {

    private static final int PARTIAL_CONTENT = 206;
    private static final int MAX_PIECE = 8 << 20;

    @Override
    public String purpose() {
        return "read a part of " + file.filename();
    }

    @Override
    public Request request(HttpUrl base) {
        long end = Math.min(total, start + length) - 1;
        return new Request.Builder()
                .url(base)
                .header("Range", "bytes=%d-%d".formatted(start, end))
                .header("Accept-Encoding", "identity")
                .build();
    }

    @Override
    public PullTail.Tail read(Response response) throws IOException {
        if (response.code() != PARTIAL_CONTENT)
            throw HttpFailure.malformed("the whole file where a part was asked for");
        byte[] bytes = Bodies.capped(response, MAX_PIECE);
        return new PullTail.Tail(ByteString.of(bytes), start, total);
    }
}

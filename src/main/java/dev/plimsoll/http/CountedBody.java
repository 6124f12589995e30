package dev.plimsoll.http;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/** Counts the bytes of an answer while they are read. */
final class CountedBody {

    private long bytes;

    long bytes() {
        return bytes;
    }

    Response in(Response response) {
        return response.newBuilder().body(new Counting(response.body())).build();
    }

    private final class Counting extends ResponseBody {

        private final ResponseBody body;
        private final BufferedSource source;

        Counting(ResponseBody body) {
            this.body = body;
            this.source =
                    Okio.buffer(
                            new ForwardingSource(body.source()) {
                                @Override
                                public long read(Buffer sink, long count) throws IOException {
                                    long read = super.read(sink, count);
                                    if (read > 0) bytes += read;
                                    return read;
                                }
                            });
        }

        @Override
        public @Nullable MediaType contentType() {
            return body.contentType();
        }

        @Override
        public long contentLength() {
            return body.contentLength();
        }

        @Override
        public BufferedSource source() {
            return source;
        }
    }
}

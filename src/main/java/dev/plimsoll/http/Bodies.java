package dev.plimsoll.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import okhttp3.Response;

/** Bodies of answers, never more of them than asked for. */
public final class Bodies {

    private Bodies() {}

    /** The whole body; a failure where it is longer than {@code limit} bytes, announced or not. */
    public static byte[] capped(Response response, int limit) throws IOException {
        if (response.body().contentLength() > limit) throw HttpFailure.tooLarge(limit);
        byte[] read = response.body().byteStream().readNBytes(limit + 1);
        if (read.length > limit) throw HttpFailure.tooLarge(limit);
        return read;
    }

    /** The whole body as UTF-8. */
    public static String text(Response response, int limit) throws IOException {
        return new String(capped(response, limit), StandardCharsets.UTF_8);
    }

    /** The body as it comes; reading past {@code limit} bytes fails. */
    public static InputStream stream(Response response, long limit) throws IOException {
        if (response.body().contentLength() > limit) throw HttpFailure.tooLarge(limit);
        return capped(response.body().byteStream(), limit);
    }

    /** {@code in}, failing past {@code limit} bytes: also for what is unpacked from a body. */
    public static InputStream capped(InputStream in, long limit) {
        return new Capped(in, limit);
    }

    private static final class Capped extends FilterInputStream {

        private final long limit;
        private long read;

        Capped(InputStream in, long limit) {
            super(in);
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int value = in.read();
            if (value >= 0) count(1);
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = in.read(buffer, offset, length);
            if (count > 0) count(count);
            return count;
        }

        @Override
        public long skip(long wanted) throws IOException {
            long skipped = in.skip(wanted);
            count(skipped);
            return skipped;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        private void count(long bytes) throws IOException {
            read += bytes;
            if (read > limit) throw HttpFailure.tooLarge(limit);
        }
    }
}

package dev.plimsoll.index;

import dev.plimsoll.http.Bodies;
import dev.plimsoll.http.HttpFailure;
import dev.plimsoll.http.Operation;
import dev.plimsoll.python.DistributionFile;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import okio.ByteString;

/**
 * {@code GET} of a whole wheel, of which only the end is kept: for servers without Range. Its hash
 * must agree.
 */
record PullWheel(DistributionFile wheel) implements Operation<PullTail.Tail> {

    /** The largest wheels, CUDA's, are near 1 GB; larger ones stay unknown. */
    private static final long MAX_WHEEL_BYTES = 1L << 30;

    /** Holds the directory of any wheel that was seen. */
    private static final int KEPT = 4 << 20;

    private static final int PIECE = 64 << 10;

    @Override
    public String purpose() {
        return "read " + wheel.filename();
    }

    @Override
    public Request request(HttpUrl base) {
        return new Request.Builder().url(base).header("Accept-Encoding", "identity").build();
    }

    @Override
    public PullTail.Tail read(Response response) throws IOException {
        MessageDigest sha256 = sha256();
        byte[] kept = new byte[0];
        long total = 0;
        try (InputStream body = Bodies.stream(response, MAX_WHEEL_BYTES)) {
            byte[] piece = new byte[PIECE];
            for (int read = body.read(piece); read >= 0; read = body.read(piece)) {
                sha256.update(piece, 0, read);
                total += read;
                byte[] longer = Arrays.copyOf(kept, kept.length + read);
                System.arraycopy(piece, 0, longer, kept.length, read);
                kept =
                        longer.length > 2 * KEPT
                                ? Arrays.copyOfRange(longer, longer.length - KEPT, longer.length)
                                : longer;
            }
        }
        String hash = HexFormat.of().formatHex(sha256.digest());
        if (wheel.sha256().filter(said -> !said.equals(hash)).isPresent())
            throw HttpFailure.malformed("another file than its hash says");
        return new PullTail.Tail(ByteString.of(kept), total - kept.length, total);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

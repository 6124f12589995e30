package dev.plimsoll.index;

import dev.plimsoll.http.HttpFailure;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A stream whose SHA-256 is known beforehand. */
final class Hashed {

    private final DigestInputStream in;
    private final Counted counted;

    private static final class Counted extends FilterInputStream {
        private long bytes;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            if (one >= 0) bytes++;
            return one;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int some = super.read(into, offset, length);
            if (some > 0) bytes += some;
            return some;
        }
    }

    Hashed(InputStream in) {
        try {
            this.counted = new Counted(in);
            this.in = new DigestInputStream(counted, MessageDigest.getInstance("SHA-256"));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    InputStream stream() {
        return in;
    }

    /** Reads what is left; the size of the whole in bytes. */
    long finish() throws IOException {
        in.transferTo(java.io.OutputStream.nullOutputStream());
        return counted.bytes;
    }

    /** Reads what is left and fails where the whole is another file than was said. */
    void mustBe(String sha256) throws IOException {
        in.transferTo(java.io.OutputStream.nullOutputStream());
        if (!HexFormat.of().formatHex(in.getMessageDigest().digest()).equals(sha256))
            throw HttpFailure.malformed("it is another file than its hash says");
    }
}

package dev.plimsoll.index;

import dev.plimsoll.http.HttpFailure;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A stream whose SHA-256 is known beforehand. */
final class Hashed {

    private final DigestInputStream in;

    Hashed(InputStream in) {
        try {
            this.in = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    InputStream stream() {
        return in;
    }

    /** Reads what is left and fails where the whole is another file than was said. */
    void mustBe(String sha256) throws IOException {
        in.transferTo(java.io.OutputStream.nullOutputStream());
        if (!HexFormat.of().formatHex(in.getMessageDigest().digest()).equals(sha256))
            throw HttpFailure.malformed("it is another file than its hash says");
    }
}

package dev.plimsoll.image;

import java.util.Optional;

/** A content address such as {@code sha256:…}; OCI image specification, "Digests". */
public record Digest(String algorithm, String hex) {

    public static Optional<Digest> parse(String written) {
        int colon = written.indexOf(':');
        if (colon < 1 || colon == written.length() - 1) return Optional.empty();
        return Optional.of(new Digest(written.substring(0, colon), written.substring(colon + 1)));
    }

    @Override
    public String toString() {
        return algorithm + ":" + hex;
    }
}

package dev.plimsoll.image;

import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * What points at a blob; OCI image specification, descriptor.md.
 *
 * @param size of the blob in bytes
 * @param data the blob itself in Base64, where it is embedded
 */
public record Descriptor(
        String mediaType,
        Digest digest,
        long size,
        Optional<Platform> platform,
        Map<String, String> annotations,
        Optional<String> data) {

    private static final String REFERENCE_TYPE = "vnd.docker.reference.type";

    /**
     * Whether it is BuildKit's attestation about another image, which an index lists beside the
     * images.
     */
    public boolean isAttestation() {
        return annotations.containsKey(REFERENCE_TYPE)
                || platform.map(p -> p.os().equals("unknown")).orElse(false);
    }

    /** The embedded blob, if it is there and is what the digest says. */
    public Optional<byte[]> embedded() {
        return data.flatMap(Descriptor::decoded)
                .filter(bytes -> bytes.length == size && digest.names(bytes));
    }

    private static Optional<byte[]> decoded(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

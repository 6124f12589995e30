package dev.plimsoll.image;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A content address such as {@code sha256:…}; OCI image specification, "Digests". Only its two
 * registered algorithms.
 */
public record Digest(String algorithm, String hex) implements Comparable<Digest> {

    private static final int SHA256_HEX = 64;
    private static final int SHA512_HEX = 128;

    public Digest {
        if (!isDigest(algorithm, hex))
            throw new IllegalArgumentException("not a digest: " + algorithm + ":" + hex);
    }

    public static Optional<Digest> parse(String written) {
        int colon = written.indexOf(':');
        if (colon < 0) return Optional.empty();
        String algorithm = written.substring(0, colon);
        String hex = written.substring(colon + 1);
        return isDigest(algorithm, hex)
                ? Optional.of(new Digest(algorithm, hex))
                : Optional.empty();
    }

    /** The SHA-256 of {@code content}. */
    public static Digest of(byte[] content) {
        return of("sha256", content);
    }

    /** The SHA-256 of {@code content} in UTF-8. */
    public static Digest of(String content) {
        return of(content.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether {@code content} is what this names. */
    public boolean names(byte[] content) {
        return equals(of(algorithm, content));
    }

    /** A fresh computation by this digest's algorithm. */
    public MessageDigest computation() {
        return computation(algorithm);
    }

    /** Whether a finished computation is this. */
    public boolean matches(MessageDigest finished) {
        return hex.equals(HexFormat.of().formatHex(finished.digest()));
    }

    private static Digest of(String algorithm, byte[] content) {
        return new Digest(
                algorithm, HexFormat.of().formatHex(computation(algorithm).digest(content)));
    }

    private static MessageDigest computation(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm.equals("sha512") ? "SHA-512" : "SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-2", e);
        }
    }

    private static boolean isDigest(String algorithm, String hex) {
        int length =
                switch (algorithm) {
                    case "sha256" -> SHA256_HEX;
                    case "sha512" -> SHA512_HEX;
                    default -> -1;
                };
        return hex.length() == length
                && hex.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }

    @Override
    public int compareTo(Digest other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return algorithm + ":" + hex;
    }
}

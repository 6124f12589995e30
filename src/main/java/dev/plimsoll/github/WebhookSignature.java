package dev.plimsoll.github;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * GitHub's {@code X-Hub-Signature-256}: HMAC-SHA256 of a delivery's raw bytes. Several secrets hold
 * at once while one is being rotated.
 */
public final class WebhookSignature {

    private static final String PREFIX = "sha256=";
    private static final String ALGORITHM = "HmacSHA256";

    private final List<SecretKeySpec> keys;

    /** At least one secret; empty ones do not count, as anyone could sign with them. */
    public WebhookSignature(List<String> secrets) {
        this.keys =
                secrets.stream()
                        .filter(secret -> !secret.isEmpty())
                        .map(WebhookSignature::key)
                        .toList();
        if (keys.isEmpty()) throw new IllegalArgumentException("a webhook needs a secret");
    }

    /**
     * Whether one of the secrets made this header; takes the same time whichever, and whether any
     * did.
     */
    public boolean holds(byte[] body, @Nullable String header) {
        byte[] given = header == null ? new byte[0] : header.getBytes(StandardCharsets.UTF_8);
        boolean held = false;
        for (SecretKeySpec key : keys) {
            held |= MessageDigest.isEqual(sign(key, body).getBytes(StandardCharsets.UTF_8), given);
        }
        return held;
    }

    /** The header that a sender with this secret writes. */
    public static String sign(String secret, byte[] body) {
        return sign(key(secret), body);
    }

    private static String sign(SecretKeySpec key, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return PREFIX + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    private static SecretKeySpec key(String secret) {
        return new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }
}

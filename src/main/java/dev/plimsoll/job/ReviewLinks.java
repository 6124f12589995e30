package dev.plimsoll.job;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Links to reports that open without a token until they expire, signed with a key that only the
 * operator has.
 */
public final class ReviewLinks {

    /** As long as GitHub keeps a check run current. */
    private static final Duration VALID = Duration.ofDays(14);

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final Optional<String> publicUrl;
    private final InstantSource clock;

    /**
     * Links below {@code publicUrl}, where the outside reaches the server; without one there are
     * none.
     */
    public ReviewLinks(String secret, Optional<String> publicUrl, InstantSource clock) {
        this.key =
                new SecretKeySpec(
                        ("review-link:" + secret).getBytes(StandardCharsets.UTF_8), ALGORITHM);
        this.publicUrl =
                publicUrl.map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
        this.clock = clock;
    }

    public Optional<String> to(String review) {
        long expires = clock.instant().plus(VALID).getEpochSecond();
        return publicUrl.map(url ->
                "%s/reviews/%s?expires=%d&key=%s"
                        .formatted(url, review, expires, sign(review, expires)));
    }

    /** Whether the link's parameters open this review now. */
    public boolean open(String review, @Nullable String expires, @Nullable String signature) {
        if (expires == null || signature == null) return false;
        try {
            long until = Long.parseLong(expires);
            boolean held =
                    MessageDigest.isEqual(
                            sign(review, until).getBytes(StandardCharsets.UTF_8),
                            signature.getBytes(StandardCharsets.UTF_8));
            return held && clock.instant().getEpochSecond() < until;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private String sign(String review, long expires) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of()
                    .formatHex(
                            mac.doFinal((review + "?" + expires).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}

package dev.plimsoll.github;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * Who the App is: its id and private key. Signs the tokens by which GitHub knows the App itself.
 */
public final class AppCredentials {

    /**
     * GitHub refuses tokens that are valid for more than ten minutes, and clocks differ (docs,
     * "Generating a JWT").
     */
    private static final Duration VALID = Duration.ofMinutes(8);

    private static final Duration CLOCK_DRIFT = Duration.ofMinutes(1);

    /**
     * SEQUENCE { OID rsaEncryption, NULL } and the version before it: what PKCS#8 (RFC 5208) puts
     * around PKCS#1.
     */
    private static final byte[] RSA_HEADER = {
        0x02,
        0x01,
        0x00,
        0x30,
        0x0d,
        0x06,
        0x09,
        0x2a,
        (byte) 0x86,
        0x48,
        (byte) 0x86,
        (byte) 0xf7,
        0x0d,
        0x01,
        0x01,
        0x01,
        0x05,
        0x00
    };

    private static final byte SEQUENCE = 0x30;
    private static final byte OCTET_STRING = 0x04;

    private final String appId;
    private final PrivateKey key;

    private AppCredentials(String appId, PrivateKey key) {
        this.appId = appId;
        this.key = key;
    }

    /**
     * The key as PEM: PKCS#1, as GitHub hands it out, or PKCS#8. Line breaks may be written as
     * {@code \n}.
     */
    public static AppCredentials of(String appId, String pem) {
        String text = pem.replace("\\n", "\n");
        StringBuilder base64 = new StringBuilder();
        text.lines()
                .map(String::strip)
                .filter(line -> !line.startsWith("-----"))
                .forEach(base64::append);
        try {
            byte[] der = Base64.getDecoder().decode(base64.toString());
            byte[] pkcs8 = text.contains("BEGIN RSA PRIVATE KEY") ? wrapped(der) : der;
            return new AppCredentials(
                    appId,
                    KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // the cause may quote the key
            throw new IllegalArgumentException("PRIVATE_KEY is no RSA key in PEM");
        }
    }

    public String appId() {
        return appId;
    }

    /** A JSON Web Token (RFC 7519, RS256) that says "I am this App", for some minutes. */
    public String token(Instant now) {
        String header = "{\"alg\":\"RS256\",\"typ\":\"JWT\"}";
        String claims =
                "{\"iat\":%d,\"exp\":%d,\"iss\":\"%s\"}"
                        .formatted(
                                now.minus(CLOCK_DRIFT).getEpochSecond(),
                                now.plus(VALID).getEpochSecond(),
                                appId);
        String signed =
                base64Url(header.getBytes(StandardCharsets.UTF_8))
                        + "."
                        + base64Url(claims.getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + base64Url(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK signs with RSA", e);
        }
    }

    private static byte[] wrapped(byte[] pkcs1) {
        ByteArrayOutputStream inner = new ByteArrayOutputStream();
        inner.writeBytes(RSA_HEADER);
        inner.writeBytes(tagged(OCTET_STRING, pkcs1));
        return tagged(SEQUENCE, inner.toByteArray());
    }

    /** DER: a tag, the length in as few bytes as it takes, the content. */
    private static byte[] tagged(byte tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < 0x80) {
            out.write(content.length);
        } else if (content.length < 0x100) {
            out.write(0x81);
            out.write(content.length);
        } else {
            out.write(0x82);
            out.write(content.length >> 8);
            out.write(content.length);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static String base64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

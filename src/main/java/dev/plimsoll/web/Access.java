package dev.plimsoll.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Who may see pages that name repositories: whoever knows the operator's token, as a header or once
 * in the form at {@code /}.
 */
final class Access {

    private static final String COOKIE = "plimsoll";
    private static final String BEARER = "Bearer ";
    private static final String ALGORITHM = "HmacSHA256";
    private static final Duration SESSION = Duration.ofHours(12);

    private final String token;
    private final InstantSource clock;

    Access(String token, InstantSource clock) {
        if (token.isBlank()) throw new IllegalArgumentException("the pages need a token");
        this.token = token;
        this.clock = clock;
    }

    boolean isOpen(Context ctx) {
        String header = ctx.header("Authorization");
        if (header != null
                && header.startsWith(BEARER)
                && isToken(header.substring(BEARER.length()).strip())) return true;
        return holds(ctx.cookie(COOKIE));
    }

    /** Opens the pages to this browser if the token is right. */
    boolean enter(Context ctx, @Nullable String given) {
        if (given == null || !isToken(given.strip())) return false;
        long until = clock.instant().plus(SESSION).getEpochSecond();
        Cookie cookie = new Cookie(COOKIE, until + "." + sign(until));
        cookie.setHttpOnly(true);
        cookie.setSecure(
                ctx.scheme().equals("https") || "https".equals(ctx.header("X-Forwarded-Proto")));
        cookie.setSameSite(SameSite.STRICT);
        cookie.setMaxAge((int) SESSION.toSeconds());
        ctx.cookie(cookie);
        return true;
    }

    private boolean isToken(String given) {
        return equal(token, given);
    }

    private boolean holds(@Nullable String cookie) {
        int dot = cookie == null ? -1 : cookie.indexOf('.');
        if (cookie == null || dot < 0) return false;
        try {
            long until = Long.parseLong(cookie.substring(0, dot));
            return equal(sign(until), cookie.substring(dot + 1))
                    && clock.instant().getEpochSecond() < until;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** The cookie holds no token, only proof that it was known. */
    private String sign(long until) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of()
                    .formatHex(mac.doFinal(("session:" + until).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    private static boolean equal(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}

package dev.plimsoll.demo;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * ETags as GitHub gives them: of the answer and of who asks, so another token's never fit. What is
 * the same is not sent again.
 */
final class Marks {

    private Marks() {}

    static void mark(Context ctx) {
        if (!ctx.method().equals(HandlerType.GET) || ctx.statusCode() != 200) return;
        InputStream answer = ctx.resultInputStream();
        if (answer == null) return;
        byte[] body = bytes(answer);
        String etag = "W/\"" + hash(body, ctx.header("Authorization")) + "\"";
        ctx.header("ETag", etag);
        if (etag.equals(ctx.header("If-None-Match"))) ctx.status(304).result("");
        else ctx.result(new ByteArrayInputStream(body));
    }

    private static byte[] bytes(InputStream answer) {
        try {
            return answer.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(byte[] body, @Nullable String who) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(String.valueOf(who).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

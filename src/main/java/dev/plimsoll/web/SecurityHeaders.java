package dev.plimsoll.web;

import io.javalin.http.Context;
import io.javalin.http.Handler;

/**
 * Headers of every answer: nothing runs, nothing is framed, nothing of the address is told to
 * others.
 */
final class SecurityHeaders implements Handler {

    @Override
    public void handle(Context ctx) {
        // the form of /setup goes to GitHub, so forms may leave by https
        ctx.header(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; form-action 'self' https:; frame-ancestors 'none'; base-uri 'none'");
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.header("Referrer-Policy", "no-referrer");
        ctx.header("Cache-Control", "no-store");
    }
}

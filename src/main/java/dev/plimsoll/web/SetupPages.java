package dev.plimsoll.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.SameSite;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /setup}: GitHub's App manifest flow. The state is issued to one visitor, once, within an
 * hour; closed once configured.
 */
final class SetupPages {

    private static final Logger LOG = LoggerFactory.getLogger(SetupPages.class);
    private static final Duration VALID = Duration.ofHours(1);
    private static final int MOST_VISITORS = 1_000;
    private static final int STATE_BYTES = 24;
    private static final String COOKIE = "plimsoll-setup";

    private final Site site;
    private final SecureRandom random = new SecureRandom();
    private final Cache<String, Boolean> issued =
            Caffeine.newBuilder().maximumSize(MOST_VISITORS).expireAfterWrite(VALID).build();

    SetupPages(Site site) {
        this.site = site;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/setup", this::begin);
        routes.get("/setup/callback", this::complete);
    }

    private void begin(Context ctx) {
        Setup setup = open();
        byte[] bytes = new byte[STATE_BYTES];
        random.nextBytes(bytes);
        String state = HexFormat.of().formatHex(bytes);
        issued.put(state, true);
        Cookie cookie = new Cookie(COOKIE, state);
        cookie.setPath("/setup");
        cookie.setHttpOnly(true);
        // the visitor comes back from GitHub's site, so the strictest setting would hide it
        cookie.setSameSite(SameSite.LAX);
        cookie.setMaxAge((int) VALID.toSeconds());
        ctx.cookie(cookie);
        ctx.contentType("text/html; charset=utf-8")
                .result(
                        """
                        <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Set up Plimsoll</title>
                        <link rel="stylesheet" href="/style.css"></head><body><main><h1>Set up Plimsoll</h1>
                        <p>GitHub registers the App with the permissions that it needs, and sends you back here.</p>
                        <form method="post" action="%s"><input type="hidden" name="manifest" value="%s">
                        <button>Register the App on GitHub</button></form></main></body></html>
                        """
                                .formatted(
                                        escape(setup.formAddress(state)),
                                        escape(setup.manifest())));
    }

    private void complete(Context ctx) {
        Setup setup = open();
        String state = ctx.queryParam("state");
        String code = ctx.queryParam("code");
        boolean his =
                state != null
                        && state.equals(ctx.cookie(COOKIE))
                        && issued.asMap().remove(state) != null;
        if (!his)
            throw new BadRequestResponse(
                    "this link was not issued to you, was used, or is too old: start at /setup");
        if (code == null || code.isBlank())
            throw new BadRequestResponse("GitHub sent no code: start at /setup");
        try {
            ctx.redirect(setup.complete(code));
        } catch (IOException e) {
            LOG.warn("the App could not be set up: {}", e.getMessage());
            throw new BadRequestResponse("GitHub did not accept the code: start at /setup");
        }
    }

    private Setup open() {
        return site.setup().get().orElseThrow(() -> new NotFoundResponse("the App is configured"));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}

package dev.plimsoll.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who is asking: the App by a signed token of its own, an installation by a token that the App was
 * given for it.
 */
final class AppRoutes {

    private static final Duration LONGEST_JWT = Duration.ofMinutes(10);
    private static final Duration TOKEN_LIFE = Duration.ofHours(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String appId;
    private final String slug;
    private final PublicKey key;
    private final DeliveryLog deliveries;
    private final Map<String, Instant> tokens = new ConcurrentHashMap<>();

    AppRoutes(String appId, String slug, PublicKey key, DeliveryLog deliveries) {
        this.appId = appId;
        this.slug = slug;
        this.key = key;
        this.deliveries = deliveries;
    }

    void addTo(RoutesConfig routes) {
        routes.get(
                "/app",
                ctx -> {
                    ObjectNode app =
                            DoubleRoutes.JSON
                                    .objectNode()
                                    .put("id", Long.parseLong(appId))
                                    .put("slug", slug);
                    DoubleRoutes.answer(ctx, 200, app);
                });
        deliveries.addTo(routes);
        routes.post("/app/installations/{id}/access_tokens", this::mint);
    }

    /** Every request is the App's own below {@code /app}, and an installation's elsewhere. */
    void mustBeKnown(Context ctx) {
        String header = ctx.header("Authorization");
        String token =
                header != null && header.startsWith("Bearer ")
                        ? header.substring("Bearer ".length())
                        : "";
        boolean known = ctx.path().startsWith("/app") ? isApp(token) : isInstallation(token);
        if (!known) throw new Refused(401, "Bad credentials");
    }

    /** Every token is refused from now on, as after an hour. */
    void expireTokens() {
        tokens.replaceAll((token, expires) -> Instant.EPOCH);
    }

    private void mint(Context ctx) {
        String token = "ghs_" + UUID.randomUUID().toString().replace("-", "");
        Instant expires = Instant.now().plus(TOKEN_LIFE);
        tokens.put(token, expires);
        ObjectNode json =
                DoubleRoutes.JSON
                        .objectNode()
                        .put("token", token)
                        .put("expires_at", expires.toString());
        json.putObject("permissions")
                .put("checks", "write")
                .put("contents", "write")
                .put("pull_requests", "write");
        DoubleRoutes.answer(ctx, 201, json);
    }

    private boolean isInstallation(String token) {
        Instant expires = tokens.get(token);
        return expires != null && Instant.now().isBefore(expires);
    }

    /** RFC 7519 with RS256, valid now and for no more than ten minutes. */
    private boolean isApp(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) return false;
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key);
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            if (!signature.verify(Base64.getUrlDecoder().decode(parts[2]))) return false;
            JsonNode claims =
                    JSON.readTree(
                            new String(
                                    Base64.getUrlDecoder().decode(parts[1]),
                                    StandardCharsets.UTF_8));
            Instant now = Instant.now();
            Instant issued = Instant.ofEpochSecond(claims.path("iat").asLong());
            Instant expires = Instant.ofEpochSecond(claims.path("exp").asLong());
            return claims.path("iss").asText().equals(appId)
                    && !issued.isAfter(now)
                    && expires.isAfter(now)
                    && !expires.isAfter(now.plus(LONGEST_JWT));
        } catch (GeneralSecurityException | JsonProcessingException | IllegalArgumentException e) {
            return false;
        }
    }
}

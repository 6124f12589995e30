package dev.plimsoll.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plimsoll.image.ImageReference;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Credentials by registry, as a Docker {@code config.json} holds them. Its credential helpers are
 * programs, and are not run.
 */
public final class Credentials {

    public static final Credentials NONE = new Credentials(Map.of(), Set.of());

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> HUB_NAMES =
            Set.of(
                    "docker.io",
                    "index.docker.io",
                    "registry-1.docker.io",
                    "registry.hub.docker.com");

    private final Map<String, Login> logins;
    private final Set<String> helped;

    private Credentials(Map<String, Login> logins, Set<String> helped) {
        this.logins = Map.copyOf(logins);
        this.helped = Set.copyOf(helped);
    }

    /** A user and a password; not shown as text. */
    record Login(String user, String password) {

        String basic() {
            return okhttp3.Credentials.basic(user, password, StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return "Login of " + user;
        }
    }

    /** Reads a {@code config.json}; empty where it is none. */
    public static Optional<Credentials> parse(String json) {
        JsonNode root;
        try {
            root = JSON.readTree(json);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
        if (root == null || !root.isObject()) return Optional.empty();
        Map<String, Login> logins = new HashMap<>();
        root.path("auths")
                .properties()
                .forEach(entry ->
                        login(entry.getValue())
                                .ifPresent(login -> logins.put(registry(entry.getKey()), login)));
        Set<String> helped = new TreeSet<>();
        root.path("credHelpers")
                .properties()
                .forEach(entry -> helped.add(registry(entry.getKey())));
        if (root.path("credsStore").isTextual())
            root.path("auths").properties().forEach(entry -> helped.add(registry(entry.getKey())));
        return Optional.of(new Credentials(logins, helped));
    }

    Optional<Login> of(String registry) {
        return Optional.ofNullable(logins.get(registry(registry)));
    }

    /** What is said where a registry wants credentials and has none here. */
    String missing(String registry) {
        return helped.contains(registry(registry))
                ? "its credentials are kept by a credential helper, which is not run"
                : "no credentials are set for " + registry;
    }

    private static Optional<Login> login(JsonNode entry) {
        String user = entry.path("username").asText("");
        if (!user.isEmpty()) return Optional.of(new Login(user, entry.path("password").asText("")));
        try {
            String pair =
                    new String(
                            Base64.getDecoder().decode(entry.path("auth").asText("")),
                            StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 1
                    ? Optional.empty()
                    : Optional.of(new Login(pair.substring(0, colon), pair.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    // keys are hosts, or addresses such as https://index.docker.io/v1/
    private static String registry(String key) {
        String bare = key.toLowerCase(Locale.ROOT);
        int scheme = bare.indexOf("://");
        if (scheme >= 0) bare = bare.substring(scheme + 3);
        int slash = bare.indexOf('/');
        if (slash >= 0) bare = bare.substring(0, slash);
        return HUB_NAMES.contains(bare) ? ImageReference.DOCKER_HUB : bare;
    }
}

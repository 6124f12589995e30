package dev.plimsoll.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the operator has set: the environment, and before it the flags of {@code serve}. Never shown
 * as text.
 */
public final class Settings {

    /** Where it listens where nobody says. */
    private static final int DEFAULT_PORT = 3000;

    private final Map<String, String> values;

    private Settings(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    public static Settings of(Map<String, String> environment) {
        return new Settings(environment);
    }

    /** These, with {@code flags} before them. */
    public Settings with(Map<String, String> flags) {
        Map<String, String> merged = new HashMap<>(values);
        merged.putAll(flags);
        return new Settings(merged);
    }

    /** The value where there is one that is not blank. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    public Optional<String> appId() {
        return text("APP_ID");
    }

    /** The key itself; several lines may be written with {@code \n}. */
    public Optional<String> privateKey() {
        return text("PRIVATE_KEY").map(key -> key.replace("\\n", "\n"));
    }

    public Optional<Path> privateKeyPath() {
        return text("PRIVATE_KEY_PATH").map(Path::of);
    }

    /** All of them while one is being rotated. */
    public List<String> webhookSecrets() {
        return list("WEBHOOK_SECRET");
    }

    public String githubApiUrl() {
        return text("GITHUB_API_URL").orElse("https://api.github.com");
    }

    public String githubUrl() {
        return text("GITHUB_URL").orElse("https://github.com");
    }

    public String host() {
        return text("HOST").orElse("0.0.0.0");
    }

    public int port() {
        return number("PORT", DEFAULT_PORT);
    }

    public Optional<String> publicUrl() {
        return text("PUBLIC_URL");
    }

    public Optional<String> databaseUrl() {
        return text("DATABASE_URL");
    }

    /** The folder for data and caches. */
    public Path home() {
        return text("PLIMSOLL_HOME")
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".plimsoll"));
    }

    /** Where to ask instead of a registry, by its name. */
    public Map<String, String> registryMirrors() {
        Map<String, String> mirrors = new LinkedHashMap<>();
        for (String pair : list("REGISTRY_MIRRORS")) {
            int equals = pair.indexOf('=');
            if (equals < 1)
                throw new IllegalArgumentException("REGISTRY_MIRRORS: expected registry=URL");
            mirrors.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return mirrors;
    }

    public Optional<Path> registryAuthFile() {
        return text("REGISTRY_AUTH_FILE").map(Path::of);
    }

    public Optional<String> pypiIndexUrl() {
        return text("PYPI_INDEX_URL");
    }

    public Optional<String> debianMirrorUrl() {
        return text("DEBIAN_MIRROR_URL");
    }

    public Optional<String> ubuntuMirrorUrl() {
        return text("UBUNTU_MIRROR_URL");
    }

    public Optional<String> alpineMirrorUrl() {
        return text("ALPINE_MIRROR_URL");
    }

    public Set<String> allowPrivateHosts() {
        return new TreeSet<>(list("ALLOW_PRIVATE_HOSTS"));
    }

    public Optional<String> httpsProxy() {
        return text("HTTPS_PROXY").or(() -> text("https_proxy"));
    }

    public String noProxy() {
        return text("NO_PROXY").or(() -> text("no_proxy")).orElse("");
    }

    public Optional<Path> sslCertFile() {
        return text("SSL_CERT_FILE").map(Path::of);
    }

    public Optional<String> adminToken() {
        return text("ADMIN_TOKEN");
    }

    public Optional<String> webhookProxyUrl() {
        return text("WEBHOOK_PROXY_URL");
    }

    /** Reviews made at once; four times the processors, as most of a review waits for an answer. */
    public int workers() {
        return number("WORKERS", Runtime.getRuntime().availableProcessors() * 4);
    }

    public String logLevel() {
        return text("LOG_LEVEL").orElse("info");
    }

    public String logFormat() {
        return text("LOG_FORMAT").orElse("json");
    }

    private int number(String name, int otherwise) {
        try {
            return text(name).map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + ": expected a number", e);
        }
    }

    private List<String> list(String name) {
        List<String> items = new ArrayList<>();
        for (String item : text(name).orElse("").split(",", -1)) {
            if (!item.isBlank()) items.add(item.strip());
        }
        return items;
    }

    @Override
    public String toString() {
        return "Settings" + new TreeSet<>(values.keySet());
    }
}

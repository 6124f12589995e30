package dev.plimsoll.cli;

/** The settings, by their names in the environment; contracts, "Settings". */
public enum SettingNames {
    APP_ID("the GitHub App's number"),
    PRIVATE_KEY("the App's private key as PEM"),
    PRIVATE_KEY_PATH("a file that holds it"),
    WEBHOOK_SECRET("the webhook's secret; several while one is rotated, separated by commas"),
    GITHUB_API_URL("GitHub's API"),
    GITHUB_URL("GitHub's pages"),
    HOST("where to listen"),
    PORT("the port to listen on"),
    PUBLIC_URL("how the outside reaches this server"),
    DATABASE_URL("a JDBC URL; PostgreSQL for more than one replica"),
    PLIMSOLL_HOME("the folder for data and caches"),
    REGISTRY_MIRRORS("where to ask instead: docker.io=http://127.0.0.1:5000,ghcr.io=…"),
    REGISTRY_AUTH_FILE("a Docker config.json with credentials"),
    PYPI_INDEX_URL("the Python index"),
    DEBIAN_MIRROR_URL("Debian's archive"),
    UBUNTU_MIRROR_URL("Ubuntu's archive"),
    ALPINE_MIRROR_URL("Alpine's archive"),
    ALLOW_PRIVATE_HOSTS("hosts that may be private addresses, separated by commas"),
    HTTPS_PROXY("the proxy"),
    NO_PROXY("hosts that are reached without it"),
    SSL_CERT_FILE("certificates trusted besides the JDK's"),
    ADMIN_TOKEN("opens the pages that name repositories"),
    WEBHOOK_PROXY_URL("a smee.io channel for development"),
    WORKERS("how many reviews are made at once"),
    LOG_LEVEL("error, warn, info, debug or trace"),
    LOG_FORMAT("json or text");

    private final String meaning;

    SettingNames(String meaning) {
        this.meaning = meaning;
    }

    public String meaning() {
        return meaning;
    }
}

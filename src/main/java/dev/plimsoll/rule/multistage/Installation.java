package dev.plimsoll.rule.multistage;

import java.util.List;
import java.util.Set;

/**
 * What one added RUN installs by apt-get.
 *
 * @param packages as they are written there
 * @param recommended whether what they recommend comes along, as it did
 */
record Installation(List<String> packages, boolean recommended) {

    /**
     * Packages that work alike without what they recommend, in an image that has certificates
     * already.
     */
    private static final Set<String> COMPLETE =
            Set.of(
                    "ca-certificates",
                    "curl",
                    "wget",
                    "git",
                    "tzdata",
                    "netcat-openbsd",
                    "netcat-traditional",
                    "netcat",
                    "gettext",
                    "procps",
                    "vim",
                    "nano",
                    "less",
                    "unzip",
                    "zip",
                    "jq",
                    "tini",
                    "dumb-init",
                    "gosu",
                    "postgresql-client",
                    "default-mysql-client",
                    "sqlite3",
                    "redis-tools",
                    "rsync",
                    "xz-utils",
                    "bzip2",
                    "file",
                    "locales",
                    "iputils-ping",
                    "dnsutils",
                    "net-tools",
                    "openssh-client",
                    "htop",
                    "bash",
                    "make",
                    "media-types",
                    "mime-support");

    static boolean needsRecommended(NamedPackages.Named named) {
        if (!named.apt().takesRecommended()) return false;
        return !COMPLETE.contains(named.name()) && !named.name().startsWith("lib");
    }

    boolean isEmpty() {
        return packages.isEmpty();
    }

    /** The RUN, its lines joined as the file joins its own. */
    String text(String joint) {
        return "RUN apt-get update"
                + joint
                + "apt-get install -y "
                + (recommended ? "" : "--no-install-recommends ")
                + String.join(" ", packages)
                + joint
                + "rm -rf /var/lib/apt/lists/*";
    }
}

package dev.plimsoll.debian;

import java.util.List;

/**
 * What dpkg is set up not to unpack ({@code path-exclude}, dpkg(1)): the three settings that
 * official images have.
 */
public enum Excludes {
    /** Everything is unpacked: debian, python without slim, buildpack-deps. */
    NONE,
    /**
     * No documentation, manual pages and translations: debian and python slim (debuerreotype,
     * {@code .slimify-excludes}).
     */
    DEBIAN_SLIM,
    /**
     * No documentation, manual pages and message catalogues: ubuntu since 18.04 (its {@code
     * dpkg.cfg.d/excludes}).
     */
    UBUNTU;

    private static final List<String> SLIM_FOLDERS =
            List.of(
                    "/usr/share/doc/",
                    "/usr/share/info/",
                    "/usr/share/linda/",
                    "/usr/share/lintian/",
                    "/usr/share/locale/",
                    "/usr/share/man/");

    /**
     * Which of the three an image's lines come to, such as {@code path-exclude /usr/share/man/*}.
     */
    public static Excludes of(List<String> lines) {
        boolean man = false;
        boolean info = false;
        for (String line : lines) {
            if (!line.startsWith("path-exclude")) continue;
            man |= line.contains("/usr/share/man/") || line.contains("/usr/share/doc/");
            info |=
                    line.contains("/usr/share/info/")
                            || (line.contains("/usr/share/locale/*")
                                    && !line.contains("LC_MESSAGES"));
        }
        if (info) return DEBIAN_SLIM;
        return man ? UBUNTU : NONE;
    }

    /** Whether a file at this absolute path is left out. */
    public boolean drop(String path) {
        return switch (this) {
            case NONE -> false;
            case DEBIAN_SLIM ->
                    SLIM_FOLDERS.stream().anyMatch(path::startsWith) && !isCopyright(path);
            case UBUNTU -> isUnwantedByUbuntu(path);
        };
    }

    private static boolean isUnwantedByUbuntu(String path) {
        if (path.startsWith("/usr/share/doc/"))
            return !isCopyright(path) && !path.contains("/changelog.Debian");
        if (path.startsWith("/usr/share/locale/"))
            return path.contains("/LC_MESSAGES/") && path.endsWith(".mo");
        return path.startsWith("/usr/share/man/");
    }

    private static boolean isCopyright(String path) {
        return path.startsWith("/usr/share/doc/") && path.endsWith("/copyright");
    }
}

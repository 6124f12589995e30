package dev.plimsoll.build.python;

import java.util.Set;

/** Addresses of package indexes. */
final class Indexes {

    private static final Set<String> PUBLIC =
            Set.of(
                    "https://pypi.org/simple",
                    "https://pypi.python.org/simple",
                    "http://pypi.org/simple",
                    "https://pypi.org/pypi");

    private Indexes() {}

    /** Whether it is PyPI itself. */
    static boolean isPublic(String url) {
        return PUBLIC.contains(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
    }
}

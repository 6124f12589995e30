package dev.plimsoll.debian;

import java.util.List;

/** The package sources that an image's apt is set up with, in sources.list's order. */
public record AptSources(List<Source> sources) {

    /** The distributions whose archives are known. */
    public enum Distribution {
        DEBIAN,
        UBUNTU
    }

    /**
     * One line {@code deb URI suite component…}; {@code suite} such as {@code bookworm-security}.
     */
    public record Source(Distribution distribution, String suite, List<String> components) {}
}

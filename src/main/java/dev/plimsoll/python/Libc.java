package dev.plimsoll.python;

import java.util.Map;
import java.util.Optional;

/** The C library of an image, which decides the platforms of its wheels (PEP 600, PEP 656). */
public sealed interface Libc {

    /** GNU's, 2.{@code minor}. */
    record Glibc(int minor) implements Libc {}

    /** musl 1.{@code minor}. */
    record Musl(int minor) implements Libc {}

    /** glibc of Debian's and Ubuntu's releases, by code name; their package archives. */
    Map<String, Integer> GLIBC_BY_SUITE =
            Map.ofEntries(
                    Map.entry("stretch", 24),
                    Map.entry("buster", 28),
                    Map.entry("bullseye", 31),
                    Map.entry("bookworm", 36),
                    Map.entry("trixie", 41),
                    Map.entry("forky", 42),
                    Map.entry("sid", 42),
                    Map.entry("xenial", 23),
                    Map.entry("bionic", 27),
                    Map.entry("focal", 31),
                    Map.entry("jammy", 35),
                    Map.entry("noble", 39),
                    Map.entry("oracular", 40),
                    Map.entry("plucky", 41),
                    Map.entry("questing", 42),
                    Map.entry("resolute", 43));

    /** musl 1.2 came with Alpine 3.13. */
    int FIRST_ALPINE_WITH_MUSL_1_2 = 13;

    /**
     * The library of a release by os-release's ID and code name, Alpine's version number; empty
     * where it is not known.
     */
    static Optional<Libc> of(String osId, Optional<String> release) {
        if (osId.equals("alpine")) {
            boolean old =
                    release.flatMap(Libc::alpineMinor)
                            .filter(minor -> minor < FIRST_ALPINE_WITH_MUSL_1_2)
                            .isPresent();
            return Optional.of(new Musl(old ? 1 : 2));
        }
        return release.flatMap(name -> Optional.ofNullable(GLIBC_BY_SUITE.get(name)))
                .map(Glibc::new);
    }

    private static Optional<Integer> alpineMinor(String release) {
        return Version.parse(release)
                .map(Version::release)
                .filter(numbers -> numbers.size() > 1)
                .map(numbers -> numbers.get(1).intValue());
    }
}

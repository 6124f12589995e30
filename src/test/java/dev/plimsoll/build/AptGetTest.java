package dev.plimsoll.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.debian.InstalledPackages;
import dev.plimsoll.debian.PackageIndex;
import dev.plimsoll.fact.MemoryFacts;
import dev.plimsoll.http.Caller;
import dev.plimsoll.image.ImageConfig;
import dev.plimsoll.index.DebianArchiveClient;
import dev.plimsoll.index.DebianMirrors;
import dev.plimsoll.index.ShippedInventories;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Installs priced from the shipped tables. The figures to hold them against are the file sizes that
 * real installs left in a fresh layer over a minimal base, without lists (measured 2026-11-23 with
 * apt-get on bookworm and trixie, amd64).
 */
class AptGetTest {

    private static final DebianArchiveClient ARCHIVE =
            new DebianArchiveClient(
                    Caller.offline(), DebianMirrors.PUBLIC, new MemoryFacts(), Optional.empty(), 0);

    private static final long KB = 1000;

    /**
     * An image whose packages are those of the suite's minimal set, as new as the archive, unpacked
     * as the slim images do.
     */
    private static BuiltImage build(String suite, boolean slim, String instructions) {
        FakePorts ports = new FakePorts().image("debian:" + suite, ImageConfig.EMPTY, 75_000_000);
        ports.debian = ARCHIVE;
        ports.inventory("debian:" + suite, inventory(suite, slim));
        return new BuildTester(ports).build("FROM debian:" + suite + "\n" + instructions);
    }

    private static Inventory inventory(String suite, boolean slim) {
        Inventory minimal = new ShippedInventories().minimal(suite).orElseThrow();
        PackageIndex index =
                ARCHIVE.index(minimal.aptSources(), "amd64").asOptional().orElseThrow();
        Map<String, String> newest = new LinkedHashMap<>();
        minimal.dpkg()
                .versions()
                .forEach((name, version) ->
                        newest.put(
                                name,
                                index.candidate(name)
                                        .map(found -> found.version().text())
                                        .orElse(version)));
        List<String> excludes = slim ? List.of("path-exclude /usr/share/info/*") : List.of();
        return new Inventory(
                "debian",
                Optional.of(suite),
                new InstalledPackages(newest),
                Map.of(),
                minimal.aptSources(),
                excludes,
                Optional.empty(),
                Map.of());
    }

    private static BuiltImage slim(String instructions) {
        return build("bookworm", true, instructions);
    }

    private static List<String> parts(BuiltImage image) {
        return image.layers().getLast().parts().stream().map(Part::what).toList();
    }

    private static double megabytes(BuiltImage image) {
        return image.layers().getLast().uncompressed().bytes() / 1e6;
    }

    @ParameterizedTest(name = "{0} {1} slim={2} recommends={3}")
    @CsvSource({
        "bookworm, gcc, true, false, 25, 164.2",
        "bookworm, gcc, false, false, 25, 180.5",
        "trixie, gcc, true, false, 31, 174.5",
        "bookworm, build-essential, true, false, 56, 296.8",
        "bookworm, build-essential, true, true, 125, 358.4",
        "bookworm, libpq-dev, true, false, 12, 22.6",
        "trixie, libpq-dev, true, false, 12, 20.7",
        "bookworm, curl, true, false, 16, 12.0",
        "bookworm, curl, true, true, 22, 15.2",
        "trixie, curl, true, true, 30, 18.0",
        "bookworm, git, true, false, 24, 91.9",
        "bookworm, ffmpeg, true, false, 200, 462.8",
        "trixie, ffmpeg, true, true, 281, 646.2",
        "bookworm, default-libmysqlclient-dev pkg-config, true, false, 28, 42.2",
        "bookworm, postgresql-client, true, true, 25, 62.6",
        "bookworm, tesseract-ocr, false, false, 62, 101.6",
        "bookworm, libxml2-dev libxslt1-dev, true, false, 23, 120.3",
        "bookworm, texlive-base, true, true, 204, 626.1",
        "trixie, nodejs npm, true, false, 382, 237.4"
    })
    void prices_installs_as_they_were_measured(
            String suite,
            String words,
            boolean slim,
            boolean recommends,
            int packages,
            double megabytes) {
        String option = recommends ? "" : "--no-install-recommends ";
        BuiltImage image = build(suite, slim, "RUN apt-get install -y " + option + words);
        assertThat(image.unknown()).isEmpty();
        assertThat(
                        parts(image).stream()
                                .filter(what -> what.startsWith("apt:") && what.contains("=")))
                .hasSize(packages);
        assertThat(megabytes(image) / megabytes).isCloseTo(1, within(0.015));
    }

    @Test
    void lists_stay_unless_the_same_instruction_removes_them() {
        assertThat(megabytes(slim("RUN apt-get update"))).isCloseTo(19.856468, within(0.001));
        assertThat(megabytes(slim("RUN apt-get update && rm -rf /var/lib/apt/lists/*"))).isZero();
        assertThat(
                        slim("RUN apt-get update\nRUN rm -rf /var/lib/apt/lists/*")
                                .layers()
                                .get(1)
                                .uncompressed()
                                .bytes())
                .isEqualTo(19_856_468);
        assertThat(
                        slim("RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*")
                                .unknown())
                .isEmpty();
        assertThat(
                        parts(
                                slim(
                                        "RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*")))
                .doesNotContain("apt:lists");
    }

    @Test
    void an_application_in_usr_src_is_removed_without_doubt_about_packages() {
        BuiltImage image = slim("RUN apt-get install -y gcc && rm -rf /usr/src/app/tests");
        assertThat(image.unknown()).isEmpty();
    }

    @Test
    void a_removal_that_touches_many_packages_is_one_doubt() {
        BuiltImage image = slim("RUN apt-get install -y gcc && rm -rf /usr/lib/x86_64-linux-gnu/a");
        assertThat(image.unknown())
                .singleElement()
                .asString()
                .matches("how much of apt:\\S+ and \\d+ more `rm` removes is not known");
    }

    @Test
    void a_cache_mount_takes_the_lists() {
        assertThat(
                        megabytes(
                                slim(
                                        "RUN --mount=type=cache,target=/var/lib/apt --mount=type=cache,target=/var/cache/apt apt-get update")))
                .isZero();
    }

    @Test
    void what_is_purged_in_the_same_instruction_leaves_only_the_database() {
        BuiltImage image =
                slim(
                        "RUN apt-get install -y --no-install-recommends gcc && apt-get purge -y --auto-remove gcc");
        assertThat(image.unknown()).isEmpty();
        // measured: 0.98 to 1.00 MB
        assertThat(megabytes(image)).isCloseTo(0.99, within(0.05));
    }

    @Test
    void what_is_purged_in_a_later_instruction_still_weighs() {
        BuiltImage image =
                slim(
                        "RUN apt-get install -y --no-install-recommends gcc\nRUN apt-get purge -y --auto-remove gcc");
        assertThat(image.uncompressed().bytes()).isGreaterThan((75_000 + 164_000) * KB);
    }

    @Test
    void a_library_that_is_kept_stays_when_the_headers_go() {
        BuiltImage image =
                slim(
                        "RUN apt-get install -y --no-install-recommends libpq5 libpq-dev && apt-get purge -y --auto-remove libpq-dev");
        // measured: 9.90 MB for libpq5's closure and the database
        assertThat(parts(image))
                .anyMatch(what -> what.startsWith("apt:libpq5="))
                .noneMatch(what -> what.startsWith("apt:libpq-dev="));
    }

    @Test
    void a_second_instruction_pays_for_the_database_again() {
        BuiltImage image =
                slim(
                        "RUN apt-get install -y --no-install-recommends curl\nRUN apt-get install -y --no-install-recommends libpq5");
        assertThat(image.layers())
                .filteredOn(layer ->
                        layer.parts().stream()
                                .anyMatch(part -> part.what().equals("apt:package database")))
                .hasSize(2);
    }

    @Test
    void what_the_base_has_costs_nothing() {
        assertThat(megabytes(slim("RUN apt-get install -y bash"))).isZero();
    }

    @Test
    void an_older_base_package_is_written_again_where_a_new_one_needs_it() {
        FakePorts ports = new FakePorts().image("debian:bookworm", ImageConfig.EMPTY, 75_000_000);
        ports.debian = ARCHIVE;
        Inventory newest = inventory("bookworm", true);
        Map<String, String> older = new LinkedHashMap<>(newest.dpkg().versions());
        older.put("perl-base", "5.36.0-7");
        ports.inventory(
                "debian:bookworm",
                new Inventory(
                        "debian",
                        newest.osRelease(),
                        new InstalledPackages(older),
                        Map.of(),
                        newest.aptSources(),
                        newest.pathExcludes(),
                        Optional.empty(),
                        Map.of()));
        BuiltImage image =
                new BuildTester(ports)
                        .build(
                                "FROM debian:bookworm\nRUN apt-get install -y --no-install-recommends git");
        assertThat(parts(image)).anyMatch(what -> what.startsWith("apt:perl-base="));
    }

    @Test
    void recommends_are_switched_off_by_a_file_too() {
        BuiltImage image =
                slim(
                        "RUN echo 'APT::Install-Recommends \"0\";' > /etc/apt/apt.conf.d/99norec && apt-get install -y curl");
        assertThat(parts(image).stream().filter(what -> what.contains("="))).hasSize(16);
    }

    @Test
    void recommends_are_switched_off_by_lines_appended_to_a_file_of_the_base_too() {
        BuiltImage image =
                slim(
                        """
                        RUN echo 'apt::install-recommends 0;' >> /etc/apt/apt.conf.d/99x \\
                            && echo 'APT::Install-Suggests 0;' >> /etc/apt/apt.conf.d/99x
                        RUN apt-get install -y curl
                        """);
        assertThat(parts(image).stream().filter(what -> what.contains("="))).hasSize(16);
    }

    @Test
    void a_package_outside_the_table_is_unknown_and_the_rest_is_priced() {
        BuiltImage image =
                slim("RUN apt-get install -y --no-install-recommends curl some-private-thing");
        assertThat(image.unknown()).singleElement().asString().contains("some-private-thing");
        assertThat(megabytes(image)).isGreaterThan(10);
    }

    @Test
    void what_cannot_be_known_is_said() {
        assertThat(slim("RUN dpkg -i thing.deb").unknown()).isNotEmpty();
        assertThat(slim("RUN apt-get install -y ./thing.deb").unknown()).isNotEmpty();
        assertThat(
                        slim("RUN apt-get -s install gcc && apt-cache policy gcc && apt-get clean")
                                .unknown())
                .isEmpty();
        FakePorts bare = new FakePorts();
        bare.debian = ARCHIVE;
        assertThat(
                        new BuildTester(bare)
                                .build("FROM python:3.11-slim\nRUN apt-get install -y gcc")
                                .unknown())
                .isNotEmpty();
    }

    @Test
    void apt_mark_keeps_what_autoremove_would_take() {
        BuiltImage image =
                slim(
                        "RUN apt-get install -y --no-install-recommends libpq-dev && apt-mark manual libpq5 && apt-get purge -y --auto-remove libpq-dev");
        assertThat(parts(image)).anyMatch(what -> what.startsWith("apt:libpq5="));
    }

    /** As docker-library's own Dockerfiles save and restore the marks. */
    @Test
    void apt_mark_shows_what_was_asked_for() {
        BuiltImage image =
                slim(
                        "RUN apt-get install -y --no-install-recommends netbase\n"
                                + "RUN saved=\"$(apt-mark showmanual)\"; apt-get install -y --no-install-recommends libpq-dev; apt-mark auto '.*' > /dev/null; apt-mark manual $saved; apt-get purge -y --auto-remove");
        assertThat(parts(image)).noneMatch(what -> what.startsWith("apt:libpq5="));
        assertThat(image.shipped().steps().getLast().files().visible())
                .anyMatch(group -> group.what().startsWith("apt:netbase="));
    }
}

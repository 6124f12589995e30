package dev.plimsoll.build.apt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.build.FileGroup;
import dev.plimsoll.debian.AptSources;
import dev.plimsoll.debian.BinaryPackage;
import dev.plimsoll.debian.InstalledPackages;
import dev.plimsoll.debian.PackageIndex;
import dev.plimsoll.debian.PackagesFile;
import dev.plimsoll.debian.Payload;
import dev.plimsoll.fact.Provenance;
import dev.plimsoll.fact.Weight;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AptTriggersTest {

    private static final Payload.Files FILES =
            new Payload.Files(Weight.exact(1_000), Weight.exact(400));

    private static final Payload PAYLOAD =
            new Payload(FILES, FILES, FILES, 0, 0, 0, false, Provenance.DEBIAN_ARCHIVE);

    private static BinaryPackage named(String name) {
        String stanza = "Package: " + name + "\nVersion: 1\nArchitecture: amd64\n";
        PackagesFile file = PackagesFile.parse(stanza.getBytes(UTF_8));
        AptSources.Source source =
                new AptSources.Source(AptSources.Distribution.DEBIAN, "bookworm", List.of("main"));
        return PackageIndex.of(
                        List.of(new PackageIndex.Offer(source, file, PackageIndex.USUAL_PIN)),
                        "amd64")
                .candidate(name)
                .orElseThrow();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "udev, apt:hardware database, 13",
        "postgresql-15, apt:PostgreSQL cluster, 40",
        "mariadb-server, apt:MariaDB tables, 118"
    })
    void some_packages_write_files_of_their_own_when_they_are_configured(
            String name, String what, long megabytes) {
        List<FileGroup> groups = new AptTriggers(InstalledPackages.NONE).of(named(name), PAYLOAD);
        assertThat(groups).extracting(FileGroup::what).containsExactly(what);
        assertThat(groups.getFirst().uncompressed().bytes() / 1_000_000).isEqualTo(megabytes);
    }

    @ParameterizedTest
    @CsvSource({"postgresql-client-15", "postgresql-common", "libudev1", "git"})
    void others_write_nothing(String name) {
        assertThat(new AptTriggers(InstalledPackages.NONE).of(named(name), PAYLOAD)).isEmpty();
    }
}

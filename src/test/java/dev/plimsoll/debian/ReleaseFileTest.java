package dev.plimsoll.debian;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReleaseFileTest {

    @Test
    void reads_the_files_of_a_signed_release() {
        var release =
                ReleaseFile.parse(
                        """
                        -----BEGIN PGP SIGNED MESSAGE-----
                        Hash: SHA256

                        Suite: oldstable
                        Codename: bookworm
                        Acquire-By-Hash: yes
                        MD5Sum:
                         00  12 main/binary-amd64/Packages
                        SHA256:
                         aa  8790396 main/binary-amd64/Packages.xz
                         bb x main/broken
                        -----BEGIN PGP SIGNATURE-----
                        SHA256:
                         cc 1 other
                        """);
        assertThat(release.codename()).isEqualTo("bookworm");
        assertThat(release.byHash()).isTrue();
        assertThat(release.files()).containsOnlyKeys("main/binary-amd64/Packages.xz");
        assertThat(release.file("main/binary-amd64/Packages.xz"))
                .contains(new ReleaseFile.Entry("aa", 8790396));
        assertThat(release.pin()).isEqualTo(500);
    }

    @Test
    void suites_that_are_not_automatic_are_pinned_low() {
        assertThat(ReleaseFile.parse("NotAutomatic: yes\n").pin()).isEqualTo(1);
        assertThat(ReleaseFile.parse("NotAutomatic: yes\nButAutomaticUpgrades: yes\n").pin())
                .isEqualTo(100);
    }
}

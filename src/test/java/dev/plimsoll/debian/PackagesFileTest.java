package dev.plimsoll.debian;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PackagesFileTest {

    private static final AptSources.Source BOOKWORM = Indexes.BOOKWORM;

    private static final String TEXT =
            """
            Package: curl
            Version: 7.88.1-10
            Installed-Size: 489
            Maintainer: somebody
            Depends: libc6 (>= 2.34),
             libcurl4 (= 7.88.1-10)
            Description: a tool
             long
            Filename: pool/main/c/curl/curl.deb
            Size: 315764
            SHA256: abc

            Package: mawk
            Version: 1.3
            Provides: awk, awk-posix (= 2)

            """;

    @Test
    void finds_by_name() {
        var curl =
                PackagesFile.parse(TEXT.getBytes(UTF_8))
                        .named("curl", BOOKWORM, "amd64")
                        .findFirst()
                        .orElseThrow();
        assertThat(curl.version().text()).isEqualTo("7.88.1-10");
        assertThat(curl.installedSize()).isEqualTo(489 * 1024);
        assertThat(curl.download())
                .isEqualTo(
                        new BinaryPackage.Download(
                                "pool/main/c/curl/curl.deb", 315764, java.util.Optional.of("abc")));
        assertThat(curl.dependencies().depends())
                .hasToString("[libc6 (>= 2.34), libcurl4 (= 7.88.1-10)]");
    }

    @Test
    void finds_providers() {
        var file = PackagesFile.parse(TEXT.getBytes(UTF_8));
        assertThat(file.providing("awk-posix", BOOKWORM, "amd64"))
                .extracting(BinaryPackage::name)
                .containsExactly("mawk");
        assertThat(file.providing("mawk", BOOKWORM, "amd64")).isEmpty();
        assertThat(file.named("awk", BOOKWORM, "amd64")).isEmpty();
    }

    @Test
    void keeps_only_what_is_needed() {
        assertThat(new String(PackagesFile.parse(TEXT.getBytes(UTF_8)).text(), UTF_8))
                .doesNotContain("Maintainer", "long")
                .contains("Provides");
    }

    @Test
    void reads_the_same_in_pieces_of_any_length_and_again_from_what_it_kept() {
        byte[] bytes = TEXT.replace("\n", "\r\n").getBytes(UTF_8);
        PackagesFile whole = PackagesFile.parse(bytes);
        Random random = new Random(3);
        PackagesReader reader = new PackagesReader();
        for (int at = 0; at < bytes.length; ) {
            int length = Math.min(bytes.length - at, random.nextInt(20));
            reader.accept(java.util.Arrays.copyOfRange(bytes, at, at + length), length);
            at += length;
        }
        assertThat(reader.finish()).isEqualTo(whole);
        assertThat(PackagesFile.parse(whole.text())).isEqualTo(whole);
    }

    @Test
    void survives_anything() {
        Random random = new Random(11);
        for (int round = 0; round < 200; round++) {
            byte[] noise = new byte[random.nextInt(300)];
            String alphabet = "Package: \nProvides,|()x\r\t";
            for (int i = 0; i < noise.length; i++)
                noise[i] = (byte) alphabet.charAt(random.nextInt(alphabet.length()));
            PackagesFile file = PackagesFile.parse(noise);
            assertThat(file.names().count()).isEqualTo(file.size());
        }
    }
}

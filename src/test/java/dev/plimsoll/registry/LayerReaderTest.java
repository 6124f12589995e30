package dev.plimsoll.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LayerReaderTest {

    private static LayerContents read(byte[] tar) throws IOException {
        return LayerReader.read(new ByteArrayInputStream(tar));
    }

    @Test
    void counts_files_once_links_by_their_target_and_nothing_else() throws IOException {
        byte[] tar =
                Tars.tar()
                        .folder("app")
                        .file("app/a", "x".repeat(700))
                        .hardLink("app/b", "app/a")
                        .link("app/c", "../été")
                        .file("app/.wh.old", "")
                        .file("cache/.wh..wh..opq", "")
                        .plain();
        LayerContents contents = read(tar);
        assertThat(contents.fileBytes()).isEqualTo(700 + 8);
        assertThat(contents.tarBytes()).isEqualTo(tar.length);
        assertThat(contents.removed()).containsExactly("app/old");
        assertThat(contents.opaque()).containsExactly("cache");
    }

    @Test
    void reads_long_names_of_both_kinds() throws IOException {
        String path = "usr/local/lib/python3.11/site-packages/" + "deep/".repeat(40) + "x";
        String known = "a/".repeat(80) + "site-packages/requests-2.32.0.dist-info/METADATA";
        for (Tars tars : new Tars[] {Tars.tar(), Tars.gnuTar()}) {
            LayerContents contents =
                    read(
                            tars.file(path, "12345")
                                    .file(known, "1")
                                    .link("l", "t".repeat(300))
                                    .plain());
            assertThat(contents.fileBytes()).isEqualTo(5 + 1 + 300);
            assertThat(contents.names())
                    .containsExactly("a/".repeat(80) + "site-packages/requests-2.32.0.dist-info");
        }
    }

    @Test
    void keeps_what_tells_what_is_installed() throws IOException {
        LayerContents contents =
                read(
                        Tars.tar()
                                .file("./var/lib/dpkg/status", "Package: x\n")
                                .file("./usr/bin/curl", "elf")
                                .file("./usr/share/doc/curl", "no")
                                .file("./usr/lib/x86_64-linux-gnu/libpq.so.5", "elf")
                                .file("./usr/lib/x86_64-linux-gnu/libpq.sorted", "no")
                                .file(
                                        "./var/lib/dpkg/info/curl:amd64.list",
                                        "/.\n/usr\n/usr/bin\n/usr/bin/curl\n")
                                .plain());
        assertThat(contents.texts()).containsOnlyKeys("var/lib/dpkg/status");
        assertThat(contents.names())
                .containsExactly("usr/bin/curl", "usr/lib/x86_64-linux-gnu/libpq.so.5");
        assertThat(contents.owners()).containsEntry("usr/bin/curl", "curl");
    }

    @Test
    void a_damaged_layer_is_an_exception_of_input_and_nothing_worse() throws IOException {
        byte[] good =
                Tars.tar()
                        .file("a", "x".repeat(3000))
                        .link("b", "a")
                        .file("c/".repeat(100) + "d", "y")
                        .plain();
        Random random = new Random(11);
        for (int round = 0; round < 2000; round++) {
            byte[] bad = Arrays.copyOf(good, random.nextInt(good.length) + 1);
            for (int i = 0; i < 3; i++)
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            assertThatCode(
                            () -> {
                                try {
                                    read(bad);
                                } catch (IOException expected) {
                                    assertThat(expected).isNotNull();
                                }
                            })
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void what_is_no_tar_is_told() {
        assertThatThrownBy(() -> read(new byte[] {1, 2, 3})).isInstanceOf(IOException.class);
        assertThatThrownBy(() ->
                        read("x".repeat(2000).getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .hasMessageContaining("no proper tar");
    }
}

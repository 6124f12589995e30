package dev.plimsoll.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.build.BaseImage;
import dev.plimsoll.fact.Weight;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** What is known by itself of a layer, since final stages copy it from builders. */
class LayerFoldersTest {

    private static Map<String, Long> bytes(Iterable<BaseImage.Folder> folders) {
        Map<String, Long> bytes = new TreeMap<>();
        for (BaseImage.Folder folder : folders)
            bytes.put(folder.path().value(), folder.uncompressed().bytes());
        return bytes;
    }

    @Test
    void a_layer_that_was_read_tells_each_package_by_itself() throws IOException {
        byte[] layer =
                Tars.tar()
                        .file("usr/bin/tool", "x".repeat(5_000))
                        .file("usr/local/bin/pip", "x".repeat(200))
                        .file("usr/local/lib/libpython3.12.so", "x".repeat(3_000))
                        .file("usr/local/lib/python3.12/os.py", "x".repeat(70))
                        .file("usr/local/lib/python3.12/site-packages/pip/a.py", "x".repeat(11))
                        .file("usr/local/lib/python3.12/site-packages/pip/b/c.py", "x".repeat(7))
                        .file("usr/local/share/man/man1/python.1", "x".repeat(40))
                        .gzip();
        LayerContents contents =
                LayerReader.read(new GZIPInputStream(new ByteArrayInputStream(layer)));
        Weight whole = Weight.exact(contents.fileBytes());
        assertThat(bytes(LayerFolders.of("", whole, layer.length, Optional.of(contents))))
                .isEqualTo(
                        Map.of(
                                "/usr/local", 40L,
                                "/usr/local/bin", 200L,
                                "/usr/local/lib", 3_000L,
                                "/usr/local/lib/python3.12", 70L,
                                "/usr/local/lib/python3.12/site-packages", 0L,
                                "/usr/local/lib/python3.12/site-packages/pip", 18L));
    }

    @Test
    void the_layer_that_builds_python_is_all_of_usr_local() {
        Weight whole = Weight.estimated(45_000_000, 0.01);
        Map<String, Long> folders =
                bytes(LayerFolders.ofPython("RUN build python", whole, 16_000_000, "3.12.4"));
        assertThat(folders)
                .containsKeys(
                        "/usr/local/bin",
                        "/usr/local/lib/python3.12/site-packages",
                        "/usr/local/lib/python3.12/site-packages/pip");
        assertThat(folders.values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(45_000_000);
    }

    @Test
    void packages_of_the_distribution_leave_usr_local_empty_and_of_others_nothing_is_known() {
        Weight whole = Weight.exact(45_000_000);
        assertThat(bytes(LayerFolders.of("RUN apt: x", whole, 1, Optional.empty())))
                .isEqualTo(Map.of("/usr/local", 0L));
        assertThat(LayerFolders.of("COPY x /", whole, 1, Optional.empty())).isEmpty();
    }
}

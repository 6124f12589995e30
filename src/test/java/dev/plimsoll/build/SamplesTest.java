package dev.plimsoll.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.fact.Weight;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** What files of the repository come to in a layer's blob, by their own bytes. */
class SamplesTest {

    private static Weight compressed(String name, byte[] bytes) {
        BuiltImage image =
                BuildTester.simple()
                        .file(name, bytes)
                        .build("FROM scratch\nCOPY %s /\n".formatted(name));
        return image.layers().getFirst().parts().getFirst().compressed();
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    private static byte[] archive(String name, byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(packed))) {
            var entry = new TarArchiveEntry(name);
            entry.setSize(bytes.length);
            tar.putArchiveEntry(entry);
            tar.write(bytes);
            tar.closeArchiveEntry();
        }
        return packed.toByteArray();
    }

    @Test
    void noise_does_not_shrink_whatever_it_is_called() {
        for (String name : new String[] {"model.bin", "table.csv", "seed"})
            assertThat(compressed(name, noise(1_000_000)).bytes())
                    .isCloseTo(1_000_000, Percentage.withPercentage(1));
    }

    @Test
    void zeros_shrink_to_nothing_whatever_they_are_called() {
        assertThat(compressed("disk.img", new byte[1_000_000]).bytes()).isLessThan(5_000);
    }

    @Test
    void a_file_that_was_seen_whole_is_surer_than_one_that_was_not() {
        assertThat(compressed("model.bin", noise(100_000)).sigma())
                .isLessThan(compressed("model.bin", noise(1_000_000)).sigma());
    }

    @Test
    void a_small_file_of_an_unknown_kind_may_be_anything() {
        assertThat(compressed("model.bin", noise(1_000)).sigma()).isCloseTo(0.35, within(0.01));
    }

    @Test
    void the_weight_of_a_packed_archive_is_what_its_files_come_to_again() throws IOException {
        BuiltImage image =
                BuildTester.simple()
                        .file("a.tar.gz", archive("x/noise.bin", noise(300_000)))
                        .build("FROM scratch\nADD a.tar.gz /\n");
        Part part = image.layers().getFirst().parts().getFirst();
        assertThat(part.uncompressed().bytes()).isEqualTo(300_000);
        assertThat(part.compressed().bytes()).isCloseTo(300_000, Percentage.withPercentage(1));
    }
}

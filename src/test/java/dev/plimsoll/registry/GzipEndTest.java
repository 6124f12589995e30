package dev.plimsoll.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GzipEndTest {

    private static byte[] noise(int size) {
        byte[] bytes = new byte[size];
        new Random(3).nextBytes(bytes);
        for (int i = 0; i < size; i += 2) bytes[i] = 7;
        return bytes;
    }

    @Test
    void tells_the_size_of_what_is_packed() throws IOException {
        byte[] packed = Tars.gzip(noise(300_000));
        assertThat(
                        new GzipEnd(
                                        Arrays.copyOfRange(
                                                packed, packed.length - 5000, packed.length),
                                        packed.length)
                                .unpackedSize())
                .hasValue(300_000);
    }

    @Test
    void is_not_believed_where_members_follow_each_other() throws IOException {
        var joined = new ByteArrayOutputStream();
        joined.write(Tars.gzip(noise(300_000)));
        joined.write(Tars.gzip(noise(20_000)));
        byte[] packed = joined.toByteArray();
        assertThat(new GzipEnd(packed, packed.length).unpackedSize()).isEmpty();
    }

    @Test
    void is_not_believed_where_it_cannot_be() {
        byte[] end = new byte[100];
        assertThat(new GzipEnd(end, 1000).unpackedSize()).isEmpty();
        Arrays.fill(end, (byte) 0x7f);
        assertThat(new GzipEnd(end, 1000).unpackedSize()).isEmpty();
        assertThat(new GzipEnd(new byte[3], 3).unpackedSize()).isEmpty();
    }

    @Test
    void adds_multiples_of_4_gigabytes_where_only_one_is_plausible() {
        byte[] end = new byte[100];
        end[96] = 1;
        // 900 MB packed: 1 byte is too little, 4 GiB + 1 plausible, 8 GiB + 1 too much
        assertThat(new GzipEnd(end, 900_000_000L).unpackedSize()).hasValue((1L << 32) + 1);
        // 2 GB packed: 4, 8 and 12 GiB are all plausible
        assertThat(new GzipEnd(end, 2_000_000_000L).unpackedSize()).isEmpty();
    }

    @Test
    void finds_the_table_of_contents_of_an_estargz_layer() {
        String footer =
                "\u001f\u008b\u0008\u0004\0\0\0\0\0\u00ff\u001a\0SG\u0016\0"
                        + "%016xSTARGZ".formatted(4711)
                        + "\u0001\0\0\u00ff\u00ff\0\0\0\0\0\0\0\0";
        byte[] end = footer.getBytes(StandardCharsets.ISO_8859_1);
        assertThat(end).hasSize(51);
        assertThat(new GzipEnd(end, 10_000).tableOfContents()).hasValue(4711);
        assertThat(new GzipEnd(end, 4000).tableOfContents()).isEmpty();
        assertThat(new GzipEnd(new byte[51], 10_000).tableOfContents()).isEmpty();
    }

    @Test
    void sums_up_a_table_of_contents() throws IOException {
        String table =
                """
                {"version": 1, "entries": [{"name": "a/", "type": "dir"}, {"name": "a/b", "type": "reg", "size": 70}, {"name": "a/b", "type": "chunk", "offset": 4},
                 {"name": "l", "type": "symlink", "linkName": "a/b"}, {"name": "h", "type": "hardlink", "linkName": "a/b"}, {"name": ".no.prefetch.landmark", "type": "reg", "size": 1}]}
                """;
        assertThat(StargzIndex.fileBytes(Tars.tar().file("stargz.index.json", table).gzip()))
                .hasValue(73);
        assertThat(StargzIndex.fileBytes(Tars.tar().file("other", table).gzip())).isEmpty();
        assertThat(StargzIndex.fileBytes(new byte[] {1, 2})).isEmpty();
    }
}

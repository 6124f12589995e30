package dev.plimsoll.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.http.Caller;
import dev.plimsoll.http.HttpPolicy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import okio.Buffer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;

class AlpineArchiveClientTest {

    @StartStop public final MockWebServer server = new MockWebServer();

    @Test
    void reads_the_index_behind_its_signature() throws Exception {
        server.enqueue(new MockResponse.Builder().body(new Buffer().write(index())).build());
        var client =
                new AlpineArchiveClient(
                        Caller.of(HttpPolicy.STANDARD, List.of()),
                        server.url("/alpine"),
                        Optional.empty());
        var index = client.index("3.20", List.of("main"), "x86_64").asOptional().orElseThrow();
        assertThat(index.named("gcc").orElseThrow().installedSize()).isEqualTo(12);
        assertThat(server.takeRequest().getUrl().encodedPath())
                .isEqualTo("/alpine/v3.20/main/x86_64/APKINDEX.tar.gz");
        assertThat(client.index("3.20", List.of("main"), "x86_64").asOptional()).contains(index);
    }

    @Test
    void what_is_no_index_is_unknown() {
        server.enqueue(new MockResponse.Builder().body("nonsense").build());
        var client =
                new AlpineArchiveClient(
                        Caller.of(HttpPolicy.STANDARD, List.of()),
                        server.url("/"),
                        Optional.empty());
        assertThat(client.index("3.20", List.of("main"), "x86_64").asOptional()).isEmpty();
    }

    /**
     * A signature's tar without its end and the index's tar, each in a gzip member of its own, as
     * abuild-sign joins them.
     */
    private static byte[] index() throws IOException {
        byte[] signature = tar(".SIGN.RSA.key.rsa.pub", new byte[256]);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(signature, 0, 1024 - 256);
            gzip.write(new byte[256]);
        }
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(tar("APKINDEX", "P:gcc\nV:1\nI:12\n\n".getBytes(UTF_8)));
        }
        return out.toByteArray();
    }

    private static byte[] tar(String name, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            TarArchiveEntry entry = new TarArchiveEntry(name);
            entry.setSize(content.length);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        }
        return out.toByteArray();
    }
}

package dev.plimsoll.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.debian.AptSources;
import dev.plimsoll.debian.AptSources.Distribution;
import dev.plimsoll.debian.AptSources.Source;
import dev.plimsoll.debian.BinaryPackage;
import dev.plimsoll.debian.Excludes;
import dev.plimsoll.debian.PackageIndex;
import dev.plimsoll.debian.Payload;
import dev.plimsoll.fact.Answer;
import dev.plimsoll.fact.MemoryFacts;
import dev.plimsoll.fact.Provenance;
import dev.plimsoll.http.Caller;
import dev.plimsoll.http.HttpClients;
import dev.plimsoll.http.HttpPolicy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import okhttp3.HttpUrl;
import okio.Buffer;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class DebianArchiveClientTest {

    private static final AptSources SID =
            new AptSources(List.of(new Source(Distribution.DEBIAN, "sid", List.of("main"))));

    @StartStop public final MockWebServer server = new MockWebServer();

    @TempDir Path folder;

    private final MemoryFacts facts = new MemoryFacts();
    private final Map<String, MockResponse> answers = new ConcurrentHashMap<>();

    @BeforeEach
    void serve() {
        server.setDispatcher(
                new Dispatcher() {
                    @Override
                    public MockResponse dispatch(RecordedRequest request) {
                        MockResponse answer =
                                answers.getOrDefault(
                                        request.getUrl().encodedPath(),
                                        new MockResponse.Builder().code(404).build());
                        String tag = answer.getHeaders().get("ETag");
                        boolean same =
                                tag != null
                                        && tag.equals(request.getHeaders().get("If-None-Match"));
                        return same ? new MockResponse.Builder().code(304).build() : answer;
                    }
                });
    }

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    private DebianArchiveClient client(long streamed) {
        HttpPolicy policy =
                HttpPolicy.STANDARD.withTimeouts(
                        Duration.ofSeconds(2), Duration.ofMillis(300), Duration.ofSeconds(2));
        return new DebianArchiveClient(
                new Caller(
                        new HttpClients(policy), () -> now, wait -> {}, new Random(1), List.of()),
                DebianMirrors.of(Optional.of(server.url("/debian")), Optional.empty()),
                facts,
                Optional.of(folder),
                streamed);
    }

    private static String sha256(byte[] bytes) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IOException(e);
        }
    }

    private static byte[] xz(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XZOutputStream xz = new XZOutputStream(out, new LZMA2Options())) {
            xz.write(bytes);
        }
        return out.toByteArray();
    }

    private static MockResponse.Builder body(byte[] bytes) {
        return new MockResponse.Builder().body(new Buffer().write(bytes));
    }

    private void release(String path, byte[] index, String hash) {
        String text =
                "Suite: unstable\nAcquire-By-Hash: yes\nSHA256:\n %s %d %s\n %s 1000 main/binary-amd64/Packages\n"
                        .formatted(hash, index.length, path, "0".repeat(64));
        answers.put(
                "/debian/dists/sid/InRelease",
                body(text.getBytes(UTF_8)).addHeader("ETag", "\"r1\"").build());
        answers.put(
                "/debian/dists/sid/main/binary-amd64/by-hash/SHA256/" + hash, body(index).build());
    }

    private void packages(String text) throws IOException {
        byte[] index = xz(text.getBytes(UTF_8));
        release("main/binary-amd64/Packages.xz", index, sha256(index));
    }

    private static String why(Answer<?> answer) {
        return answer instanceof Answer.Unknown<?>(String why) ? why : "";
    }

    @Test
    void a_mirror_may_be_a_folder_or_a_whole_host() {
        assertThat(security("http://mirror.example/debian"))
                .isEqualTo("http://mirror.example/debian-security/");
        assertThat(security("http://mirror.example/a/deb/"))
                .isEqualTo("http://mirror.example/a/deb-security/");
        assertThat(security("http://mirror.example:8080/"))
                .isEqualTo("http://mirror.example:8080/debian-security/");
    }

    private static String security(String mirror) {
        return DebianMirrors.of(Optional.of(HttpUrl.get(mirror)), Optional.empty())
                .debianSecurity()
                .toString();
    }

    @Test
    void reads_a_suite_once_and_asks_only_whether_it_has_changed() throws IOException {
        packages("Package: curl\nVersion: 8\n\n");
        PackageIndex first = client(0).index(SID, "amd64").asOptional().orElseThrow();
        assertThat(first.candidate("curl")).isPresent();
        assertThat(first.listBytes()).isPresent();
        int before = server.getRequestCount();
        now = now.plus(Duration.ofMinutes(14));
        assertThat(client(0).index(SID, "amd64").asOptional()).isPresent();
        assertThat(server.getRequestCount()).as("asked a moment ago").isEqualTo(before);
        now = now.plus(Duration.ofMinutes(2));
        DebianArchiveClient another = client(0);
        assertThat(another.index(SID, "amd64").asOptional().orElseThrow().candidate("curl"))
                .isPresent();
        assertThat(another.index(SID, "amd64").asOptional()).isPresent();
        assertThat(server.getRequestCount()).isEqualTo(before + 1);
    }

    @Test
    void an_archive_that_is_away_is_served_from_what_was_kept() throws IOException {
        packages("Package: curl\nVersion: 8\n\n");
        assertThat(client(0).index(SID, "amd64").asOptional()).isPresent();
        now = now.plus(Duration.ofHours(1));
        answers.put("/debian/dists/sid/InRelease", new MockResponse.Builder().code(500).build());
        assertThat(client(0).index(SID, "amd64").asOptional()).isPresent();
    }

    @Test
    void an_index_that_is_not_what_the_release_says_is_refused() throws IOException {
        byte[] index = xz("Package: curl\nVersion: 8\n\n".getBytes(UTF_8));
        release("main/binary-amd64/Packages.xz", index, "1".repeat(64));
        assertThat(why(client(0).index(SID, "amd64"))).contains("another file");
    }

    @Test
    void a_broken_archive_is_told_in_a_sentence() throws IOException {
        assertThat(why(client(0).index(SID, "amd64"))).contains("404");
        answers.put(
                "/debian/dists/sid/InRelease",
                new MockResponse.Builder().code(429).addHeader("Retry-After", "3600").build());
        assertThat(why(client(0).index(SID, "amd64"))).contains("429");
        byte[] index = xz("Package: curl\nVersion: 8\n\n".repeat(1000).getBytes(UTF_8));
        byte[] half = Arrays.copyOf(index, index.length / 2);
        release("main/binary-amd64/Packages.xz", half, sha256(half));
        assertThat(client(0).index(SID, "amd64").asOptional()).isEmpty();
        packages("Package: curl\nVersion: 8\n\n");
        answers.computeIfPresent(
                "/debian/dists/sid/InRelease",
                (path, answer) ->
                        answer.newBuilder()
                                .bodyDelay(5, java.util.concurrent.TimeUnit.SECONDS)
                                .build());
        assertThat(client(0).index(SID, "amd64").asOptional()).isEmpty();
    }

    private static BinaryPackage binary(byte[] deb, String hash) {
        return new BinaryPackage(
                "thing",
                new dev.plimsoll.debian.DebianVersion("1"),
                new BinaryPackage.SourcePackage("thing", "1"),
                "amd64",
                BinaryPackage.Priority.OPTIONAL,
                false,
                102_400,
                new BinaryPackage.Download("pool/thing.deb", deb.length, Optional.of(hash)),
                BinaryPackage.Dependencies.NONE,
                List.of(),
                SID.sources().getFirst());
    }

    @Test
    void a_package_is_read_once_and_counted_in_three_ways() throws IOException {
        byte[] deb = deb();
        answers.put("/debian/pool/thing.deb", body(deb).build());
        Payload payload =
                client(1 << 20).payload(binary(deb, sha256(deb))).asOptional().orElseThrow();
        assertThat(payload.files(Excludes.NONE).uncompressed().bytes())
                .isEqualTo(5000 + 4 + 300 + 20 + 700);
        assertThat(payload.files(Excludes.DEBIAN_SLIM).uncompressed().bytes())
                .isEqualTo(5000 + 4 + 20 + 700);
        assertThat(payload.python()).isEqualTo(700);
        assertThat(payload.templates()).isTrue();
        assertThat(payload.stanza()).isEqualTo("Package: thing\n".length());
        assertThat(payload.provenance()).isEqualTo(Provenance.DEBIAN_ARCHIVE);
        assertThat(payload.files(Excludes.NONE).gzip().bytes()).isBetween(50L, 3000L);
        int asked = server.getRequestCount();
        assertThat(client(0).payload(binary(deb, sha256(deb))).asOptional()).contains(payload);
        assertThat(server.getRequestCount()).isEqualTo(asked);
    }

    @Test
    void beyond_the_allowance_or_with_a_wrong_hash_the_model_answers() throws IOException {
        byte[] deb = deb();
        answers.put("/debian/pool/thing.deb", body(deb).build());
        assertThat(
                        client(10)
                                .payload(binary(deb, sha256(deb)))
                                .asOptional()
                                .orElseThrow()
                                .provenance())
                .isEqualTo(Provenance.MODEL);
        assertThat(
                        client(1 << 20)
                                .payload(binary(deb, "2".repeat(64)))
                                .asOptional()
                                .orElseThrow()
                                .provenance())
                .isEqualTo(Provenance.MODEL);
        byte[] cut = Arrays.copyOf(deb, deb.length - 40);
        answers.put("/debian/pool/thing.deb", body(cut).build());
        assertThat(
                        client(1 << 20)
                                .payload(binary(cut, sha256(cut)))
                                .asOptional()
                                .orElseThrow()
                                .provenance())
                .isEqualTo(Provenance.MODEL);
    }

    private static byte[] deb() throws IOException {
        ByteArrayOutputStream control = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(control)) {
            file(tar, "./control", "Package: thing\n".getBytes(UTF_8));
            file(tar, "./templates", new byte[10]);
        }
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(data)) {
            file(tar, "./usr/bin/thing", new byte[5000]);
            file(tar, "./usr/share/man/man1/thing.1.gz", new byte[300]);
            file(tar, "./usr/share/doc/thing/copyright", new byte[20]);
            file(tar, "./usr/lib/python3/dist-packages/thing.py", new byte[700]);
            TarArchiveEntry link = new TarArchiveEntry("./usr/bin/link", TarConstants.LF_SYMLINK);
            link.setLinkName("true");
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
            TarArchiveEntry hard = new TarArchiveEntry("./usr/bin/hard", TarConstants.LF_LINK);
            hard.setLinkName("./usr/bin/thing");
            tar.putArchiveEntry(hard);
            tar.closeArchiveEntry();
        }
        ByteArrayOutputStream deb = new ByteArrayOutputStream();
        try (ArArchiveOutputStream ar = new ArArchiveOutputStream(deb)) {
            member(ar, "debian-binary", "2.0\n".getBytes(UTF_8));
            member(ar, "control.tar.xz", xz(control.toByteArray()));
            member(ar, "data.tar.xz", xz(data.toByteArray()));
        }
        return deb.toByteArray();
    }

    private static void file(TarArchiveOutputStream tar, String name, byte[] bytes)
            throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    private static void member(ArArchiveOutputStream ar, String name, byte[] bytes)
            throws IOException {
        ar.putArchiveEntry(new ArArchiveEntry(name, bytes.length));
        ar.write(bytes);
        ar.closeArchiveEntry();
    }
}

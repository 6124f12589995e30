package dev.plimsoll.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.fact.Answer;
import dev.plimsoll.fact.MemoryFacts;
import dev.plimsoll.http.Caller;
import dev.plimsoll.http.Endpoint;
import dev.plimsoll.http.HttpPolicy;
import dev.plimsoll.python.CoreMetadata;
import dev.plimsoll.python.DistributionFile;
import dev.plimsoll.python.PackageName;
import dev.plimsoll.python.WheelContents;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import okio.Buffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PyPiClientTest {

    private static final String METADATA =
            "Metadata-Version: 2.1\nName: Flask_Thing\nVersion: 1.0\nRequires-Dist: click>=8\nRequires-Dist: tomli; python_version\n  < \"3.11\"\n\nName: body\n";

    @StartStop public final MockWebServer server = new MockWebServer();

    private final MemoryFacts facts = new MemoryFacts();
    private final Map<String, MockResponse> answers = new ConcurrentHashMap<>();
    private final Map<String, byte[]> ranged = new ConcurrentHashMap<>();

    @BeforeEach
    void serve() {
        server.setDispatcher(
                new Dispatcher() {
                    @Override
                    public MockResponse dispatch(RecordedRequest request) {
                        String path = request.getUrl().encodedPath();
                        String range = request.getHeaders().get("Range");
                        if (range != null && ranged.containsKey(path))
                            return part(ranged.get(path), range);
                        return answers.getOrDefault(
                                path, new MockResponse.Builder().code(404).build());
                    }
                });
    }

    @Test
    void reads_on_behind_a_folded_line_of_blanks_alone() {
        String text =
                "Metadata-Version: 2.1\nName: a\nVersion: 1\nLicense: BSD\n        \n        Copyright\nRequires-Dist: numpy>=1\n\nRequires-Dist: body\n";
        assertThat(MetadataText.parse(text).orElseThrow().requiresDist())
                .containsExactly("numpy>=1");
    }

    @Test
    void counts_a_page_as_it_is_transferred() throws IOException {
        String json =
                "{\"files\": [{\"filename\": \"a-1-py3-none-any.whl\", \"url\": \"https://files.example/a.whl\", \"hashes\": {}}]"
                        + " ".repeat(50_000)
                        + "}";
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(json.getBytes(StandardCharsets.UTF_8));
        }
        answers.put("/simple/a/", gzipped(packed.toByteArray()));
        assertThat(client().files(new PackageName("a")).asOptional().orElseThrow()).hasSize(1);
        assertThat(client().pageBytes(new PackageName("a")))
                .isEqualTo(Answer.known((long) packed.size()));
        answers.put("/simple/b/", gzipped(Arrays.copyOf(packed.toByteArray(), packed.size() / 2)));
        assertThat(client().files(new PackageName("b")))
                .as("broken off")
                .isInstanceOf(Answer.Unknown.class);
    }

    @Test
    void weighs_a_page_that_a_proxy_has_unpacked_as_if_it_had_not() {
        String json =
                "{\"files\": [{\"filename\": \"a-1-py3-none-any.whl\", \"url\": \"https://files.example/a.whl\", \"hashes\": {}}]"
                        + " ".repeat(50_000)
                        + "}";
        answers.put(
                "/simple/a/",
                new MockResponse.Builder()
                        .addHeader("Content-Type", "application/vnd.pypi.simple.v1+json")
                        .body(json)
                        .build());
        assertThat(client().pageBytes(new PackageName("a")).asOptional().orElseThrow())
                .isLessThan(1_000);
    }

    private static MockResponse gzipped(byte[] body) {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "application/vnd.pypi.simple.v1+json")
                .addHeader("Content-Encoding", "gzip")
                .body(new Buffer().write(body))
                .build();
    }

    @Test
    void reads_a_project_page_in_json() {
        page(
                "flask-thing",
                """
                {"files": [
                  {"filename": "Flask_Thing-1.0-py3-none-any.whl", "url": "../../files/a.whl", "hashes": {"sha256": "AB"},
                   "requires-python": ">=3.8", "yanked": "broken", "size": 12, "core-metadata": {"sha256": "cd"}},
                  {"filename": "flask-thing-1.0.tar.gz", "url": "https://files.example/b.tar.gz", "hashes": {}, "yanked": false}]}\
                """);
        List<DistributionFile> files =
                client().files(new PackageName("flask-thing")).asOptional().orElseThrow();
        assertThat(files).hasSize(2);
        DistributionFile wheel = files.getFirst();
        assertThat(wheel.url()).isEqualTo(server.url("/files/a.whl").toString());
        assertThat(wheel.sha256()).contains("ab");
        assertThat(wheel.requiresPython()).contains(">=3.8");
        assertThat(wheel.yanked()).isTrue();
        assertThat(wheel.bytes()).contains(12L);
        assertThat(wheel.metadataAnnounced()).isTrue();
        assertThat(files.get(1).yanked()).isFalse();
    }

    @Test
    void reads_a_project_page_in_html() {
        answers.put(
                "/simple/x/",
                new MockResponse.Builder()
                        .addHeader("Content-Type", "text/html")
                        .body(
                                """
                                <html><body><a href="/files/x-1-py3-none-any.whl#sha256=EF" data-requires-python="&gt;=3.9" data-yanked="">x-1-py3-none-any.whl</a></body></html>
                                """)
                        .build());
        DistributionFile file =
                client().files(new PackageName("x")).asOptional().orElseThrow().getFirst();
        assertThat(file.filename()).isEqualTo("x-1-py3-none-any.whl");
        assertThat(file.sha256()).contains("ef");
        assertThat(file.requiresPython()).contains(">=3.9");
        assertThat(file.yanked()).isTrue();
    }

    @Test
    void a_project_that_is_not_there_has_no_files() {
        assertThat(client().files(new PackageName("missing"))).isEqualTo(Answer.known(List.of()));
    }

    @Test
    void reads_a_page_once() {
        page("x", "{\"files\": []}");
        PyPiClient client = client();
        client.expect(List.of(new PackageName("x")));
        client.files(new PackageName("x"));
        client.pageBytes(new PackageName("x"));
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void says_what_was_tried_where_the_index_fails() {
        answers.put("/simple/x/", new MockResponse.Builder().code(500).build());
        assertThat(client().files(new PackageName("x")))
                .isInstanceOfSatisfying(
                        Answer.Unknown.class,
                        unknown ->
                                assertThat(unknown.why())
                                        .startsWith("tried to read the files of x but"));
    }

    @Test
    void reads_metadata_that_nobody_announced_and_keeps_it() throws Exception {
        answers.put("/files/a.whl.metadata", new MockResponse.Builder().body(METADATA).build());
        DistributionFile wheel = wheel("/files/a.whl", new byte[] {1});
        CoreMetadata metadata = client().metadata(wheel).asOptional().orElseThrow();
        assertThat(metadata.name()).isEqualTo(new PackageName("flask-thing"));
        assertThat(metadata.requiresDist())
                .containsExactly("click>=8", "tomli; python_version < \"3.11\"");
        answers.clear();
        assertThat(client().metadata(wheel).asOptional()).contains(metadata);
    }

    @Test
    void reads_headers_on_past_a_blank_line_of_a_quoted_licence() throws Exception {
        answers.put(
                "/files/a.whl.metadata",
                new MockResponse.Builder()
                        .body(
                                "Name: x\nVersion: 1\nLicense: BSD\n        \n        Copyright\nRequires-Dist: numpy\n\nbody\n")
                        .build());
        CoreMetadata metadata =
                client().metadata(wheel("/files/a.whl", new byte[] {1})).asOptional().orElseThrow();
        assertThat(metadata.requiresDist()).containsExactly("numpy");
    }

    @Test
    void reads_a_wheel_by_its_directory_alone() throws Exception {
        byte[] zip = zip();
        ranged.put("/files/a.whl", zip);
        DistributionFile wheel = wheel("/files/a.whl", zip);
        WheelContents contents = client().contents(wheel).asOptional().orElseThrow();
        assertThat(contents.wheelBytes()).isEqualTo(zip.length);
        assertThat(contents.pythonBytes()).isEqualTo(300_000);
        assertThat(contents.entries()).isEqualTo(4);
        assertThat(contents.consoleScripts()).isEqualTo(2);
        assertThat(server.getRequestCount()).isEqualTo(1);
        ranged.clear();
        assertThat(client().contents(wheel).asOptional()).contains(contents);
    }

    @Test
    void finds_metadata_inside_the_wheel_where_it_is_not_served() throws Exception {
        byte[] zip = zip();
        ranged.put("/files/a.whl", zip);
        assertThat(
                        client().metadata(wheel("/files/a.whl", zip))
                                .asOptional()
                                .orElseThrow()
                                .version())
                .isEqualTo("1.0");
    }

    @Test
    void reads_the_end_of_a_wheel_once_for_its_metadata_and_what_it_holds() throws Exception {
        byte[] zip = zip();
        ranged.put("/files/a.whl", zip);
        PyPiClient client = client();
        DistributionFile wheel = wheel("/files/a.whl", zip);
        assertThat(client.metadata(wheel).asOptional()).isPresent();
        assertThat(client.contents(wheel).asOptional()).isPresent();
        assertThat(server.getRequestCount())
                .as("that of the metadata by itself, and the end")
                .isEqualTo(2);
    }

    @Test
    void streams_a_wheel_where_the_server_ignores_the_range() throws Exception {
        byte[] zip = zip();
        answers.put(
                "/files/a.whl", new MockResponse.Builder().body(new Buffer().write(zip)).build());
        assertThat(
                        client().contents(wheel("/files/a.whl", zip))
                                .asOptional()
                                .orElseThrow()
                                .entries())
                .isEqualTo(4);
    }

    @Test
    void does_not_believe_a_wheel_that_is_not_what_its_hash_says() throws Exception {
        byte[] zip = zip();
        byte[] other = Arrays.copyOf(zip, zip.length);
        other[40] ^= 1;
        answers.put(
                "/files/a.whl", new MockResponse.Builder().body(new Buffer().write(other)).build());
        assertThat(client().contents(wheel("/files/a.whl", zip)))
                .isInstanceOf(Answer.Unknown.class);
    }

    @Test
    void does_not_believe_garbage_or_a_range_that_lies() throws Exception {
        byte[] garbage = new byte[5000];
        ranged.put("/files/a.whl", garbage);
        assertThat(client().contents(wheel("/files/a.whl", garbage)))
                .isInstanceOf(Answer.Unknown.class);
        answers.put(
                "/files/b.whl",
                new MockResponse.Builder()
                        .code(206)
                        .addHeader("Content-Range", "bytes 0-9/10")
                        .body("short")
                        .build());
        assertThat(client().contents(wheel("/files/b.whl", new byte[10])))
                .isInstanceOf(Answer.Unknown.class);
    }

    private PyPiClient client() {
        HttpPolicy policy =
                HttpPolicy.STANDARD.withTimeouts(
                        Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(4));
        Caller caller =
                new Caller(
                        new dev.plimsoll.http.HttpClients(policy),
                        java.time.InstantSource.system(),
                        wait -> {},
                        new java.util.Random(1),
                        List.of());
        return new PyPiClient(
                caller,
                Endpoint.ofOperator(server.url("/simple/")),
                facts,
                java.util.Optional.empty());
    }

    private void page(String project, String json) {
        answers.put(
                "/simple/" + project + "/",
                new MockResponse.Builder()
                        .addHeader("Content-Type", "application/vnd.pypi.simple.v1+json")
                        .body(json)
                        .build());
    }

    private DistributionFile wheel(String path, byte[] bytes) throws Exception {
        String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        return new DistributionFile(
                new PackageName("flask-thing"),
                "Flask_Thing-1.0-py3-none-any.whl",
                server.url(path).toString(),
                java.util.Optional.of(hash),
                java.util.Optional.empty(),
                false,
                java.util.Optional.of((long) bytes.length),
                false);
    }

    private static byte[] zip() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        files.put(
                "flask_thing/__init__.py",
                "x = 1\n".repeat(50_000).getBytes(StandardCharsets.UTF_8));
        files.put("flask_thing/data.bin", new byte[100]);
        files.put("flask_thing-1.0.dist-info/METADATA", METADATA.getBytes(StandardCharsets.UTF_8));
        files.put(
                "flask_thing-1.0.dist-info/entry_points.txt",
                "[console_scripts]\na = b:c\nd = e:f\n[other]\ng = h\n"
                        .getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private static MockResponse part(byte[] whole, String range) {
        String[] ends = range.substring("bytes=".length()).split("-", 2);
        int start = Integer.parseInt(ends[0]);
        int end = Integer.parseInt(ends[1]);
        return new MockResponse.Builder()
                .code(206)
                .addHeader("Content-Range", "bytes %d-%d/%d".formatted(start, end, whole.length))
                .body(new Buffer().write(whole, start, end - start + 1))
                .build();
    }
}

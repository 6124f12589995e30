package dev.plimsoll.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.build.BaseImage;
import dev.plimsoll.build.BaseImages;
import dev.plimsoll.build.Inventory;
import dev.plimsoll.fact.Answer;
import dev.plimsoll.fact.MemoryFacts;
import dev.plimsoll.fact.Provenance;
import dev.plimsoll.fact.Weight;
import dev.plimsoll.http.Caller;
import dev.plimsoll.http.HttpClients;
import dev.plimsoll.http.HttpPolicy;
import dev.plimsoll.image.Digest;
import dev.plimsoll.image.ImageReference;
import dev.plimsoll.image.MediaTypes;
import dev.plimsoll.image.Platform;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegistryBaseImagesTest {

    private static final String CONFIG =
            """
            {"os": "linux", "architecture": "amd64", "config": {"Env": ["PATH=/usr/local/bin:/usr/bin", "PYTHON_VERSION=3.11.7"], "Cmd": ["python3"]},
             "history": [{"created_by": "rootfs"}, {"created_by": "ENV x", "empty_layer": true}, {"created_by": "RUN install python"}]}
            """;

    @StartStop final MockWebServer server = new MockWebServer();
    @StartStop final MockWebServer elsewhere = new MockWebServer();

    private final FakeRegistry registry = new FakeRegistry();
    private final MemoryFacts facts = new MemoryFacts();
    private final List<Runnable> later = new ArrayList<>();
    private byte[] root = new byte[0];
    private byte[] python = new byte[0];
    private Digest image = Digest.of("");
    private Instant now = Instant.parse("2026-11-20T10:00:00Z");

    @BeforeEach
    void fill() throws IOException {
        server.setDispatcher(registry);
        root =
                Tars.tar()
                        .file("etc/os-release", "ID=debian\nVERSION_CODENAME=bookworm\n")
                        .file(
                                "var/lib/dpkg/status",
                                "Package: old\nStatus: install ok installed\nVersion: 1\n")
                        .file(
                                "etc/apt/sources.list.d/debian.sources",
                                "Types: deb\nURIs: http://deb.debian.org/debian\nSuites: bookworm bookworm-updates\nComponents: main\n")
                        .file(
                                "etc/dpkg/dpkg.cfg.d/docker",
                                "# why\npath-exclude=/usr/share/man/*\npath-include /usr/share/doc/x\n")
                        .file("usr/bin/gone", "x")
                        .file("var/lib/dpkg/info/tool.list", "/bin/tool\n")
                        .file("usr/bin/tool", "x".repeat(40_000))
                        .gzip();
        python =
                Tars.tar()
                        .file(
                                "var/lib/dpkg/status",
                                "Package: new\nStatus: install ok installed\nVersion: 1:2-3\nDescription: x\n y\n\nPackage: half\nStatus: deinstall ok config-files\nVersion: 1\n")
                        .file(
                                "var/lib/apt/extended_states",
                                "Package: new\nArchitecture: amd64\nAuto-Installed: 1\n\nPackage: old\nAuto-Installed: 0\n")
                        .file("usr/bin/.wh.gone", "")
                        .file("usr/local/bin/python3.11", "elf")
                        .file("usr/local/lib/libpython3.11.so.1.0", "elf")
                        .file(
                                "usr/local/lib/python3.11/site-packages/pip-23.2.1.dist-info/RECORD",
                                "")
                        .file(
                                "usr/local/lib/python3.11/site-packages/Ruamel.Yaml-0.17-py3.11.egg-info",
                                "")
                        .gzip();
        image = registry.image(CONFIG, root, python);
        String platform = ",\"platform\":{\"os\":\"linux\",\"architecture\":\"%s\"}";
        Digest index =
                registry.manifest(
                        "{\"schemaVersion\":2,\"manifests\":[%s,%s]}"
                                .formatted(
                                        "{\"mediaType\":\"x\",\"digest\":\"%s\",\"size\":3,\"annotations\":{\"vnd.docker.reference.type\":\"attestation-manifest\"}%s}"
                                                .formatted(
                                                        Digest.of("attestation"),
                                                        platform.formatted("unknown")),
                                        "{\"mediaType\":\"x\",\"digest\":\"%s\",\"size\":%d%s}"
                                                .formatted(
                                                        image, 100, platform.formatted("amd64"))),
                        MediaTypes.OCI_INDEX);
        registry.tag("3.11", index);
        registry.tag("plain", image);
    }

    private BaseImages images(Learning learning) {
        return images(learning, Credentials.NONE, HttpPolicy.STANDARD);
    }

    private BaseImages images(Learning learning, Credentials credentials, HttpPolicy policy) {
        var caller =
                new Caller(
                        new HttpClients(
                                policy.withTimeouts(
                                        Duration.ofSeconds(2),
                                        Duration.ofSeconds(2),
                                        Duration.ofSeconds(10))),
                        () -> now,
                        time -> {},
                        new Random(5),
                        List.of());
        var endpoints = new RegistryEndpoints(Map.of("docker.io", server.url("/")));
        return Registries.online(
                caller,
                endpoints,
                credentials,
                facts,
                learning,
                KnownInventories.NONE,
                StreamProgress.NONE);
    }

    private static ImageReference reference(String written) {
        return ImageReference.parse(written).orElseThrow();
    }

    private static BaseImage found(BaseImages images, String written) {
        Answer<BaseImage> answer = images.find(reference(written), Platform.LINUX_AMD64);
        assertThat(answer).isInstanceOf(Answer.Known.class);
        return answer.asOptional().orElseThrow();
    }

    private static String why(BaseImages images, String written) {
        return images.find(reference(written), Platform.LINUX_AMD64)
                        instanceof Answer.Unknown<BaseImage>(String why)
                ? why
                : "known";
    }

    @Test
    void what_is_to_be_read_is_foreseen_as_shipped_and_what_was_read_is_not() throws IOException {
        assertThat(images(Learning.allLater(later::add)).foreseen()).as("nobody waits").isEmpty();
        BaseImages images = images(Learning.now());
        BaseImages foreseen = images.foreseen().orElseThrow();
        ImageReference python = ImageReference.parse("python:3.11").orElseThrow();
        assertThat(foreseen.find(python, Platform.LINUX_AMD64)).isInstanceOf(Answer.Known.class);
        found(images, "python:3.11");
        assertThat(foreseen.find(python, Platform.LINUX_AMD64)).isInstanceOf(Answer.Unknown.class);
    }

    @Test
    void finds_the_platforms_image_with_exact_layers() {
        BaseImage found = found(images(Learning.now()), "python:3.11");
        assertThat(found.digest()).contains(image);
        assertThat(found.config().command()).contains(List.of("python3"));
        assertThat(found.layers())
                .extracting(BaseImage.Layer::createdBy)
                .containsExactly("rootfs", "RUN install python");
        assertThat(found.layers())
                .allSatisfy(layer -> assertThat(layer.uncompressed().sigma()).isZero());
        assertThat(found.layers().getFirst().compressed()).isEqualTo(Weight.exact(root.length));
        assertThat(registry.requests)
                .startsWith("HEAD /v2/library/python/manifests/3.11")
                .noneMatch(request -> request.contains(Digest.of("attestation").hex()));
    }

    @Test
    void tells_for_a_week_what_a_tag_meant_before_it_moved() throws IOException {
        BaseImage first = found(images(Learning.now()), "python:plain");
        assertThat(first.asOf()).contains(LocalDate.of(2026, 11, 20));
        assertThat(first.before()).isEmpty();

        byte[] more = Tars.tar().file("usr/bin/more", "x".repeat(70_000)).gzip();
        registry.tag("plain", registry.image(CONFIG, root, more));
        now = Instant.parse("2026-11-21T10:00:00Z");
        BaseImage second = found(images(Learning.now()), "python:plain");
        assertThat(second.before())
                .contains(
                        new BaseImage.Earlier(
                                image, LocalDate.of(2026, 11, 21), first.uncompressed()));
        assertThat(second.uncompressed()).isNotEqualTo(first.uncompressed());

        now = Instant.parse("2026-11-27T10:00:00Z");
        assertThat(found(images(Learning.now()), "python:plain").before()).isPresent();
        now = Instant.parse("2026-11-28T10:00:00Z");
        assertThat(found(images(Learning.now()), "python:plain").before()).isEmpty();
    }

    @Test
    void a_digest_does_not_move() {
        BaseImage found = found(images(Learning.now()), "python@" + image);
        assertThat(found.asOf()).isEmpty();
        assertThat(found.before()).isEmpty();
    }

    @Test
    void learns_what_is_installed_in_the_same_pass() {
        Inventory inventory =
                found(images(Learning.now()), "python:3.11").inventory().asOptional().orElseThrow();
        assertThat(inventory.osId()).isEqualTo("debian");
        assertThat(inventory.osRelease()).contains("bookworm");
        assertThat(inventory.dpkg().versions()).isEqualTo(Map.of("new", "1:2-3"));
        assertThat(inventory.dpkg().automatic()).containsExactly("new");
        assertThat(inventory.aptSources().sources())
                .extracting(source -> source.suite())
                .containsExactly("bookworm", "bookworm-updates");
        assertThat(inventory.pathExcludes())
                .containsExactly("path-exclude /usr/share/man/*", "path-include /usr/share/doc/x");
        assertThat(inventory.python()).contains("3.11.7");
        assertThat(inventory.distributions())
                .isEqualTo(Map.of("pip", "23.2.1", "ruamel-yaml", "0.17"));
        assertThat(inventory.commands()).isEqualTo(Map.of("tool", "tool", "python3.11", ""));
        assertThat(inventory.libraries()).containsExactly("libpython3.11.so.1.0");
    }

    @Test
    void asks_again_only_what_a_tag_means() {
        found(images(Learning.now()), "python:3.11");
        registry.requests.clear();
        found(images(Learning.now()), "python:3.11");
        assertThat(registry.requests).containsExactly("HEAD /v2/library/python/manifests/3.11");
    }

    @Test
    void answers_from_what_it_learnt_when_the_registry_is_gone() {
        found(images(Learning.now()), "python:3.11");
        for (int i = 0; i < 3; i++)
            registry.fault("/3.11", new MockResponse.Builder().code(503).build());
        assertThat(found(images(Learning.now()), "python:3.11").digest()).contains(image);
        assertThat(found(Registries.offline(facts, KnownInventories.NONE), "python:3.11").digest())
                .contains(image);
    }

    @Test
    void estimates_from_the_last_bytes_and_reads_the_rest_later() {
        BaseImage quick = found(images(Learning.allLater(later::add)), "python:plain");
        assertThat(quick.layers().getFirst().uncompressed().sigma()).isEqualTo(0.012);
        assertThat(quick.inventory()).isInstanceOf(Answer.Unknown.class);
        assertThat(later).hasSize(2);
        later.forEach(Runnable::run);
        BaseImage exact = found(images(Learning.allLater(later::add)), "python:plain");
        assertThat(exact.layers().getFirst().uncompressed().sigma()).isZero();
        assertThat(exact.inventory()).isInstanceOf(Answer.Known.class);
    }

    @Test
    void takes_a_plausible_last_size() throws IOException {
        byte[] noise = new byte[60_000];
        new Random(9).nextBytes(noise);
        byte[] layer = Tars.tar().file("noise", noise).gzip();
        registry.tag("noise", registry.image(CONFIG, layer));
        Weight weight =
                found(images(Learning.allLater(later::add)), "python:noise")
                        .layers()
                        .getFirst()
                        .uncompressed();
        assertThat(weight.bytes()).isBetween(57_000L, 62_000L);
        assertThat(weight.sigma()).isEqualTo(0.004);
    }

    @Test
    void falls_back_to_a_ratio_where_ranges_are_not_served() throws IOException {
        registry.servesRanges = false;
        BaseImage found = found(images(Learning.allLater(later::add)), "python:plain");
        assertThat(found.layers())
                .allSatisfy(layer -> assertThat(layer.provenance()).isEqualTo(Provenance.MODEL));
    }

    @Test
    void gets_a_token_and_uses_it_until_it_ends() {
        elsewhere.enqueue(
                new MockResponse.Builder()
                        .body("{\"token\": \"t0k\", \"expires_in\": 300}")
                        .build());
        registry.fault(
                "/manifests/3.11",
                challenge(
                        "Bearer realm=\"%s\",service=\"reg\",scope=\"repository:library/python:pull\""
                                .formatted(elsewhere.url("/token"))));
        BaseImages images =
                images(
                        Learning.now(),
                        Credentials.NONE,
                        HttpPolicy.STANDARD.withPrivateHosts(Set.of(elsewhere.getHostName())));
        assertThat(found(images, "python:3.11").digest()).contains(image);
        assertThat(elsewhere.getRequestCount()).isEqualTo(1);
    }

    @Test
    void asks_no_private_realm_that_a_mirror_names() {
        registry.fault(
                "/manifests/plain",
                challenge(
                        "Bearer realm=\"%s\",service=\"reg\"".formatted(elsewhere.url("/token"))));
        assertThat(why(images(Learning.now()), "python:plain")).contains("private address");
        assertThat(elsewhere.getRequestCount()).isZero();
    }

    @Test
    void shows_basic_credentials_where_they_are_asked_for() {
        registry.fault("/manifests/3.11", challenge("Basic realm=\"reg\""));
        var credentials =
                Credentials.parse(
                                "{\"auths\": {\"docker.io\": {\"username\": \"me\", \"password\": \"pw\"}}}")
                        .orElseThrow();
        assertThat(
                        found(
                                        images(Learning.now(), credentials, HttpPolicy.STANDARD),
                                        "python:3.11")
                                .digest())
                .contains(image);
    }

    @Test
    void says_that_credentials_are_missing() {
        registry.fault("/manifests/plain", challenge("Basic realm=\"reg\""));
        assertThat(why(images(Learning.now()), "python:plain"))
                .isEqualTo(
                        "python:plain does not exist or is private: no credentials are set for docker.io");
    }

    @Test
    void says_what_does_not_exist() {
        assertThat(why(images(Learning.now()), "python:9.99"))
                .isEqualTo("python:9.99 does not exist in docker.io");
        assertThat(
                        images(Learning.now())
                                .find(
                                        reference("python:3.11"),
                                        Platform.parse("linux/s390x").orElseThrow()))
                .isEqualTo(Answer.unknown("python:3.11 has no image for linux/s390x"));
    }

    @Test
    void says_when_a_limit_ends() {
        registry.fault(
                "/manifests/plain",
                new MockResponse.Builder().code(429).setHeader("Retry-After", "3600").build());
        assertThat(why(images(Learning.now()), "python:plain"))
                .startsWith("tried to look up python:plain but")
                .contains("said 429, again at");
    }

    @Test
    void takes_shipped_figures_where_the_registry_does_not_answer_and_says_so() {
        for (int status : List.of(401, 403, 429, 503)) {
            for (int i = 0; i < 3; i++)
                registry.fault("/3.11", new MockResponse.Builder().code(status).build());
            BaseImage found = found(images(Learning.now()), "python:3.11");
            assertThat(found.reservation().orElseThrow())
                    .startsWith(
                            "the sizes of python:3.11 are those that Plimsoll is shipped with, of 20");
            assertThat(found.asOf()).isPresent();
            assertThat(found.layers())
                    .allSatisfy(layer -> {
                        assertThat(layer.provenance()).isEqualTo(Provenance.SHIPPED_FACTS);
                        assertThat(layer.uncompressed().sigma()).isGreaterThanOrEqualTo(0.01);
                        assertThat(layer.compressed().sigma()).isGreaterThanOrEqualTo(0.01);
                    });
            registry.forgive();
        }
        assertThat(found(images(Learning.now()), "python:3.11").reservation()).isEmpty();
    }

    @Test
    void believes_no_content_that_is_not_what_its_digest_says() {
        registry.fault(
                "/manifests/" + image,
                new MockResponse.Builder().body("{\"schemaVersion\":2}").build());
        assertThat(why(images(Learning.now()), "python:plain"))
                .contains("something else than " + image);
    }

    @Test
    void a_layer_that_is_not_what_its_digest_says_is_estimated() throws IOException {
        registry.fault(
                "/blobs/" + Digest.of(root),
                new MockResponse.Builder()
                        .body(new okio.Buffer().write(Tars.tar().file("evil", "x").gzip()))
                        .build());
        BaseImage found = found(images(Learning.now()), "python:3.11");
        assertThat(found.layers().getFirst().uncompressed().sigma()).isPositive();
        assertThat(found.inventory()).isInstanceOf(Answer.Unknown.class);
    }

    @Test
    void reads_a_layer_again_that_broke_off() {
        registry.fault(
                "/blobs/" + Digest.of(root),
                new MockResponse.Builder()
                        .body(new okio.Buffer().write(root))
                        .onResponseBody(SocketEffect.ShutdownConnection.INSTANCE)
                        .build());
        assertThat(
                        found(images(Learning.now()), "python:3.11")
                                .layers()
                                .getFirst()
                                .uncompressed()
                                .sigma())
                .isZero();
    }

    @Test
    void an_old_manifest_is_told() {
        registry.tag(
                "old",
                registry.manifest(
                        "{\"schemaVersion\": 1, \"fsLayers\": []}",
                        "application/vnd.docker.distribution.manifest.v1+prettyjws"));
        assertThat(why(images(Learning.now()), "python:old")).contains("schema 1");
    }

    private static MockResponse challenge(String value) {
        return new MockResponse.Builder().code(401).setHeader("WWW-Authenticate", value).build();
    }
}

package dev.plimsoll.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.analysis.Analysis;
import dev.plimsoll.analysis.AnalysisRequest;
import dev.plimsoll.analysis.Analyzer;
import dev.plimsoll.build.BuiltImage;
import dev.plimsoll.build.FakePorts;
import dev.plimsoll.build.Inventory;
import dev.plimsoll.build.Ports;
import dev.plimsoll.debian.InstalledPackages;
import dev.plimsoll.fact.FactStore;
import dev.plimsoll.http.Caller;
import dev.plimsoll.http.Endpoint;
import dev.plimsoll.http.HttpClients;
import dev.plimsoll.http.HttpPolicy;
import dev.plimsoll.image.ImageReference;
import dev.plimsoll.image.Platform;
import dev.plimsoll.index.AlpineArchiveClient;
import dev.plimsoll.index.DebianArchiveClient;
import dev.plimsoll.index.DebianMirrors;
import dev.plimsoll.index.PyPiClient;
import dev.plimsoll.index.ShippedInventories;
import dev.plimsoll.registry.Credentials;
import dev.plimsoll.registry.KnownInventories;
import dev.plimsoll.registry.Learning;
import dev.plimsoll.registry.Registries;
import dev.plimsoll.registry.RegistryEndpoints;
import dev.plimsoll.registry.StreamProgress;
import dev.plimsoll.rule.catalog.Catalog;
import dev.plimsoll.source.MemorySnapshot;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import okhttp3.HttpUrl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever an upstream does, a review comes, names what is unknown, and keeps nothing wrong. */
class FaultyUpstreamsTest {

    enum Fault {
        SLOW,
        TOO_MANY_REQUESTS,
        BROKEN,
        LYING_ABOUT_ITS_LENGTH,
        GARBAGE,
        ANOTHER_FILE
    }

    private static final String DOCKERFILE =
            """
            FROM python:3.11-slim
            WORKDIR /app
            RUN apt-get update && apt-get install -y a-package-that-no-fact-knows
            RUN pip install --no-cache-dir flask==3.0.3
            COPY app.py .
            """;

    @StartStop final MockWebServer server = new MockWebServer();

    private final List<String> kept = new CopyOnWriteArrayList<>();
    private final FactStore facts =
            new FactStore() {
                @Override
                public Optional<byte[]> get(String key) {
                    return Optional.empty();
                }

                @Override
                public void put(String key, byte[] value) {
                    kept.add(key);
                }
            };

    @ParameterizedTest
    @EnumSource(Fault.class)
    void archives_and_indexes_may_fail(Fault fault) {
        answer(fault);
        Analysis analysis = analyze(basesKnown());
        BuiltImage image = analysis.images().getFirst().head();
        assertThat(image.refused()).isEmpty();
        assertThat(image.uncompressed().complete()).isFalse();
        assertThat(image.unknown().toList())
                .anySatisfy(why -> assertThat(why).contains("flask"))
                .anySatisfy(why -> assertThat(why).contains("apt-get"));
        assertThat(image.uncompressed().bytes())
                .as(
                        "the base, shipped facts of lists, what pip itself writes; nothing of what failed")
                .isBetween(120_000_000L, 155_000_000L);
        assertThat(kept).isEmpty();
        assertThat(server.getRequestCount()).isPositive();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void the_registry_may_fail(Fault fault) {
        answer(fault);
        Analysis analysis =
                analyze(
                        Registries.online(
                                caller(),
                                new RegistryEndpoints(Map.of("docker.io", server.url("/"))),
                                Credentials.NONE,
                                facts,
                                Learning.now(),
                                KnownInventories.NONE,
                                StreamProgress.NONE));
        assertThat(analysis.problems())
                .as("taken from what is shipped, and told")
                .anySatisfy(problem ->
                        assertThat(problem.message()).contains("Plimsoll is shipped with"));
        assertThat(kept).filteredOn(key -> key.startsWith("oci-layer")).isEmpty();
    }

    private void answer(Fault fault) {
        server.setDispatcher(
                new Dispatcher() {
                    @Override
                    public MockResponse dispatch(RecordedRequest request) {
                        return response(fault);
                    }
                });
    }

    private static MockResponse response(Fault fault) {
        MockResponse.Builder response = new MockResponse.Builder();
        return switch (fault) {
            case SLOW -> response.onResponseStart(SocketEffect.Stall.INSTANCE).build();
            case TOO_MANY_REQUESTS -> response.code(429).addHeader("Retry-After", "3600").build();
            case BROKEN -> response.code(503).build();
            case LYING_ABOUT_ITS_LENGTH ->
                    response.body("{\"files\": []}")
                            .setHeader("Content-Length", "1000000")
                            .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)
                            .build();
            case GARBAGE -> response.body("\u0001\u0002<not what was asked for>").build();
            case ANOTHER_FILE ->
                    response.addHeader("Content-Type", "application/json")
                            .body("{\"name\": \"another\", \"version\": 1}")
                            .build();
        };
    }

    private static dev.plimsoll.build.BaseImages basesKnown() {
        Inventory inventory =
                new ShippedInventories()
                        .find(
                                ImageReference.parse("python:3.11-slim-bookworm").orElseThrow(),
                                Platform.LINUX_AMD64)
                        .orElseThrow();
        assertThat(inventory.dpkg()).isNotEqualTo(new InstalledPackages(Map.of()));
        return new FakePorts().inventory("python:3.11-slim", inventory).ports().baseImages();
    }

    private Analysis analyze(dev.plimsoll.build.BaseImages bases) {
        HttpUrl url = server.url("/");
        Ports ports =
                new Ports(
                        bases,
                        new DebianArchiveClient(
                                caller(),
                                DebianMirrors.of(Optional.of(url), Optional.of(url)),
                                facts,
                                Optional.empty(),
                                1L << 20),
                        new AlpineArchiveClient(caller(), url, Optional.empty()),
                        new PyPiClient(
                                caller(), Endpoint.ofOperator(url), facts, Optional.empty()));
        MemorySnapshot tree =
                MemorySnapshot.of(Map.of("Dockerfile", DOCKERFILE, "app.py", "print()\n"));
        return new Analyzer(ports, Catalog.RULES)
                .analyze(AnalysisRequest.of(tree, Optional.empty()));
    }

    private static Caller caller() {
        Duration soon = Duration.ofMillis(300);
        return new Caller(
                new HttpClients(HttpPolicy.STANDARD.withTimeouts(soon, soon, soon)),
                InstantSource.system(),
                time -> {},
                new Random(5),
                List.of());
    }
}

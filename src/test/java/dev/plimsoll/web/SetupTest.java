package dev.plimsoll.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.plimsoll.http.Caller;
import dev.plimsoll.http.Endpoint;
import dev.plimsoll.http.HttpPolicy;
import dev.plimsoll.job.Reviewer;
import dev.plimsoll.store.Database;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetupTest {

    private static final Reviewer NOBODY =
            input -> {
                throw new AssertionError("nothing is to be reviewed");
            };

    @StartStop private final MockWebServer gitHub = new MockWebServer();

    @TempDir private Path home;

    private Database database;
    private PlimsollServer server;
    private Http http;

    @BeforeEach
    void start() throws IOException {
        database = Database.in(home);
        Endpoint api = Endpoint.ofOperator(gitHub.url("/"));
        Caller caller = Caller.of(HttpPolicy.STANDARD, List.of());
        ServerSettings settings =
                new ServerSettings(
                        "127.0.0.1",
                        0,
                        Optional.empty(),
                        api,
                        Optional.empty(),
                        "token",
                        1,
                        Duration.ZERO,
                        Duration.ofDays(1),
                        List.of(),
                        () -> "{}");
        PlimsollServer.SetupFactory factory =
                (port, configured) ->
                        new ManifestSetup(
                                caller,
                                api,
                                "https://github.example",
                                "http://127.0.0.1:" + port,
                                new SecretFile(home.resolve("app.json")),
                                configured);
        server =
                PlimsollServer.start(
                        settings,
                        database,
                        caller,
                        NOBODY,
                        tree -> {
                            throw new AssertionError("nothing is to be looked at");
                        },
                        new Metrics(),
                        InstantSource.system(),
                        Optional.of(factory));
        http = new Http(server.port());
    }

    @AfterEach
    void stop() {
        http.close();
        server.close();
        database.close();
    }

    @Test
    void registers_the_app_keeps_its_credentials_and_closes_for_good() throws Exception {
        assertThat(http.get("/healthz", Map.of()).statusCode()).isEqualTo(200);
        assertThat(
                        http.post("/api/github/webhooks", Map.of(), BodyPublishers.ofString("{}"))
                                .statusCode())
                .isEqualTo(404);
        HttpResponse<String> form = http.get("/setup", Map.of());
        String cookie = form.headers().firstValue("Set-Cookie").orElseThrow();
        String state = cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
        assertThat(form.body()).contains("https://github.example/settings/apps/new?state=" + state);
        gitHub.enqueue(new MockResponse.Builder().code(201).body(conversion()).build());

        HttpResponse<String> done =
                http.get(
                        "/setup/callback?code=abc&state=" + state,
                        Map.of("Cookie", "plimsoll-setup=" + state));

        assertThat(done.statusCode()).isEqualTo(302);
        assertThat(gitHub.takeRequest().getTarget()).isEqualTo("/app-manifests/abc/conversions");
        Path file = home.resolve("app.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(ManifestSetup.kept(new SecretFile(file)).orElseThrow().secrets())
                .containsExactly("hush");
        assertThat(http.get("/setup", Map.of()).statusCode()).isEqualTo(404);
        assertThat(
                        http.post("/api/github/webhooks", Map.of(), BodyPublishers.ofString("{}"))
                                .statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_state_is_good_for_its_own_visitor_only() throws Exception {
        String cookie =
                http.get("/setup", Map.of()).headers().firstValue("Set-Cookie").orElseThrow();
        String state = cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));

        assertThat(http.get("/setup/callback?code=abc&state=" + state, Map.of()).statusCode())
                .isEqualTo(400);
        assertThat(
                        http.get(
                                        "/setup/callback?code=abc&state=made-up",
                                        Map.of("Cookie", "plimsoll-setup=made-up"))
                                .statusCode())
                .isEqualTo(400);
        assertThat(gitHub.getRequestCount()).isZero();
    }

    @Test
    void asks_for_what_the_manifest_in_the_repository_says() throws Exception {
        JsonNode written = new YAMLMapper().readTree(Files.readString(Path.of("app-manifest.yml")));
        SecretFile file = new SecretFile(home.resolve("app.json"));
        Caller caller = Caller.of(HttpPolicy.STANDARD, List.of());
        ManifestSetup setup =
                new ManifestSetup(
                        caller,
                        Endpoint.ofOperator(gitHub.url("/")),
                        "https://github.example",
                        "https://bot.example",
                        file,
                        it -> {});
        JsonNode sent = new ObjectMapper().readTree(setup.manifest());

        assertThat(sent.path("default_permissions")).isEqualTo(written.path("default_permissions"));
        assertThat(sent.path("default_events")).isEqualTo(written.path("default_events"));
    }

    private static String conversion() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        String pem =
                Base64.getEncoder()
                        .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
        return "{\"id\": 5, \"pem\": \"-----BEGIN PRIVATE KEY-----\\n%s\", \"webhook_secret\": \"hush\", \"html_url\": \"https://github.example/apps/x\"}"
                .formatted(pem);
    }
}

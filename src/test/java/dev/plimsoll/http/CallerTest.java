package dev.plimsoll.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plimsoll.http.HttpFailure.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import okhttp3.Challenge;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;

class CallerTest {

    private static final Instant NOW = Instant.parse("2026-11-23T14:00:00Z");
    private static final HttpPolicy POLICY =
            HttpPolicy.STANDARD.withTimeouts(
                    Duration.ofSeconds(2), Duration.ofMillis(400), Duration.ofSeconds(3));

    @StartStop final MockWebServer server = new MockWebServer();
    @StartStop final MockWebServer elsewhere = new MockWebServer();

    private final List<Duration> pauses = new ArrayList<>();
    private final List<RequestTrace.Exchange> exchanges = new ArrayList<>();

    record Read(String path, int limit) implements Operation<String> {

        @Override
        public String purpose() {
            return "read " + path;
        }

        @Override
        public Request request(HttpUrl base) {
            HttpUrl url = base.resolve(path);
            return new Request.Builder().url(url == null ? base : url).build();
        }

        @Override
        public String read(Response response) throws IOException {
            return Bodies.text(response, limit);
        }
    }

    private static final Read THING = new Read("/thing", 1000);

    private Caller caller(HttpPolicy policy) {
        return new Caller(
                new HttpClients(policy),
                InstantSource.fixed(NOW),
                pauses::add,
                new Random(1),
                List.of(exchanges::add));
    }

    private Endpoint operators() {
        return Endpoint.ofOperator(server.url("/"));
    }

    private String body() throws HttpFailure {
        return caller(POLICY).call(operators(), THING);
    }

    private HttpFailure failure() {
        return failure(operators(), POLICY);
    }

    private HttpFailure failure(Endpoint endpoint, HttpPolicy policy) {
        return catchThrowableOfType(HttpFailure.class, () -> caller(policy).call(endpoint, THING));
    }

    private static MockResponse answer(int code) {
        return new MockResponse.Builder().code(code).build();
    }

    private static MockResponse answer(int code, String header, String value) {
        return new MockResponse.Builder().code(code).setHeader(header, value).build();
    }

    private static MockResponse ok(String body) {
        return new MockResponse.Builder().body(body).build();
    }

    @Test
    void reads_an_answer_and_tells_the_trace() throws Exception {
        server.enqueue(ok("hello"));
        assertThat(body()).isEqualTo("hello");
        assertThat(exchanges)
                .containsExactly(
                        new RequestTrace.Exchange(
                                "read /thing", server.url("/").host(), NOW, Duration.ZERO, 5, 200));
        assertThat(server.takeRequest().getHeaders().get("User-Agent")).isEqualTo("plimsoll");
    }

    @Test
    void tries_again_where_the_host_may_recover() throws HttpFailure {
        server.enqueue(answer(503, "Retry-After", "2"));
        server.enqueue(answer(502));
        server.enqueue(ok("at last"));
        assertThat(body()).isEqualTo("at last");
        assertThat(pauses).hasSize(2).first().isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void tells_when_a_limit_ends_instead_of_waiting_for_it() {
        server.enqueue(answer(429, "Retry-After", "300"));
        HttpFailure failure = failure();
        assertThat(failure.kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(failure)
                .hasMessage(
                        "tried to read /thing but %s said 429, again at 14:05 UTC",
                        server.url("/").host());
        assertThat(pauses).isEmpty();
    }

    @Test
    void gives_up_after_its_attempts() {
        for (int i = 0; i < 3; i++) server.enqueue(answer(503));
        assertThat(failure().kind()).isEqualTo(Kind.SERVER_ERROR);
        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @Test
    void takes_404_as_an_answer() {
        server.enqueue(answer(404));
        assertThat(failure().kind()).isEqualTo(Kind.NOT_FOUND);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void tells_an_answer_that_breaks_off() {
        for (int i = 0; i < 3; i++) {
            server.enqueue(
                    new MockResponse.Builder()
                            .body("0123456789")
                            .onResponseBody(SocketEffect.ShutdownConnection.INSTANCE)
                            .build());
        }
        HttpFailure failure = failure();
        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failure).hasMessageContaining("broke the answer off");
    }

    @Test
    void does_not_wait_for_an_answer_that_drips() {
        HttpPolicy hasty =
                POLICY.withTimeouts(
                        Duration.ofSeconds(1), Duration.ofMillis(300), Duration.ofMillis(350));
        for (int i = 0; i < 3; i++)
            server.enqueue(
                    new MockResponse.Builder()
                            .body("x".repeat(500))
                            .throttleBody(1, 100, TimeUnit.MILLISECONDS)
                            .build());
        HttpFailure failure = failure(operators(), hasty);
        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failure).hasMessageContaining("did not answer in time");
    }

    @Test
    void reads_no_more_than_asked_for() {
        server.enqueue(ok("x".repeat(1001)));
        assertThat(failure().kind()).isEqualTo(Kind.TOO_LARGE);
        server.enqueue(new MockResponse.Builder().chunkedBody("x".repeat(1001), 100).build());
        assertThat(failure().kind()).isEqualTo(Kind.TOO_LARGE);
    }

    @Test
    void a_strangers_word_leads_to_no_private_address() {
        HttpFailure failure =
                failure(
                        Endpoint.ofStranger(HttpUrl.get("http://127.0.0.1:" + server.getPort())),
                        POLICY);
        assertThat(failure.kind()).isEqualTo(Kind.DENIED_ADDRESS);
        assertThat(failure)
                .hasMessage(
                        "tried to read /thing but 127.0.0.1 is a private address, which is not asked on a stranger's word");
        assertThat(
                        failure(
                                        Endpoint.ofStranger(
                                                HttpUrl.get(
                                                        "http://localhost:" + server.getPort())),
                                        POLICY)
                                .kind())
                .isEqualTo(Kind.DENIED_ADDRESS);
        assertThat(
                        failure(
                                        Endpoint.ofStranger(
                                                HttpUrl.get(
                                                        "http://[::ffff:127.0.0.1]:"
                                                                + server.getPort())),
                                        POLICY)
                                .kind())
                .isEqualTo(Kind.DENIED_ADDRESS);
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void a_private_host_that_the_operator_allows_is_asked() throws HttpFailure {
        server.enqueue(ok("fine"));
        var endpoint = Endpoint.ofStranger(HttpUrl.get("http://localhost:" + server.getPort()));
        assertThat(caller(POLICY.withPrivateHosts(Set.of("LOCALHOST"))).call(endpoint, THING))
                .isEqualTo("fine");
    }

    @Test
    void a_name_is_judged_by_the_addresses_that_are_connected_to() {
        var clients =
                new HttpClients(
                        POLICY,
                        name ->
                                List.of(
                                        InetAddress.getByName("10.0.0.7"),
                                        InetAddress.getByName("169.254.169.254")));
        var caller =
                new Caller(
                        clients, InstantSource.fixed(NOW), pauses::add, new Random(1), List.of());
        var failure =
                catchThrowableOfType(
                        HttpFailure.class,
                        () ->
                                caller.call(
                                        Endpoint.ofStranger(
                                                HttpUrl.get("http://innocent.example/")),
                                        THING));
        assertThat(failure.kind()).isEqualTo(Kind.DENIED_ADDRESS);
        assertThat(pauses).isEmpty();
    }

    @Test
    void behind_a_proxy_too_no_private_address_is_asked() {
        HttpPolicy proxied = POLICY.withProxy(server.url("/"), "");
        assertThat(failure(Endpoint.ofStranger(HttpUrl.get("https://10.1.2.3/")), proxied).kind())
                .isEqualTo(Kind.DENIED_ADDRESS);
        assertThat(
                        failure(
                                        Endpoint.ofStranger(
                                                HttpUrl.get("https://metadata.google.internal/")),
                                        proxied)
                                .kind())
                .isEqualTo(Kind.DENIED_ADDRESS);
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void a_mirror_redirects_to_no_other_private_address() {
        server.enqueue(answer(307, "Location", elsewhere.url("/thing").toString()));
        assertThat(failure().kind()).isEqualTo(Kind.DENIED_ADDRESS);
        assertThat(elsewhere.getRequestCount()).isZero();
    }

    @Test
    void credentials_stay_with_the_host_they_are_for() throws Exception {
        HttpPolicy open = POLICY.withPrivateHosts(Set.of(elsewhere.url("/").host()));
        server.enqueue(answer(302, "Location", "/moved"));
        server.enqueue(answer(307, "Location", elsewhere.url("/thing").toString()));
        elsewhere.enqueue(ok("from the store"));
        var endpoint =
                Endpoint.ofOperator(
                        server.url("/").newBuilder().username("me").password("secret").build());
        assertThat(caller(open).call(endpoint, THING)).isEqualTo("from the store");
        assertThat(server.takeRequest().getHeaders().get("Authorization")).startsWith("Basic ");
        assertThat(server.takeRequest().getHeaders().get("Authorization")).startsWith("Basic ");
        assertThat(elsewhere.takeRequest().getHeaders().get("Authorization")).isNull();
    }

    @Test
    void follows_no_circle() {
        for (int i = 0; i < 10; i++)
            server.enqueue(answer(302, "Location", i % 2 == 0 ? "/a" : "/b"));
        HttpFailure failure = failure();
        assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
        assertThat(failure).hasMessageContaining("redirects without end");
    }

    @Test
    void answers_a_challenge_once() throws Exception {
        var keys =
                new Authorization() {
                    @Override
                    public Optional<String> answer(List<Challenge> challenges) {
                        return challenges.getFirst().scheme().equals("Bearer")
                                ? Optional.of("Bearer t")
                                : Optional.empty();
                    }
                };
        server.enqueue(answer(401, "WWW-Authenticate", "Bearer realm=\"r\""));
        server.enqueue(ok("in"));
        assertThat(caller(POLICY).call(operators(), THING, keys)).isEqualTo("in");
        server.takeRequest();
        assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer t");
        server.enqueue(answer(401, "WWW-Authenticate", "Bearer realm=\"r\""));
        server.enqueue(answer(401, "WWW-Authenticate", "Bearer realm=\"r\""));
        var failure =
                catchThrowableOfType(
                        HttpFailure.class, () -> caller(POLICY).call(operators(), THING, keys));
        assertThat(failure.kind()).isEqualTo(Kind.UNAUTHORIZED);
    }

    @Test
    void shows_no_credentials_of_an_address() {
        server.enqueue(answer(403));
        HttpFailure failure =
                failure(
                        Endpoint.ofOperator(
                                server.url("/")
                                        .newBuilder()
                                        .username("me")
                                        .password("secret")
                                        .build()),
                        POLICY);
        assertThat(failure.getMessage()).doesNotContain("secret").doesNotContain("me:");
    }
}

package dev.plimsoll.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.plimsoll.http.Caller;
import dev.plimsoll.http.Endpoint;
import dev.plimsoll.http.HttpClients;
import dev.plimsoll.http.HttpFailure;
import dev.plimsoll.http.HttpPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GitHubApiTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Repository SHOP = new Repository(7, 1, "octo", "shop");
    private static KeyPair keys;

    @StartStop private final MockWebServer server = new MockWebServer();

    private final List<Instant> blocked = new ArrayList<>();

    @BeforeAll
    static void makeKeys() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
    }

    @Test
    void a_token_is_minted_by_a_signed_jwt_and_used_until_it_nears_its_end() throws Exception {
        token("one");
        answer(200, "{}");
        answer(200, "{}");
        GitHubApi api = api();
        api.read(SHOP, "read", "/x");
        api.read(SHOP, "read", "/y");

        RecordedRequest mint = server.takeRequest();
        assertThat(mint.getTarget()).isEqualTo("/app/installations/7/access_tokens");
        assertThat(
                        isSigned(
                                String.valueOf(mint.getHeaders().get("Authorization"))
                                        .substring("Bearer ".length())))
                .isTrue();
        assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer one");
        assertThat(server.takeRequest().getTarget()).isEqualTo("/repos/octo/shop/y");
    }

    @Test
    void a_token_that_is_refused_is_minted_anew_once() throws Exception {
        token("old");
        answer(401, "{\"message\": \"Bad credentials\"}");
        token("new");
        answer(200, "{\"ok\": true}");

        assertThat(api().read(SHOP, "read", "/x").path("ok").asBoolean()).isTrue();
        assertThat(server.getRequestCount()).isEqualTo(4);
    }

    @Test
    void a_post_that_ends_in_5xx_is_not_repeated() {
        token("t");
        answer(502, "");

        assertThatThrownBy(() -> write(api())).isInstanceOf(HttpFailure.class);
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void a_429_says_itself_when_to_come_again() {
        token("t");
        server.enqueue(new MockResponse.Builder().code(429).setHeader("Retry-After", "17").build());

        RetryAt later = catchThrowableOfType(RetryAt.class, () -> write(api()));
        assertThat(later.at()).isEqualTo(NOW.plusSeconds(17));
        assertThat(blocked).containsExactly(NOW.plusSeconds(17));
    }

    @Test
    void a_403_that_speaks_of_a_rate_limit_stops_writes_for_a_minute() {
        token("t");
        answer(403, "{\"message\": \"You have exceeded a secondary rate limit.\"}");

        RetryAt later = catchThrowableOfType(RetryAt.class, () -> write(api()));
        assertThat(later.at()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void an_exhausted_primary_limit_waits_for_its_reset() {
        token("t");
        server.enqueue(
                new MockResponse.Builder()
                        .code(403)
                        .setHeader("x-ratelimit-remaining", "0")
                        .setHeader(
                                "x-ratelimit-reset",
                                Long.toString(NOW.plusSeconds(900).getEpochSecond()))
                        .build());

        assertThat(catchThrowableOfType(RetryAt.class, () -> api().read(SHOP, "read", "/x")).at())
                .isEqualTo(NOW.plusSeconds(900));
    }

    @Test
    void a_403_for_want_of_a_permission_is_a_refusal_and_blocks_nothing() {
        token("t");
        answer(403, "{\"message\": \"Resource not accessible by integration\"}");

        GitHubRefusal refusal = catchThrowableOfType(GitHubRefusal.class, () -> write(api()));
        assertThat(refusal.isForbidden()).isTrue();
        assertThat(blocked).isEmpty();
    }

    @Test
    void a_422_is_told_in_githubs_own_words() {
        token("t");
        answer(
                422,
                "{\"message\": \"Unprocessable Entity\", \"errors\": [\"line must be part of the diff\"]}");

        GitHubRefusal refusal = catchThrowableOfType(GitHubRefusal.class, () -> write(api()));
        assertThat(refusal.isInvalid()).isTrue();
        assertThat(refusal.said()).contains("line must be part of the diff");
    }

    @Test
    void graphql_tells_its_errors_with_200() {
        token("t");
        answer(
                200,
                "{\"data\": null, \"errors\": [{\"message\": \"Expected branch to point to\"}]}");

        assertThatThrownBy(() ->
                        api().mutate(
                                        7,
                                        "commit",
                                        "mutation",
                                        JsonNodeFactory.instance.objectNode()))
                .isInstanceOf(GitHubRefusal.class)
                .hasMessageContaining("Expected branch to point to");
    }

    @Test
    void a_list_is_read_to_its_last_page() throws Exception {
        token("t");
        answer(200, "[" + "1,".repeat(99) + "1]");
        answer(200, "[2]");

        assertThat(api().readAll(SHOP, "list", "/x", "")).hasSize(101);
    }

    @Test
    void a_key_as_github_hands_it_out_signs_as_well() throws Exception {
        RSAPrivateCrtKey key = (RSAPrivateCrtKey) keys.getPrivate();
        byte[] pkcs8 = key.getEncoded();
        // the PKCS#1 key is the octet string at the end of PKCS#8, after 26 bytes of header for
        // 2048 bits
        String pkcs1 =
                Base64.getEncoder().encodeToString(Arrays.copyOfRange(pkcs8, 26, pkcs8.length));
        String pem =
                "-----BEGIN RSA PRIVATE KEY-----\\n" + pkcs1 + "\\n-----END RSA PRIVATE KEY-----";

        assertThat(isSigned(AppCredentials.of("42", pem).token(NOW))).isTrue();
        assertThatThrownBy(() -> AppCredentials.of("42", "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n"))
                .hasMessageNotContaining("c2VjcmV0");
    }

    private GitHubApi api() {
        HttpPolicy policy = HttpPolicy.STANDARD;
        Caller caller =
                new Caller(
                        new HttpClients(policy),
                        InstantSource.fixed(NOW),
                        time -> {},
                        new Random(1),
                        List.of());
        Endpoint endpoint = Endpoint.ofOperator(server.url("/"));
        AppCredentials app =
                AppCredentials.of(
                        "42",
                        "-----BEGIN PRIVATE KEY-----\n"
                                + Base64.getEncoder()
                                        .encodeToString(keys.getPrivate().getEncoded()));
        InstantSource clock = InstantSource.fixed(NOW);
        return new GitHubApi(
                caller,
                endpoint,
                new InstallationTokens(caller, endpoint, app, clock),
                new Pace(),
                clock);
    }

    private static void write(GitHubApi api) throws IOException {
        api.write(SHOP, "write", "POST", "/x", JsonNodeFactory.instance.objectNode());
    }

    private void token(String value) {
        answer(
                201,
                "{\"token\": \"%s\", \"expires_at\": \"%s\"}"
                        .formatted(value, NOW.plusSeconds(3600)));
    }

    private void answer(int status, String body) {
        server.enqueue(new MockResponse.Builder().code(status).body(body).build());
    }

    private static boolean isSigned(String jwt) throws Exception {
        int dot = jwt.lastIndexOf('.');
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(keys.getPublic());
        signature.update(jwt.substring(0, dot).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(jwt.substring(dot + 1)));
    }

    private final class Pace implements WritePace {

        @Override
        public Turn take(long installation) {
            return () -> {};
        }

        @Override
        public void block(long installation, Instant until) {
            blocked.add(until);
        }
    }
}

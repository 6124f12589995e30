package dev.plimsoll.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.github.Repository;
import dev.plimsoll.github.WebhookSignature;
import dev.plimsoll.job.Inbox;
import dev.plimsoll.job.Outcomes;
import dev.plimsoll.job.PullRequestWork;
import dev.plimsoll.job.ReviewLinks;
import dev.plimsoll.job.ReviewQueue;
import dev.plimsoll.job.ScanWork;
import dev.plimsoll.job.Stopping;
import dev.plimsoll.store.Commands;
import dev.plimsoll.store.Database;
import dev.plimsoll.store.Deliveries;
import dev.plimsoll.store.PullRequestRow;
import dev.plimsoll.store.PullRequests;
import dev.plimsoll.store.Repositories;
import dev.plimsoll.store.RepositoryRow;
import dev.plimsoll.store.Reviews;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The webhook through a real port, by the contract's table of answers. */
class WebhookRouteTest {

    private static final String SECRET = "s3cret";
    private static final int LARGEST = 25 * 1024 * 1024;
    private static final String SHA = "0123456789012345678901234567890123456789";

    @TempDir private Path home;

    private Database database;
    private WebServer server;
    private Http http;

    @BeforeEach
    void start() throws IOException {
        database = Database.in(home);
        Reviews reviews = new Reviews(database);
        ReviewQueue queue =
                new ReviewQueue(
                        database, new NoWork(), new NoWork(), () -> {}, Outcomes.UNHEARD, 1);
        Inbox inbox =
                new Inbox(
                        new Deliveries(database),
                        reviews,
                        queue,
                        Duration.ofSeconds(10),
                        InstantSource.system());
        Receiver receiver = new Receiver(new WebhookSignature(List.of(SECRET, "older")), inbox);
        server =
                WebServer.start(
                        "127.0.0.1",
                        0,
                        new Site(
                                () -> Optional.of(receiver),
                                () -> true,
                                reviews,
                                new Repositories(database),
                                new ReviewLinks(
                                        "token",
                                        Optional.of("https://bot.example"),
                                        InstantSource.system()),
                                "token",
                                List.of(new RulePage("pip-cache", "warning", "text")),
                                () -> "{}",
                                Optional::empty,
                                new Metrics(),
                                InstantSource.system()));
        http = new Http(server.port());
    }

    @AfterEach
    void stop() {
        http.close();
        server.close();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"opened", "synchronize", "reopened", "ready_for_review", "closed"})
    void stores_what_happens_to_a_pull_request(String action) throws Exception {
        assertThat(deliver("pull_request", pullRequest(action, ""))).isEqualTo(202);
        assertThat(new PullRequests(database).find(5, 7)).isPresent();
        assertThat(new Deliveries(database).has("guid-1")).isTrue();
    }

    @Test
    void an_edit_counts_where_the_base_changed() throws Exception {
        assertThat(deliver("pull_request", pullRequest("edited", ""))).isEqualTo(200);
        assertThat(
                        deliver(
                                "pull_request",
                                pullRequest(
                                        "edited",
                                        ", \"changes\": {\"base\": {\"ref\": {\"from\": \"main\"}}}")))
                .isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"labeled", "assigned", "auto_merge_enabled"})
    void answers_200_to_actions_that_change_nothing(String action) throws Exception {
        assertThat(deliver("pull_request", pullRequest(action, ""))).isEqualTo(200);
        assertThat(new PullRequests(database).find(5, 7)).isEmpty();
    }

    @Test
    void answers_200_to_a_ping_and_to_events_of_others() throws Exception {
        assertThat(deliver("ping", "{\"zen\": \"Keep it logically awesome.\"}")).isEqualTo(200);
        assertThat(deliver("star", "{\"action\": \"created\"}")).isEqualTo(200);
    }

    @Test
    void stores_checks_asked_for_again_and_buttons() throws Exception {
        assertThat(deliver("check_run", checkRun("rerequested", ""))).isEqualTo(202);
        assertThat(
                        deliver(
                                "check_run",
                                "guid-2",
                                checkRun(
                                        "requested_action",
                                        ", \"requested_action\": {\"identifier\": \"apply\"}")))
                .isEqualTo(202);
        assertThat(deliver("check_run", checkRun("completed", ""))).isEqualTo(200);
        assertThat(deliver("check_suite", "guid-3", checkSuite())).isEqualTo(202);
        long id = new PullRequests(database).find(5, 7).orElseThrow().id();
        assertThat(new Commands(database).open(id))
                .extracting(it -> it.name())
                .containsExactly("recheck", "apply", "recheck");
    }

    @Test
    void stores_comments_and_wants_something_only_on_a_command_of_a_person() throws Exception {
        assertThat(deliver("issue_comment", comment("nice", "User"))).isEqualTo(202);
        assertThat(deliver("issue_comment", "guid-2", comment("/plimsoll apply", "Bot")))
                .isEqualTo(202);
        assertThat(new PullRequests(database).find(5, 7)).isEmpty();
        assertThat(
                        deliver(
                                "issue_comment",
                                "guid-3",
                                comment("/plimsoll apply pip-cache\\nthanks", "User")))
                .isEqualTo(202);
        long id = new PullRequests(database).find(5, 7).orElseThrow().id();
        assertThat(new Commands(database).open(id))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.name()).isEqualTo("apply");
                    assertThat(it.arguments()).containsExactly("pip-cache");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"installation", "installation_repositories", "repository"})
    void stores_events_of_installations_and_repositories(String event) throws Exception {
        assertThat(deliver(event, "{\"action\": \"created\", \"installation\": {\"id\": 3}}"))
                .isEqualTo(202);
    }

    @Test
    void a_delivery_that_comes_again_wants_nothing_new() throws Exception {
        deliver("pull_request", pullRequest("opened", ""));
        assertThat(deliver("pull_request", pullRequest("opened", ""))).isEqualTo(202);
        assertThat(new PullRequests(database).find(5, 7).orElseThrow().wanted()).isEqualTo(1);
    }

    @Test
    void refuses_a_signature_that_does_not_hold_whatever_else_is_wrong() throws Exception {
        Map<String, String> headers =
                headers("pull_request", "guid-1", "nonsense".getBytes(StandardCharsets.UTF_8));
        assertThat(post(headers, BodyPublishers.ofString("other nonsense"))).isEqualTo(401);
        headers.remove("X-Hub-Signature-256");
        headers.put("Content-Type", "text/plain");
        assertThat(post(headers, BodyPublishers.ofString("nonsense"))).isEqualTo(401);
    }

    @Test
    void takes_an_older_secret_while_it_is_rotated() throws Exception {
        byte[] body = pullRequest("opened", "").getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = headers("pull_request", "guid-1", body);
        headers.put("X-Hub-Signature-256", WebhookSignature.sign("older", body));
        assertThat(post(headers, BodyPublishers.ofByteArray(body))).isEqualTo(202);
    }

    @Test
    void refuses_another_content_type_before_it_reads_the_json() throws Exception {
        byte[] body = "payload=%7B%7D".getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = headers("pull_request", "guid-1", body);
        headers.put("Content-Type", "application/x-www-form-urlencoded");
        assertThat(post(headers, BodyPublishers.ofByteArray(body))).isEqualTo(415);
    }

    @Test
    void takes_json_with_a_charset() throws Exception {
        byte[] body = pullRequest("opened", "").getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = headers("pull_request", "guid-1", body);
        headers.put("Content-Type", "application/json; charset=utf-8");
        assertThat(post(headers, BodyPublishers.ofByteArray(body))).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "nonsense",
                "\"text\"",
                "null",
                "{}",
                "{\"action\": \"opened\"}",
                "{\"action\": 3}"
            })
    void refuses_what_is_no_object_or_lacks_its_fields(String body) throws Exception {
        assertThat(deliver("pull_request", body)).isEqualTo(400);
    }

    @Test
    void refuses_deep_nesting_as_malformed() throws Exception {
        assertThat(deliver("pull_request", "[".repeat(100_000))).isEqualTo(400);
    }

    @Test
    void refuses_a_body_that_is_too_large_before_its_signature_is_looked_at() throws Exception {
        byte[] tooLarge = new byte[LARGEST + 1];
        Map<String, String> headers =
                Map.of("Content-Type", "application/json", "X-Hub-Signature-256", "sha256=00");
        assertThat(post(headers, BodyPublishers.ofByteArray(tooLarge))).isEqualTo(413);
        // of unknown length, so sent in chunks
        assertThat(
                        post(
                                headers,
                                BodyPublishers.ofInputStream(
                                        () -> new ByteArrayInputStream(tooLarge))))
                .isEqualTo(413);
    }

    @Test
    void takes_a_body_of_exactly_the_largest_size() throws Exception {
        String start = pullRequest("opened", ", \"padding\": \"");
        byte[] body =
                (start.substring(0, start.length() - 1)
                                + "x".repeat(LARGEST - start.length() - 1)
                                + "\"}")
                        .getBytes(StandardCharsets.UTF_8);
        assertThat(body).hasSize(LARGEST);
        assertThat(post(headers("pull_request", "guid-1", body), BodyPublishers.ofByteArray(body)))
                .isEqualTo(202);
    }

    @Test
    void answers_503_where_it_cannot_store() throws Exception {
        database.close();
        assertThat(deliver("pull_request", pullRequest("opened", ""))).isEqualTo(503);
    }

    @Test
    void pages_that_name_repositories_open_to_the_token_only() throws Exception {
        deliver("pull_request", pullRequest("opened", ""));
        long id = new PullRequests(database).find(5, 7).orElseThrow().id();
        String report =
                """
                {"images": [{"name": "Dockerfile", "dockerfile": "Dockerfile", "base": null,
                 "head": {"uncompressed": {"bytes": 318000000, "complete": true}}, "suggested": null,
                 "layers": {"head": [{"instruction": "RUN <script>", "uncompressed": {"bytes": 5}, "compressed": {"bytes": 5}}]},
                 "findings": [], "unknown": []}], "problems": []}
                """;
        new Reviews(database).put("r1", id, SHA, SHA, "new image: 318 MB", report, 1);

        assertThat(http.get("/", Map.of()).body()).doesNotContain("octo/shop");
        assertThat(http.get("/", Map.of("Authorization", "Bearer token")).body())
                .contains("octo/shop#7");
        assertThat(http.get("/reviews/r1", Map.of()).statusCode()).isEqualTo(401);
        assertThat(http.get("/reviews/unknown", Map.of()).statusCode()).isEqualTo(401);
        var page = http.get("/reviews/r1", Map.of("Authorization", "Bearer token"));
        assertThat(page.body())
                .contains("318 MB")
                .contains("RUN &lt;script&gt;")
                .doesNotContain("<script>");
        String link =
                new ReviewLinks("token", Optional.of(""), InstantSource.system())
                        .to("r1")
                        .orElseThrow();
        assertThat(http.get(link, Map.of()).statusCode()).isEqualTo(200);
        assertThat(http.get(link.replace("key=", "key=0"), Map.of()).statusCode()).isEqualTo(401);
        assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
    }

    @Test
    void health_metrics_rules_and_schema_are_open_to_all() throws Exception {
        deliver("pull_request", pullRequest("opened", ""));
        assertThat(http.get("/healthz", Map.of()).statusCode()).isEqualTo(200);
        assertThat(http.get("/readyz", Map.of()).statusCode()).isEqualTo(200);
        assertThat(http.get("/metrics", Map.of()).body())
                .contains("plimsoll_webhook_deliveries_total{event=\"pull_request\"} 1");
        assertThat(http.get("/rules", Map.of()).body()).contains("pip-cache");
        assertThat(http.get("/rules/pip-cache", Map.of()).statusCode()).isEqualTo(200);
        assertThat(http.get("/rules/none", Map.of()).statusCode()).isEqualTo(404);
        assertThat(http.get("/schema/config.json", Map.of()).body()).isEqualTo("{}");
        assertThat(http.get("/setup", Map.of()).statusCode()).isEqualTo(404);
        assertThat(http.get("/style.css", Map.of()).statusCode()).isEqualTo(200);
    }

    private int deliver(String event, String body) throws Exception {
        return deliver(event, "guid-1", body);
    }

    private int deliver(String event, String guid, String body) throws Exception {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return post(headers(event, guid, bytes), BodyPublishers.ofByteArray(bytes));
    }

    private int post(Map<String, String> headers, BodyPublisher body) throws Exception {
        return http.post("/api/github/webhooks", headers, body).statusCode();
    }

    private static Map<String, String> headers(String event, String guid, byte[] body) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("X-GitHub-Event", event);
        headers.put("X-GitHub-Delivery", guid);
        headers.put("X-Hub-Signature-256", WebhookSignature.sign(SECRET, body));
        return headers;
    }

    private static final String WHERE =
            """
            "installation": {"id": 3}, "sender": {"login": "mona"},
            "repository": {"id": 5, "name": "shop", "owner": {"login": "octo"}}\
            """;

    private static String pullRequest(String action, String more) {
        return "{\"action\": \"%s\", \"pull_request\": {\"number\": 7, \"head\": {\"sha\": \"%s\"}}, %s%s}"
                .formatted(action, SHA, WHERE, more);
    }

    private static String checkRun(String action, String more) {
        return "{\"action\": \"%s\", \"check_run\": {\"head_sha\": \"%s\", \"external_id\": \"7@%s\"}, %s%s}"
                .formatted(action, SHA, SHA, WHERE, more);
    }

    private static String checkSuite() {
        return "{\"action\": \"rerequested\", \"check_suite\": {\"head_sha\": \"%s\", \"pull_requests\": [{\"number\": 7}]}, %s}"
                .formatted(SHA, WHERE);
    }

    private static String comment(String body, String type) {
        return ("{\"action\": \"created\", \"issue\": {\"number\": 7, \"pull_request\": {}},"
                        + " \"comment\": {\"id\": 11, \"body\": \"%s\", \"user\": {\"login\": \"mona\", \"type\": \"%s\"}}, %s}")
                .formatted(body, type, WHERE);
    }

    private static final class NoWork implements PullRequestWork, ScanWork {

        @Override
        public void scan(RepositoryRow row, Stopping stopping) {
            throw new AssertionError("the queue was not started");
        }

        @Override
        public void giveUp(RepositoryRow row, String why) {
            throw new AssertionError("the queue was not started");
        }

        @Override
        public void bringUpToDate(PullRequestRow row, Stopping stopping) {
            throw new AssertionError("the queue was not started");
        }

        @Override
        public void giveUp(PullRequestRow row, Throwable cause) {
            throw new AssertionError("the queue was not started");
        }

        @Override
        public void passMergeGroup(Repository repository, String head) {
            throw new AssertionError("the queue was not started");
        }
    }
}

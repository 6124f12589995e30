package dev.plimsoll.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plimsoll.github.AppCredentials;
import dev.plimsoll.http.Caller;
import dev.plimsoll.http.Endpoint;
import dev.plimsoll.http.HttpPolicy;
import dev.plimsoll.job.Reviewer;
import dev.plimsoll.job.Scanner;
import dev.plimsoll.job.SharedPace;
import dev.plimsoll.store.Database;
import dev.plimsoll.web.AppSettings;
import dev.plimsoll.web.Metrics;
import dev.plimsoll.web.PlimsollServer;
import dev.plimsoll.web.RulePage;
import dev.plimsoll.web.ServerSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/**
 * A pull request on an embedded GitHub, reviewed by the real server: signed webhook, embedded
 * database, reads and writes over loopback. Prints what a person would see.
 */
public final class Demo {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String LOOPBACK = "127.0.0.1";
    private static final String SECRET = "the demo's own";
    private static final String TOKEN = "demo";

    /** The demo ends, or is left to people, before the first one. */
    private static final Duration NO_SCANS = Duration.ofDays(1);

    private static final Scanner UNUSED =
            tree -> {
                throw new IllegalStateException("the demo scans nothing");
            };

    private final Reviewer reviewer;
    private final List<RulePage> rules;
    private final Supplier<String> schema;
    private final PrintStream out;

    public Demo(Reviewer reviewer, List<RulePage> rules, Supplier<String> schema, PrintStream out) {
        this.reviewer = reviewer;
        this.rules = rules;
        this.schema = schema;
        this.out = out;
    }

    /**
     * Runs the demo; {@code keep} leaves server and pages up until the process is ended. Gives the
     * exit code.
     */
    public int run(boolean keep) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("plimsoll-demo");
        try (GitHubDouble github = GitHubDouble.start(folder.resolve("github"));
                Database database = Database.in(folder.resolve("home"));
                PlimsollServer server = serve(github, database);
                WebhookSender webhooks =
                        new WebhookSender(
                                "http://" + LOOPBACK + ":" + server.port() + "/api/github/webhooks",
                                SECRET)) {
            PullRequestOnDouble pull = pullRequest(github);
            long begin = System.nanoTime();
            int status = webhooks.deliver("pull_request", pull.event("opened"));
            if (status != 202)
                throw new IOException("the server answered the webhook with " + status);
            boolean reviewed = github.await(it -> isConcluded(pull), PATIENCE);
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            if (!reviewed) {
                out.println("No review was posted within " + PATIENCE.toSeconds() + " s.");
                return 1;
            }
            show(pull);
            out.printf(
                    "%nAll of it was posted %.1f s after the webhook, with %d requests to GitHub.%n",
                    took.toMillis() / 1_000.0, server.gitHubCalls());
            if (keep) keep(server);
            return 0;
        } finally {
            delete(folder);
        }
    }

    private PlimsollServer serve(GitHubDouble github, Database database) {
        ServerSettings settings =
                new ServerSettings(
                        LOOPBACK,
                        0,
                        Optional.empty(),
                        Endpoint.ofOperator(HttpUrl.get(github.address() + "/")),
                        Optional.of(
                                new AppSettings(
                                        AppCredentials.of(GitHubDouble.APP_ID, github.privateKey()),
                                        List.of(SECRET))),
                        TOKEN,
                        2,
                        SharedPace.BETWEEN_WRITES,
                        NO_SCANS,
                        rules,
                        schema);
        Caller caller = Caller.of(HttpPolicy.STANDARD, List.of());
        return PlimsollServer.start(
                settings,
                database,
                caller,
                reviewer,
                UNUSED,
                new Metrics(),
                InstantSource.system(),
                Optional.empty());
    }

    private static PullRequestOnDouble pullRequest(GitHubDouble github) throws IOException {
        HostedRepository repository = github.createRepository("harbour", "tides");
        repository.commit(
                "main",
                Optional.empty(),
                "Say when the water is high",
                DemoRepository.texts("base"));
        repository.commit(
                "levels",
                repository.resolve("main"),
                "Keep readings in a database",
                DemoRepository.texts("change"));
        github.permit("mona", "write");
        return github.openPullRequest(repository, "main", "levels", "mona", false);
    }

    private static boolean isConcluded(PullRequestOnDouble pull) {
        try {
            return !pull.checks().isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void show(PullRequestOnDouble pull) throws IOException {
        for (String body : pull.reviews()) heading("Review", body);
        for (ObjectNode comment : pull.reviewCommentsAsJson())
            heading("Comment on " + place(comment), comment.path("body").asText());
        for (String body : pull.comments()) heading("Summary", body);
        for (JsonNode check : pull.checks()) {
            String title = check.path("name").asText() + ": " + check.at("/output/title").asText();
            heading(
                    "Check run",
                    title
                            + "\nconclusion: "
                            + check.path("conclusion").asText()
                            + "\nbuttons: "
                            + buttons(check));
        }
    }

    private void heading(String title, String text) {
        out.println();
        out.println("── " + title + " " + "─".repeat(Math.max(3, 76 - title.length())));
        out.println(text.replaceAll("<!--[^>]*-->\n?", "").strip());
    }

    private static String place(JsonNode comment) {
        String line = comment.path("line").asText();
        String lines =
                comment.has("start_line") ? comment.path("start_line").asText() + "–" + line : line;
        return comment.path("path").asText()
                + ", "
                + (comment.has("start_line") ? "lines " : "line ")
                + lines;
    }

    private static String buttons(JsonNode check) {
        StringBuilder buttons = new StringBuilder();
        check.path("actions")
                .forEach(action ->
                        buttons.append('[').append(action.path("label").asText()).append("] "));
        return buttons.toString().strip();
    }

    private void keep(PlimsollServer server) throws InterruptedException {
        out.printf(
                "%nThe pages are at http://%s:%d/ (token: %s). End it with Ctrl-C.%n",
                LOOPBACK, server.port(), TOKEN);
        new CountDownLatch(1).await();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList())
                Files.deleteIfExists(path);
        }
    }
}

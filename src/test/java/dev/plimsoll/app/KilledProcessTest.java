package dev.plimsoll.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.demo.GitHubDouble;
import dev.plimsoll.demo.Hold;
import dev.plimsoll.demo.HostedRepository;
import dev.plimsoll.demo.PullRequestOnDouble;
import dev.plimsoll.demo.WebhookSender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process, a real database, and a real {@code kill -9}. */
class KilledProcessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    // nothing of it needs anyone to be asked
    private static final String FAT =
            """
            FROM scratch
            COPY . /app
            RUN chown -R 1000:1000 /app
            """;

    @TempDir private Path folder;

    private GitHubDouble github;
    private PullRequestOnDouble pull;

    @BeforeEach
    void open() throws IOException {
        github = GitHubDouble.start(folder.resolve("github"));
        HostedRepository repository = github.createRepository("octo", "shop");
        repository.commit(
                "main",
                Optional.empty(),
                "Begin",
                Map.of(
                        "Dockerfile",
                        "FROM scratch\n",
                        ".dockerignore",
                        ".git\n",
                        "tides.csv",
                        "high,low\n".repeat(50_000)));
        repository.commit("topic", repository.resolve("main"), "Add", Map.of("Dockerfile", FAT));
        pull = github.openPullRequest(repository, "main", "topic", "mona", false);
    }

    @AfterEach
    void close() {
        github.close();
    }

    @Test
    void a_review_is_posted_once_though_the_process_is_killed_twice_while_it_posts()
            throws Exception {
        List<Hold> moments =
                List.of(
                        github.holdNext("POST", "/reviews", true),
                        github.holdNext("POST", "/comments", false));
        boolean delivered = false;
        for (Hold moment : moments) {
            try (ServeProcess serve = ServeProcess.start(github, folder.resolve("home"), Map.of());
                    WebhookSender webhooks = serve.webhooks()) {
                if (!delivered)
                    assertThat(webhooks.deliver("pull_request", pull.event("opened")))
                            .isEqualTo(202);
                delivered = true;
                assertThat(moment.awaitArrival(PATIENCE))
                        .as(github.calls() + " " + serve.log())
                        .isTrue();
                serve.kill();
                moment.release();
            }
        }
        try (ServeProcess serve = ServeProcess.start(github, folder.resolve("home"), Map.of())) {
            assertThat(github.await(it -> isDone(serve), PATIENCE))
                    .as(serve.log().toString())
                    .isTrue();
        }

        assertThat(pull.reviews()).hasSize(1);
        assertThat(pull.reviewComments()).isNotEmpty().doesNotHaveDuplicates();
        assertThat(pull.comments()).singleElement().asString().startsWith("<!-- plimsoll:summary");
        assertThat(pull.checks())
                .singleElement()
                .satisfies(it -> assertThat(it.path("conclusion").asText()).isNotEmpty());
    }

    @Test
    void a_sigterm_ends_the_process_within_ten_seconds_and_no_line_of_its_log_holds_a_secret()
            throws Exception {
        try (ServeProcess serve =
                        ServeProcess.start(
                                github, folder.resolve("home"), Map.of("LOG_LEVEL", "debug"));
                WebhookSender webhooks = serve.webhooks()) {
            webhooks.deliver("pull_request", pull.event("opened"));
            assertThat(github.await(it -> isDone(serve), PATIENCE)).isTrue();

            assertThat(serve.terminate()).isLessThan(Duration.ofSeconds(10));
            assertThat(serve.log())
                    .isNotEmpty()
                    .allSatisfy(line -> {
                        assertThat(line).startsWith("{").endsWith("}");
                        assertThat(line)
                                .doesNotContain(
                                        "ghs_",
                                        "PRIVATE KEY",
                                        ServeProcess.SECRET,
                                        ServeProcess.ADMIN,
                                        "&key=");
                    });
        }
    }

    /** The last look is logged when all is written. */
    private boolean isDone(ServeProcess serve) {
        try {
            return pull.checks().size() == 1
                    && serve.log().stream().anyMatch(line -> line.contains("octo/shop#1 at"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

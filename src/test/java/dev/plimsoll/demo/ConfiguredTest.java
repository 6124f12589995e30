package dev.plimsoll.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which configuration is in force on a pull request, and what is said about one with errors. */
class ConfiguredTest {

    private static final String CONFIGURATION = ".github/plimsoll.yml";
    private static final String LEAN = "FROM scratch\nCOPY . /app\n";
    private static final String FAT = LEAN + "RUN chown -R 1:1 /app\n";

    @TempDir private Path folder;

    private GitHubDouble github;
    private HostedRepository repository;
    private BotOnDouble bot;

    @BeforeEach
    void start() throws IOException {
        github = GitHubDouble.start(folder.resolve("github"));
        repository = github.createRepository("octo", "shop");
        repository.commit(
                "main",
                Optional.empty(),
                "Begin",
                Map.of(
                        "Dockerfile",
                        LEAN,
                        ".dockerignore",
                        ".git\n",
                        "tides.csv",
                        "high,low\n".repeat(50_000)));
        bot = new BotOnDouble(github, folder.resolve("home"), OfflineReviewer.create());
    }

    @AfterEach
    void stop() {
        bot.close();
        github.close();
    }

    @Test
    void an_error_in_the_file_of_this_pull_request_is_annotated_on_its_line_and_fails_the_check()
            throws Exception {
        PullRequestOnDouble pull =
                reviewed(Map.of(CONFIGURATION, "budget:\n  size: 1GB\nruels: {}\n"));
        JsonNode check = pull.checks().getFirst();

        assertThat(check.path("conclusion").asText()).isEqualTo("failure");
        JsonNode note = check.at("/output/annotations/0");
        assertThat(note.path("path").asText()).isEqualTo(CONFIGURATION);
        assertThat(note.path("start_line").asInt()).isEqualTo(3);
        assertThat(note.path("message").asText()).contains("rules");
    }

    @Test
    void what_is_in_force_comes_from_the_base_branch_and_not_from_the_pull_request()
            throws Exception {
        PullRequestOnDouble pull =
                reviewed(
                        Map.of(
                                "Dockerfile",
                                FAT,
                                CONFIGURATION,
                                "rules: {copied-by-chown: off}\n"));
        assertThat(pull.reviewComments()).hasSize(1);
    }

    @Test
    void the_tip_of_the_base_branch_decides_even_if_it_is_newer_than_the_merge_base()
            throws Exception {
        repository.commit("topic", repository.resolve("main"), "Change", Map.of("Dockerfile", FAT));
        repository.commit(
                "main",
                Optional.empty(),
                "Configure",
                Map.of(CONFIGURATION, "rules: {copied-by-chown: off}\n"));
        PullRequestOnDouble pull =
                github.openPullRequest(repository, "main", "topic", "mona", false);
        bot.deliver(pull, "opened");
        bot.awaitCheck(pull);

        assertThat(pull.reviewComments()).isEmpty();
    }

    @Test
    void the_organisations_file_counts_where_the_repository_says_nothing() throws Exception {
        organisation("budget: {size: 100kB}\n");
        PullRequestOnDouble pull = reviewed(Map.of("Dockerfile", FAT));

        assertThat(pull.checks().getFirst().path("conclusion").asText()).isEqualTo("failure");
    }

    @Test
    void an_organisations_file_that_may_not_be_read_is_told_in_the_summary() throws Exception {
        organisation("budget: {size: 100kB}\n");
        github.forbid("organisation");
        PullRequestOnDouble pull = reviewed(Map.of("Dockerfile", FAT));

        assertThat(pull.comments())
                .singleElement()
                .asString()
                .contains("organisation's configuration cannot be read");
    }

    private void organisation(String text) throws IOException {
        github.createRepository("octo", ".github")
                .commit("main", Optional.empty(), "Configure", Map.of("plimsoll.yml", text));
    }

    private PullRequestOnDouble reviewed(Map<String, String> texts) throws Exception {
        repository.commit("topic", repository.resolve("main"), "Change", texts);
        PullRequestOnDouble pull =
                github.openPullRequest(repository, "main", "topic", "mona", false);
        bot.deliver(pull, "opened");
        bot.awaitCheck(pull);
        return pull;
    }
}

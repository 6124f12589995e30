package dev.plimsoll.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.demo.GitHubDouble.Call;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What GitHub is asked for a review, call by call. */
class CallsTest {

    private static final String FAT = "FROM python:3.12-slim\nRUN FAT one\nCOPY . /app\n";

    @TempDir private Path folder;

    private GitHubDouble github;
    private HostedRepository repository;
    private BotOnDouble bot;

    @BeforeEach
    void start() throws Exception {
        github = GitHubDouble.start(folder.resolve("github"));
        repository = github.createRepository("octo", "shop");
        repository.commit(
                "main",
                Optional.empty(),
                "Begin",
                Map.of("Dockerfile", "FROM python:3.12-slim\n", "README.md", "# Shop\n"));
        bot = new BotOnDouble(github, folder.resolve("home"), new ScriptedReviewer());
        bot.awaitSweep();
        github.forgetCalls();
    }

    @AfterEach
    void stop() {
        bot.close();
        github.close();
    }

    @Test
    void a_first_review_takes_nine_calls_and_a_repeat_without_news_one() throws Exception {
        PullRequestOnDouble pull = open(Map.of("Dockerfile", FAT));
        bot.deliver(pull, "opened");
        bot.awaitCheck(pull);
        bot.awaitNothingWanted();

        assertThat(shown())
                .containsExactlyInAnyOrder(
                        "POST /graphql PullRequestState",
                        "GET /repos/octo/shop/compare/main...HEAD",
                        "GET /repos/octo/shop/git/trees/HEAD",
                        "GET /repos/octo/shop/git/trees/BASE",
                        "POST /graphql Blobs",
                        "POST /graphql PullRequestState",
                        "POST /repos/octo/shop/pulls/1/reviews",
                        "POST /repos/octo/shop/issues/1/comments",
                        "POST /repos/octo/shop/check-runs");

        github.forgetCalls();
        bot.deliver(pull, "reopened");
        bot.awaitNothingWanted();
        assertThat(shown()).containsExactly("POST /graphql PullRequestState");
    }

    @Test
    void a_first_review_is_six_round_trips_deep_as_reads_overlap() throws Exception {
        PullRequestOnDouble pull = open(Map.of("Dockerfile", FAT));
        Hold state = github.holdNext("POST", "/graphql", true);
        Hold base =
                github.holdNext("GET", "/trees/" + repository.resolve("main").orElseThrow(), true);
        bot.deliver(pull, "opened");

        // first: the state, the comparison and the head's tree; none waits for another
        bot.awaitOn(it ->
                shown().containsAll(
                                List.of(
                                        "POST /graphql PullRequestState",
                                        "GET /repos/octo/shop/compare/main...HEAD",
                                        "GET /repos/octo/shop/git/trees/HEAD")));
        state.release();
        // second: the merge base's tree and the files
        bot.awaitOn(it ->
                shown().containsAll(
                                List.of(
                                        "GET /repos/octo/shop/git/trees/BASE",
                                        "POST /graphql Blobs")));
        base.release();
        bot.awaitCheck(pull);
        bot.awaitNothingWanted();

        // then the state once more, and three writes, which GitHub wants one after the other
        assertThat(shown()).hasSize(9);
    }

    @Test
    void a_delivery_that_is_out_of_date_misleads_nobody() throws Exception {
        PullRequestOnDouble pull = open(Map.of("Dockerfile", FAT));
        var opened = pull.event("opened");
        pull.push(Map.of("Dockerfile", FAT + "RUN FAT two\n"));
        repository.commit("main", Optional.empty(), "On main", Map.of("m.txt", "m"));
        bot.webhooks().deliver("pull_request", opened);
        bot.awaitCheck(pull);

        assertThat(pull.reviewComments()).hasSize(2);
    }

    @Test
    void what_did_not_change_is_not_sent_again() throws Exception {
        PullRequestOnDouble pull = open(Map.of("Dockerfile", FAT));
        bot.deliver(pull, "opened");
        bot.awaitCheck(pull);
        for (int i = 0; i < 2; i++) {
            long comment = github.comment(pull, "mona", "/plimsoll help");
            bot.webhooks()
                    .deliver("issue_comment", pull.commentEvent(comment, "mona", "/plimsoll help"));
            bot.awaitOn(it -> pull.reactionsTo(comment).contains("rocket"));
        }

        assertThat(github.calls())
                .filteredOn(call -> call.path().endsWith("/collaborators/mona/permission"))
                .extracting(Call::status)
                .containsExactly(200, 304);
    }

    @Test
    void beyond_three_thousand_files_the_trees_tell_what_has_changed() throws Exception {
        Map<String, String> many = new HashMap<>();
        for (int i = 0; i < 3_050; i++) many.put("data/file" + i + ".txt", "data " + i + "\n");
        many.put("zz/README.md", "last\n");
        many.put("Dockerfile", FAT);
        PullRequestOnDouble pull = open(many);
        bot.deliver(pull, "opened");
        bot.awaitCheck(pull);

        assertThat(github.calls().stream().filter(it -> it.path().endsWith("/files"))).hasSize(31);
        assertThat(pull.reviewComments()).hasSize(1);
    }

    @Test
    void a_push_that_changes_nothing_that_matters_writes_the_check_only() throws Exception {
        PullRequestOnDouble pull = open(Map.of("Dockerfile", FAT));
        bot.deliver(pull, "opened");
        bot.awaitCheck(pull);
        bot.awaitNothingWanted();
        github.forgetCalls();
        pull.push(Map.of("README.md", "# Better shop\n"));
        bot.deliver(pull, "synchronize");
        bot.awaitCheck(pull);
        bot.awaitNothingWanted();

        assertThat(github.calls().stream().filter(Call::isWrite).map(Call::path))
                .containsExactly("/repos/octo/shop/check-runs");
    }

    @Test
    void a_tree_that_github_cuts_off_is_read_folder_by_folder() throws Exception {
        github.cutTreesAt(10);
        Map<String, String> many = new HashMap<>();
        for (int i = 0; i < 8; i++) {
            many.put("a/file" + i, "a" + i);
            many.put("b/deep/file" + i, "b" + i);
        }
        many.put("b/deep/Dockerfile", FAT);
        many.put("Dockerfile", FAT);
        PullRequestOnDouble pull = open(many);
        bot.deliver(pull, "opened");
        bot.awaitCheck(pull);

        assertThat(pull.reviewComments()).hasSize(1);
        assertThat(github.calls().toString()).contains("/git/trees/");
    }

    @Test
    void beyond_three_hundred_files_the_list_is_read_page_by_page() throws Exception {
        Map<String, String> many = new HashMap<>();
        for (int i = 0; i < 350; i++) many.put("data/file" + i + ".txt", "data " + i + "\n");
        many.put("zz/Dockerfile", FAT);
        many.put("Dockerfile", FAT);
        PullRequestOnDouble pull = open(many);
        bot.deliver(pull, "opened");
        bot.awaitCheck(pull);

        assertThat(github.calls().stream().filter(it -> it.path().endsWith("/files"))).hasSize(4);
        assertThat(pull.reviewComments()).hasSize(1);
    }

    private PullRequestOnDouble open(Map<String, String> texts) throws IOException {
        repository.commit("topic", repository.resolve("main"), "Change", texts);
        return github.openPullRequest(repository, "main", "topic", "mona", false);
    }

    private List<String> shown() throws IOException {
        String head = repository.resolve("topic").orElseThrow();
        String base = repository.resolve("main").orElseThrow();
        return github.calls().stream()
                .map(call ->
                        (call.method() + " " + call.path() + " " + call.query())
                                .strip()
                                .replace(head, "HEAD")
                                .replace(base, "BASE"))
                .toList();
    }
}

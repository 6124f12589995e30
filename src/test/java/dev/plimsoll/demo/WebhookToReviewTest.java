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

/**
 * From the signed delivery to what stands on the pull request, over real HTTP, git and database.
 */
class WebhookToReviewTest {

    private static final String LEAN = "FROM python:3.12-slim\nCOPY . /app\n";
    private static final String FAT =
            "FROM python:3.12-slim\nRUN FAT one\nCOPY . /app\nRUN FAT two\n";

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
                Map.of("Dockerfile", LEAN, "README.md", "# Shop\n"));
        github.permit("mona", "write");
        bot = new BotOnDouble(github, folder.resolve("home"), new ScriptedReviewer());
    }

    @AfterEach
    void stop() {
        bot.close();
        github.close();
    }

    @Test
    void an_opened_pull_request_gets_a_review_a_summary_and_a_check() throws Exception {
        PullRequestOnDouble pull = open("Dockerfile", FAT);
        bot.deliver(pull, "opened");
        bot.awaitCheck(pull);

        assertThat(pull.reviews()).hasSize(1);
        assertThat(pull.reviewCommentsAsJson())
                .extracting(it -> it.path("line").asInt())
                .containsExactly(2, 4);
        assertThat(pull.comments()).singleElement().asString().startsWith("<!-- plimsoll:summary");
        JsonNode check = pull.checks().getFirst();
        assertThat(check.at("/output/title").asText()).isEqualTo("2 fat lines");
        assertThat(check.path("conclusion").asText()).isEqualTo("success");
        assertThat(check.path("details_url").asText()).startsWith("https://bot.example/reviews/");
        assertThat(check.path("actions"))
                .extracting(it -> it.path("identifier").asText())
                .containsExactly("apply", "recheck");
    }

    @Test
    void a_push_doubles_nothing_and_resolves_what_is_gone() throws Exception {
        PullRequestOnDouble pull = open("Dockerfile", FAT);
        bot.deliver(pull, "opened");
        bot.awaitCheck(pull);
        pull.push(Map.of("Dockerfile", "# moved\n" + FAT.replace("RUN FAT two\n", "")));
        bot.deliver(pull, "synchronize");
        bot.awaitCheck(pull);

        assertThat(pull.reviews()).hasSize(1);
        assertThat(pull.reviewComments()).hasSize(2);
        assertThat(pull.comments()).singleElement().asString().contains("1 fat lines");
        assertThat(pull.resolvedThreads()).isEqualTo(1);
    }

    @Test
    void without_the_right_to_resolve_the_comment_is_hidden_as_outdated() throws Exception {
        PullRequestOnDouble pull = open("Dockerfile", FAT);
        bot.deliver(pull, "opened");
        bot.awaitCheck(pull);
        github.forbid("contents");
        pull.push(Map.of("Dockerfile", LEAN + "# lean again\n"));
        bot.deliver(pull, "synchronize");
        bot.awaitCheck(pull);

        assertThat(pull.resolvedThreads()).isZero();
        assertThat(pull.hiddenComments()).isEqualTo(2);
        assertThat(pull.reviewComments()).noneMatch(it -> it.startsWith("Fixed in"));
    }

    @Test
    void without_the_right_to_resolve_or_hide_the_first_line_says_that_it_is_fixed()
            throws Exception {
        PullRequestOnDouble pull = open("Dockerfile", FAT);
        bot.deliver(pull, "opened");
        bot.awaitCheck(pull);
        github.forbid("contents");
        github.forbid("minimize");
        String head = pull.push(Map.of("Dockerfile", LEAN + "# lean again\n"));
        bot.deliver(pull, "synchronize");
        bot.awaitCheck(pull);

        assertThat(pull.reviewComments())
                .allSatisfy(it -> assertThat(it).startsWith("Fixed in " + head.substring(0, 7)));
    }

    @Test
    void unrelated_files_get_a_neutral_check_and_no_word() throws Exception {
        PullRequestOnDouble pull = open("README.md", "# Better shop\n");
        bot.deliver(pull, "opened");
        bot.awaitCheck(pull);

        assertThat(pull.checks().getFirst().path("conclusion").asText()).isEqualTo("neutral");
        assertThat(pull.reviews()).isEmpty();
        assertThat(pull.comments()).isEmpty();
    }

    @Test
    void a_draft_gets_its_comments_once_it_is_ready() throws Exception {
        PullRequestOnDouble pull = open("Dockerfile", FAT);
        pull.setDraft(true);
        bot.deliver(pull, "opened");
        bot.awaitCheck(pull);
        assertThat(pull.reviews()).isEmpty();
        assertThat(pull.comments()).hasSize(1);

        pull.setDraft(false);
        bot.deliver(pull, "ready_for_review");
        bot.awaitOn(it -> pull.reviews().size() == 1);
    }

    @Test
    void a_bots_pull_request_gets_no_review_comments() throws Exception {
        repository.commit(
                "update", repository.resolve("main"), "Update", Map.of("Dockerfile", FAT));
        PullRequestOnDouble pull =
                github.openPullRequest(repository, "main", "update", "renovate[bot]", false);
        bot.deliver(pull, "opened");
        bot.awaitCheck(pull);

        assertThat(pull.reviews()).isEmpty();
        assertThat(pull.comments()).hasSize(1);
    }

    @Test
    void a_closed_pull_request_gets_nothing() throws Exception {
        PullRequestOnDouble closed = open("Dockerfile", FAT);
        closed.close();
        bot.deliver(closed, "closed");
        bot.awaitOn(it -> it.calls().stream().anyMatch(call -> call.path().equals("/graphql")));

        assertThat(closed.checks()).isEmpty();
        assertThat(closed.comments()).isEmpty();
    }

    @Test
    void deliveries_that_come_twice_or_late_change_nothing() throws Exception {
        PullRequestOnDouble pull = open("Dockerfile", FAT);
        var opened = pull.event("opened");
        assertThat(bot.webhooks().deliver("pull_request", "guid-1", opened)).isEqualTo(202);
        assertThat(bot.webhooks().deliver("pull_request", "guid-1", opened)).isEqualTo(202);
        bot.awaitCheck(pull);
        github.forgetCalls();
        assertThat(bot.webhooks().deliver("pull_request", "guid-2", opened)).isEqualTo(202);
        bot.awaitOn(it -> !it.calls().isEmpty());
        bot.awaitNothingWanted();

        assertThat(writes()).isZero();
        assertThat(pull.reviews()).hasSize(1);
        assertThat(pull.comments()).hasSize(1);
        assertThat(pull.checks()).hasSize(1);
    }

    @Test
    void a_write_that_broke_off_is_looked_up_and_not_repeated() throws Exception {
        PullRequestOnDouble pull = open("Dockerfile", FAT);
        github.failNext(Fault.brokenAfter("POST", "/reviews"));
        bot.deliver(pull, "opened");
        bot.awaitCheck(pull);

        assertThat(pull.reviews()).hasSize(1);
        assertThat(pull.reviewComments()).hasSize(2);
    }

    @Test
    void a_rate_limit_is_waited_for_and_then_the_work_goes_on() throws Exception {
        PullRequestOnDouble pull = open("Dockerfile", FAT);
        github.failNext(Fault.retryAfter("POST", "/reviews", 1));
        bot.deliver(pull, "opened");
        bot.awaitCheck(pull);

        assertThat(pull.reviews()).hasSize(1);
    }

    @Test
    void a_limit_that_graphql_tells_with_200_is_waited_for() throws Exception {
        bot.awaitSweep();
        PullRequestOnDouble pull = open("Dockerfile", FAT);
        github.failNext(Fault.queryLimit(1));
        bot.deliver(pull, "opened");
        bot.awaitCheck(pull);

        assertThat(pull.reviews()).hasSize(1);
    }

    @Test
    void without_the_right_to_read_contents_the_check_says_so_once_and_nothing_is_retried()
            throws Exception {
        bot.awaitSweep();
        PullRequestOnDouble pull = open("Dockerfile", FAT);
        github.forbid("contents: read");
        bot.deliver(pull, "opened");
        bot.awaitCheck(pull);
        bot.awaitNothingWanted();

        JsonNode check = pull.checks().getFirst();
        assertThat(check.path("conclusion").asText()).isEqualTo("neutral");
        assertThat(check.at("/output/title").asText())
                .isEqualTo("not estimated: the contents cannot be read");
        assertThat(pull.comments()).isEmpty();
    }

    @Test
    void an_empty_commit_gets_a_neutral_check_and_no_word() throws Exception {
        repository.commit("topic", repository.resolve("main"), "Nothing", Map.of());
        PullRequestOnDouble pull =
                github.openPullRequest(repository, "main", "topic", "mona", false);
        bot.deliver(pull, "opened");
        bot.awaitCheck(pull);

        assertThat(pull.checks().getFirst().path("conclusion").asText()).isEqualTo("neutral");
        assertThat(pull.comments()).isEmpty();
    }

    @Test
    void a_token_that_expired_is_minted_anew() throws Exception {
        PullRequestOnDouble pull = open("Dockerfile", FAT);
        bot.deliver(pull, "opened");
        bot.awaitCheck(pull);
        github.expireTokens();
        pull.push(Map.of("Dockerfile", FAT + "RUN FAT three\n"));
        bot.deliver(pull, "synchronize");
        bot.awaitCheck(pull);

        assertThat(pull.reviewComments()).hasSize(3);
    }

    @Test
    void what_is_wanted_when_the_process_dies_is_done_once_after_the_restart() throws Exception {
        PullRequestOnDouble pull = open("Dockerfile", FAT);
        github.failNext(Fault.retryAfter("POST", "/comments", 2));
        bot.deliver(pull, "opened");
        bot.awaitOn(it -> pull.reviews().size() == 1);
        // the review stands, the summary and the check do not
        bot.close();
        bot = new BotOnDouble(github, folder.resolve("home"), new ScriptedReviewer());
        bot.awaitCheck(pull);

        assertThat(pull.reviews()).hasSize(1);
        assertThat(pull.reviewComments()).hasSize(2);
        assertThat(pull.comments()).hasSize(1);
    }

    @Test
    void apply_commits_the_fixes_for_whoever_may_write() throws Exception {
        PullRequestOnDouble pull = open("Dockerfile", FAT);
        bot.deliver(pull, "opened");
        bot.awaitCheck(pull);
        String before = pull.head();
        long comment = github.comment(pull, "mona", "/plimsoll apply");
        assertThat(
                        bot.webhooks()
                                .deliver(
                                        "issue_comment",
                                        pull.commentEvent(comment, "mona", "/plimsoll apply")))
                .isEqualTo(202);
        bot.awaitOn(it -> pull.reactionsTo(comment).contains("rocket"));

        assertThat(pull.head()).isNotEqualTo(before);
        assertThat(pull.file("Dockerfile")).contains(LEAN);
        assertThat(pull.reactionsTo(comment)).containsExactly("eyes", "rocket");
    }

    @Test
    void apply_is_refused_with_one_reply_to_whoever_may_only_read() throws Exception {
        PullRequestOnDouble pull = open("Dockerfile", FAT);
        long comment = github.comment(pull, "stranger", "/plimsoll apply");
        bot.webhooks()
                .deliver(
                        "issue_comment", pull.commentEvent(comment, "stranger", "/plimsoll apply"));
        bot.awaitCheck(pull);

        assertThat(pull.reactionsTo(comment)).containsExactly("confused");
        assertThat(pull.comments()).filteredOn(it -> it.contains("needs write access")).hasSize(1);
        assertThat(pull.file("Dockerfile")).contains(FAT);
    }

    @Test
    void on_a_fork_the_answer_is_the_patch() throws Exception {
        repository.commit("topic", repository.resolve("main"), "Change", Map.of("Dockerfile", FAT));
        PullRequestOnDouble pull =
                github.openPullRequest(repository, "main", "topic", "mona", true);
        bot.deliver(pull, "opened");
        bot.awaitCheck(pull);
        assertThat(pull.checks().getFirst().path("actions"))
                .extracting(it -> it.path("identifier").asText())
                .containsExactly("recheck");
        long comment = github.comment(pull, "mona", "/plimsoll apply");
        bot.webhooks()
                .deliver("issue_comment", pull.commentEvent(comment, "mona", "/plimsoll apply"));
        bot.awaitOn(it -> pull.reactionsTo(comment).contains("confused"));

        assertThat(pull.comments())
                .anySatisfy(it -> assertThat(it).contains("```diff\nthe patch\n```"));
    }

    @Test
    void the_buttons_of_the_check_apply_and_recheck() throws Exception {
        PullRequestOnDouble pull = open("Dockerfile", FAT);
        bot.deliver(pull, "opened");
        bot.awaitCheck(pull);
        assertThat(bot.webhooks().deliver("check_run", pull.buttonEvent("apply", "mona")))
                .isEqualTo(202);
        bot.awaitOn(it -> pull.file("Dockerfile").equals(Optional.of(LEAN)));
    }

    private PullRequestOnDouble open(String path, String text) throws IOException {
        repository.commit("topic", repository.resolve("main"), "Change", Map.of(path, text));
        return github.openPullRequest(repository, "main", "topic", "mona", false);
    }

    private long writes() throws IOException {
        return github.calls().stream().filter(GitHubDouble.Call::isWrite).count();
    }
}

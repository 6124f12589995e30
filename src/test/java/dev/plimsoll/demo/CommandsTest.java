package dev.plimsoll.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people ask for by comments and buttons, and what they get. */
class CommandsTest {

    private static final String LEAN = "FROM python:3.12-slim\nCOPY . /app\n";
    private static final String FAT = "FROM python:3.12-slim\nRUN FAT one\nCOPY . /app\n";

    @TempDir private Path folder;

    private GitHubDouble github;
    private HostedRepository repository;
    private BotOnDouble bot;

    @BeforeEach
    void start() throws IOException {
        github = GitHubDouble.start(folder.resolve("github"));
        repository = github.createRepository("octo", "shop");
        github.permit("mona", "write");
        bot = new BotOnDouble(github, folder.resolve("home"), new ScriptedReviewer());
    }

    @AfterEach
    void stop() {
        bot.close();
        github.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> /plimsoll apply",
                "`/plimsoll apply`",
                "```\n/plimsoll apply\n```",
                "please /plimsoll apply",
                " /plimsoll apply",
                "/plimsollapply",
                "plimsoll apply"
            })
    void only_the_very_start_of_a_comment_is_a_command(String body) throws Exception {
        PullRequestOnDouble pull = reviewed("Change");
        long comment = ask(pull, "mona", body);
        bot.awaitNothingWanted();

        assertThat(pull.reactionsTo(comment)).isEmpty();
        assertThat(pull.file("Dockerfile")).contains(FAT);
    }

    @Test
    void bots_are_not_obeyed() throws Exception {
        PullRequestOnDouble pull = reviewed("Change");
        long comment = github.comment(pull, "helper[bot]", "/plimsoll apply");
        var event = pull.commentEvent(comment, "helper[bot]", "/plimsoll apply");
        event.withObject("/comment/user").put("type", "Bot");
        bot.webhooks().deliver("issue_comment", event);
        var button = pull.buttonEvent("apply", "helper[bot]");
        button.withObject("/sender").put("type", "Bot");

        assertThat(bot.webhooks().deliver("check_run", button)).isEqualTo(200);
        bot.awaitNothingWanted();
        assertThat(pull.file("Dockerfile")).contains(FAT);
    }

    @Test
    void help_config_and_patch_are_for_whoever_may_read() throws Exception {
        PullRequestOnDouble pull = reviewed("Change");
        for (String command : List.of("help", "config", "patch", "nonsense")) {
            long comment = ask(pull, "stranger", "/plimsoll " + command);
            bot.awaitOn(it -> pull.reactionsTo(comment).contains("rocket"));
        }

        assertThat(pull.comments())
                .anySatisfy(it -> assertThat(it).startsWith("| command | does |"))
                .anySatisfy(it -> assertThat(it).startsWith("```yaml\nimages: []"))
                .anySatisfy(it -> assertThat(it).startsWith("```diff\nthe patch"));
    }

    @Test
    void a_rule_that_has_nothing_to_apply_is_refused_with_a_reason() throws Exception {
        PullRequestOnDouble pull = reviewed("Change");
        long comment = ask(pull, "mona", "/plimsoll apply no-such-rule");
        bot.awaitOn(it -> pull.reactionsTo(comment).contains("confused"));

        assertThat(pull.comments()).anySatisfy(it -> assertThat(it).contains("no such fix"));
    }

    @Test
    void a_button_of_an_older_head_commits_nothing() throws Exception {
        PullRequestOnDouble pull = reviewed("Change");
        var button = pull.buttonEvent("apply", "mona");
        pull.push(Map.of("Dockerfile", FAT + "RUN FAT two\n"));
        bot.deliver(pull, "synchronize");
        bot.awaitCheck(pull);
        bot.webhooks().deliver("check_run", button);
        bot.awaitOn(it -> pull.comments().stream().anyMatch(body -> body.contains("has moved")));

        assertThat(pull.file("Dockerfile")).contains(FAT + "RUN FAT two\n");
    }

    @Test
    void nothing_is_committed_to_a_protected_branch() throws Exception {
        github.protect("topic");
        PullRequestOnDouble pull = reviewed("Change");
        long comment = ask(pull, "mona", "/plimsoll apply");
        bot.awaitOn(it -> pull.reactionsTo(comment).contains("confused"));

        assertThat(pull.file("Dockerfile")).contains(FAT);
        assertThat(pull.comments())
                .anySatisfy(it -> assertThat(it).contains("protected branch", "```diff"));
    }

    @Test
    void nothing_is_committed_to_the_default_branch() throws Exception {
        repository.commit("release", Optional.empty(), "Begin", Map.of("Dockerfile", LEAN));
        repository.commit(
                "main", repository.resolve("release"), "Change", Map.of("Dockerfile", FAT));
        PullRequestOnDouble pull =
                github.openPullRequest(repository, "release", "main", "mona", false);
        long comment = ask(pull, "mona", "/plimsoll apply");
        bot.awaitOn(it -> pull.reactionsTo(comment).contains("confused"));

        assertThat(pull.file("Dockerfile")).contains(FAT);
    }

    @Test
    void a_commit_names_who_asked() throws Exception {
        PullRequestOnDouble pull = reviewed("Change");
        long comment = ask(pull, "mona", "/plimsoll apply");
        bot.awaitOn(it -> pull.reactionsTo(comment).contains("rocket"));

        assertThat(message(pull))
                .isEqualTo(
                        "Make the image lighter\n\nCo-authored-by: mona <901+mona@users.noreply.github.com>");
    }

    @Test
    void a_commit_is_written_as_the_others_of_the_branch_are() throws Exception {
        PullRequestOnDouble pull =
                reviewed("feat(shop): sell\n\nSigned-off-by: Mona <mona@example.com>");
        long comment = ask(pull, "mona", "/plimsoll apply");
        bot.awaitOn(it -> pull.reactionsTo(comment).contains("rocket"));

        assertThat(message(pull))
                .startsWith("build: make the image lighter\n")
                .endsWith(
                        "\nSigned-off-by: plimsoll[bot] <900+plimsoll[bot]@users.noreply.github.com>");
    }

    @Test
    void a_recheck_concludes_the_check_anew() throws Exception {
        PullRequestOnDouble pull = reviewed("Change");
        bot.awaitNothingWanted();
        github.forgetCalls();
        long comment = ask(pull, "mona", "/plimsoll recheck");
        bot.awaitOn(it -> pull.reactionsTo(comment).contains("rocket"));

        assertThat(github.calls())
                .anyMatch(it -> it.method().equals("PATCH") && it.path().contains("/check-runs/"));
        assertThat(pull.checks()).hasSize(1);
    }

    @Test
    void where_the_fork_was_deleted_the_review_stands_and_the_answer_is_the_patch()
            throws Exception {
        repository.commit("main", Optional.empty(), "Begin", Map.of("Dockerfile", LEAN));
        repository.commit("topic", repository.resolve("main"), "Change", Map.of("Dockerfile", FAT));
        PullRequestOnDouble pull =
                github.openPullRequest(repository, "main", "topic", "mona", true);
        pull.deleteFork();
        bot.deliver(pull, "opened");
        bot.awaitCheck(pull);
        long comment = ask(pull, "mona", "/plimsoll apply");
        bot.awaitOn(it -> pull.reactionsTo(comment).contains("confused"));

        assertThat(pull.reviewComments()).hasSize(1);
        assertThat(pull.comments())
                .anySatisfy(it -> assertThat(it).contains("I do not write to forks"));
    }

    private PullRequestOnDouble reviewed(String message) throws Exception {
        repository.commit("main", Optional.empty(), message, Map.of("Dockerfile", LEAN));
        repository.commit("topic", repository.resolve("main"), message, Map.of("Dockerfile", FAT));
        PullRequestOnDouble pull =
                github.openPullRequest(repository, "main", "topic", "mona", false);
        bot.deliver(pull, "opened");
        bot.awaitCheck(pull);
        return pull;
    }

    private long ask(PullRequestOnDouble pull, String who, String body) throws IOException {
        long comment = github.comment(pull, who, body);
        assertThat(bot.webhooks().deliver("issue_comment", pull.commentEvent(comment, who, body)))
                .isEqualTo(202);
        return comment;
    }

    private String message(PullRequestOnDouble pull) throws IOException {
        return repository.messages(pull.head(), 1).getFirst();
    }
}

package dev.plimsoll.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plimsoll.job.Reviewer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the bot behaves over time: quiet, exact, and never in the way. */
class MannersTest {

    private static final String LEAN = "FROM python:3.12-slim\nCOPY . /app\n";
    private static final String FAT = "FROM python:3.12-slim\nRUN FAT one\nCOPY . /app\n";

    @TempDir private Path folder;

    private GitHubDouble github;
    private HostedRepository repository;
    private Optional<BotOnDouble> started = Optional.empty();

    @BeforeEach
    void start() throws IOException {
        github = GitHubDouble.start(folder.resolve("github"));
        repository = github.createRepository("octo", "shop");
        repository.commit("main", Optional.empty(), "Begin", Map.of("Dockerfile", LEAN));
    }

    @AfterEach
    void stop() {
        started.ifPresent(BotOnDouble::close);
        github.close();
    }

    @Test
    void a_thread_that_a_person_resolves_stays_resolved_and_is_not_told_again() throws Exception {
        PullRequestOnDouble pull = open(Map.of("Dockerfile", FAT));
        review(pull, "opened");
        pull.resolveThread(new Random(1), "mona");
        pull.push(Map.of("Dockerfile", "# moved\n" + FAT));
        review(pull, "synchronize");

        assertThat(pull.resolvedThreads()).isEqualTo(1);
        assertThat(pull.reviewComments()).hasSize(1);
    }

    @Test
    void a_comment_that_a_person_deletes_is_not_posted_again() throws Exception {
        PullRequestOnDouble pull = open(Map.of("Dockerfile", FAT));
        review(pull, "opened");
        pull.deleteReviewComment(new Random(1));
        pull.push(Map.of("Dockerfile", "# moved\n" + FAT));
        review(pull, "synchronize");

        assertThat(pull.reviewComments()).isEmpty();
    }

    @Test
    void a_finding_that_comes_back_has_its_thread_opened_again() throws Exception {
        PullRequestOnDouble pull = open(Map.of("Dockerfile", FAT));
        review(pull, "opened");
        pull.push(Map.of("Dockerfile", LEAN + "# lean\n"));
        review(pull, "synchronize");
        assertThat(pull.resolvedThreads()).isEqualTo(1);
        pull.push(Map.of("Dockerfile", FAT));
        review(pull, "synchronize");

        assertThat(pull.resolvedThreads()).isZero();
        assertThat(pull.reviewComments()).hasSize(1);
    }

    @Test
    void a_summary_that_was_deleted_or_doubled_is_healed() throws Exception {
        PullRequestOnDouble pull = open(Map.of("Dockerfile", FAT));
        review(pull, "opened");
        String summary = pull.comments().getFirst();
        pull.doubleSummary();
        review(pull, "reopened");
        assertThat(pull.comments()).containsExactly(summary);

        pull.deleteSummary();
        review(pull, "reopened");
        assertThat(pull.comments()).containsExactly(summary);
    }

    @Test
    void a_summary_beyond_the_first_hundred_comments_is_found() throws Exception {
        PullRequestOnDouble pull = open(Map.of("Dockerfile", FAT));
        for (int i = 0; i < 130; i++) github.comment(pull, "mona", "comment " + i);
        review(pull, "opened");
        pull.push(Map.of("Dockerfile", FAT + "RUN FAT two\n"));
        review(pull, "synchronize");

        assertThat(pull.commentsOf(GitHubDouble.LOGIN)).hasSize(1);
    }

    @Test
    void what_a_stranger_writes_is_not_taken_for_the_summary() throws Exception {
        PullRequestOnDouble pull = open(Map.of("Dockerfile", FAT));
        String fake = "<!-- plimsoll:summary -->\nnothing to see here";
        github.comment(pull, "stranger", fake);
        review(pull, "opened");

        assertThat(pull.comments()).hasSize(2).contains(fake);
    }

    @Test
    void a_pull_request_that_no_longer_matters_has_no_summary_any_more() throws Exception {
        PullRequestOnDouble pull = open(Map.of("Dockerfile", FAT));
        review(pull, "opened");
        pull.push(Map.of("Dockerfile", LEAN, "README.md", "# Shop\n"));
        review(pull, "synchronize");

        assertThat(pull.comments()).isEmpty();
        assertThat(pull.checks().getFirst().path("conclusion").asText()).isEqualTo("neutral");
    }

    @Test
    void a_head_that_is_overtaken_while_it_is_looked_at_gets_a_neutral_check_and_no_word()
            throws Exception {
        PullRequestOnDouble pull = open(Map.of("Dockerfile", FAT));
        String first = pull.head();
        AtomicInteger looks = new AtomicInteger();
        ScriptedReviewer scripted = new ScriptedReviewer();
        Reviewer slow =
                input -> {
                    if (looks.incrementAndGet() == 1) push(pull, LEAN + "RUN FAT new\n");
                    return scripted.review(input);
                };
        review(pull, "opened", slow);

        assertThat(pull.checksOf(first))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.path("conclusion").asText()).isEqualTo("neutral");
                    assertThat(it.at("/output/title").asText())
                            .isEqualTo("overtaken by a newer head");
                });
        assertThat(pull.checks()).hasSize(1);
        assertThat(pull.reviewComments()).singleElement().asString().contains("key=");
    }

    @Test
    void of_two_pull_requests_with_one_head_the_check_lists_both() throws Exception {
        PullRequestOnDouble one = open(Map.of("Dockerfile", FAT));
        repository.commit("other", repository.resolve("main"), "Other", Map.of("a.txt", "a\n"));
        PullRequestOnDouble two =
                github.openPullRequest(repository, "other", "topic", "mona", false);
        review(one, "opened");
        review(two, "opened");

        assertThat(one.checks())
                .singleElement()
                .satisfies(it ->
                        assertThat(it.path("external_id").asText())
                                .isEqualTo(one.number() + "," + two.number() + "@" + headOf(one)));
    }

    @Test
    void a_merge_group_passes_at_once() throws Exception {
        PullRequestOnDouble pull = open(Map.of("Dockerfile", FAT));
        ObjectNode event = pull.event("checks_requested");
        event.remove("pull_request");
        event.putObject("merge_group").put("head_sha", pull.head());
        bot(new ScriptedReviewer()).webhooks().deliver("merge_group", event);
        bot(new ScriptedReviewer()).awaitCheck(pull);

        assertThat(pull.checks().getFirst().path("conclusion").asText()).isEqualTo("success");
        assertThat(pull.comments()).isEmpty();
    }

    @Test
    void without_the_right_to_write_on_pull_requests_the_check_says_so_and_tells_the_rest()
            throws Exception {
        github.forbid("pull_requests");
        PullRequestOnDouble pull = open(Map.of("Dockerfile", FAT));
        review(pull, "opened");

        assertThat(pull.comments()).isEmpty();
        JsonNode check = pull.checks().getFirst();
        assertThat(check.at("/output/title").asText()).isEqualTo("1 fat lines");
        assertThat(check.at("/output/summary").asText())
                .contains("I may not post review comments", "I may not write the summary");
    }

    @Test
    void without_the_right_to_checks_the_review_and_the_summary_are_posted() throws Exception {
        github.forbid("checks");
        PullRequestOnDouble pull = open(Map.of("Dockerfile", FAT));
        bot(new ScriptedReviewer()).deliver(pull, "opened");
        bot(new ScriptedReviewer()).awaitNothingWanted();

        assertThat(pull.reviewComments()).hasSize(1);
        assertThat(pull.comments()).hasSize(1);
        assertThat(pull.checks()).isEmpty();
    }

    @Test
    void a_review_that_is_refused_is_posted_once_in_a_form_that_holds() throws Exception {
        PullRequestOnDouble pull = open(Map.of("Dockerfile", FAT, "big.txt", "text\n".repeat(60)));
        review(pull, "opened", new CarelessReviewer());

        assertThat(pull.reviews()).singleElement().asString().contains("careless");
        assertThat(pull.reviewComments()).hasSize(1);
    }

    @Test
    void deliveries_that_failed_are_asked_for_again_and_pull_requests_without_a_check_found()
            throws Exception {
        PullRequestOnDouble known = open(Map.of("Dockerfile", FAT));
        review(known, "opened");
        started.orElseThrow().close();
        started = Optional.empty();
        known.push(Map.of("Dockerfile", FAT + "RUN FAT two\n"));
        ObjectNode missed = known.event("synchronize");
        missed.put("guid", "missed");
        github.logDelivery("pull_request", missed, 502);
        for (int i = 0; i < 120; i++) {
            ObjectNode other = known.event("labeled");
            other.put("guid", "other-" + i);
            github.logDelivery("pull_request", other, 200);
        }
        bot(new ScriptedReviewer()).awaitCheck(known);

        assertThat(known.reviewComments()).hasSize(2);
        assertThat(github.redelivered())
                .extracting(it -> it.path("guid").asText())
                .containsExactly("missed");
    }

    private String headOf(PullRequestOnDouble pull) {
        try {
            return pull.head();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void push(PullRequestOnDouble pull, String dockerfile) {
        try {
            pull.push(Map.of("Dockerfile", dockerfile));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PullRequestOnDouble open(Map<String, String> texts) throws IOException {
        repository.commit("topic", repository.resolve("main"), "Change", texts);
        return github.openPullRequest(repository, "main", "topic", "mona", false);
    }

    private void review(PullRequestOnDouble pull, String action) throws Exception {
        review(pull, action, new ScriptedReviewer());
    }

    private void review(PullRequestOnDouble pull, String action, Reviewer reviewer)
            throws Exception {
        BotOnDouble bot = bot(reviewer);
        bot.deliver(pull, action);
        bot.awaitNothingWanted();
        bot.awaitCheck(pull);
    }

    private BotOnDouble bot(Reviewer reviewer) throws IOException {
        if (started.isEmpty())
            started = Optional.of(new BotOnDouble(github, folder.resolve("home"), reviewer));
        return started.get();
    }
}

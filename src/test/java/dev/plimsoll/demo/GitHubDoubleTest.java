package dev.plimsoll.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.github.AppCredentials;
import dev.plimsoll.github.CheckRun;
import dev.plimsoll.github.CheckRuns;
import dev.plimsoll.github.Commits;
import dev.plimsoll.github.ExternalId;
import dev.plimsoll.github.GitHubApi;
import dev.plimsoll.github.GitHubRefusal;
import dev.plimsoll.github.InstallationTokens;
import dev.plimsoll.github.PullRequestReads;
import dev.plimsoll.github.Repository;
import dev.plimsoll.github.Reviews;
import dev.plimsoll.github.Reviews.LineComment;
import dev.plimsoll.github.WritePace;
import dev.plimsoll.http.Caller;
import dev.plimsoll.http.Endpoint;
import dev.plimsoll.http.HttpPolicy;
import dev.plimsoll.source.RepositoryPath;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The double refuses what GitHub refuses (facts from docs.github.com and from reports of GitHub's
 * answers).
 */
class GitHubDoubleTest {

    private static final String BEFORE =
            IntStream.rangeClosed(1, 40)
                    .mapToObj(i -> "line " + i + "\n")
                    .collect(Collectors.joining());

    @TempDir private Path folder;

    private GitHubDouble github;
    private HostedRepository hosted;
    private PullRequestOnDouble pull;
    private GitHubApi api;
    private Repository repository;

    @BeforeEach
    void start() throws IOException {
        github = GitHubDouble.start(folder);
        hosted = github.createRepository("octo", "shop");
        hosted.commit("main", Optional.empty(), "Begin", Map.of("a.txt", BEFORE));
        String after =
                BEFORE.replace("line 5\n", "line five\n").replace("line 30\n", "line thirty\n");
        hosted.commit("topic", hosted.resolve("main"), "Change", Map.of("a.txt", after));
        pull = github.openPullRequest(hosted, "main", "topic", "mona", false);
        Endpoint endpoint = Endpoint.ofOperator(HttpUrl.get(github.address() + "/"));
        Caller caller = Caller.of(HttpPolicy.STANDARD, List.of());
        InstantSource clock = InstantSource.system();
        AppCredentials app = AppCredentials.of(GitHubDouble.APP_ID, github.privateKey());
        api =
                new GitHubApi(
                        caller,
                        endpoint,
                        new InstallationTokens(caller, endpoint, app, clock),
                        new NoPace(),
                        clock);
        repository = new Repository(GitHubDouble.INSTALLATION, hosted.id(), "octo", "shop");
    }

    @AfterEach
    void stop() {
        github.close();
    }

    @Test
    void a_review_with_one_bad_line_is_refused_as_a_whole() {
        List<LineComment> comments = List.of(line(5), line(17));
        assertRefused(
                () -> post(comments), "Pull request review thread line must be part of the diff");
    }

    @Test
    void first_and_last_line_lie_in_one_hunk_and_in_their_order() {
        assertRefused(
                () -> post(List.of(lines(5, 30))),
                "start line must be part of the same hunk as the line.");
        assertRefused(() -> post(List.of(lines(5, 5))), "start line must precede the end line.");
    }

    @Test
    void a_review_belongs_to_a_commit_of_the_pull_request() throws Exception {
        String base = hosted.resolve("main").orElseThrow();
        assertRefused(
                () -> new Reviews(api).post(repository, pull.number(), base, "body", List.of()),
                "pull_request_review_thread.end_commit_oid");
    }

    @Test
    void a_push_that_takes_the_line_away_leaves_the_comment_without_one() throws Exception {
        post(List.of(line(5), line(30)));
        pull.push(Map.of("a.txt", BEFORE.replace("line 5\n", "line five\n")));

        assertThat(pull.reviewCommentsAsJson())
                .extracting(it -> it.path("line").isNull())
                .containsExactly(false, true);
    }

    @Test
    void a_check_has_three_buttons_at_most_and_short_ones() {
        CheckRun.Button button = new CheckRun.Button("ok", "ok", "ok");
        assertRefused(() -> check(Collections.nCopies(4, button)), "actions has more than 3 items");
        assertRefused(
                () ->
                        check(
                                List.of(
                                        new CheckRun.Button(
                                                "a label that is far too long", "ok", "ok"))),
                "actions.label");
    }

    @Test
    void many_annotations_arrive_in_several_requests() throws Exception {
        List<CheckRun.Note> notes =
                Collections.nCopies(
                        120, new CheckRun.Note("a.txt", 1, 1, "warning", "title", "message"));
        CheckRun run =
                new CheckRun(
                        new ExternalId(List.of(1), pull.head()),
                        "title",
                        "success",
                        "text",
                        Optional.empty(),
                        notes,
                        List.of());
        new CheckRuns(api).create(repository, run);

        assertThat(pull.checks().getFirst().at("/output/annotations")).hasSize(120);
    }

    @Test
    void a_commit_is_made_on_the_expected_head_only() throws Exception {
        String head = pull.head();
        pull.push(Map.of("b.txt", "b\n"));
        Map<RepositoryPath, String> texts = Map.of(new RepositoryPath("a.txt"), "lean\n");
        assertRefused(
                () -> new Commits(api).create(repository, "topic", head, "Make it lean", "", texts),
                "Expected branch to point to");

        String made =
                new Commits(api)
                        .create(repository, "topic", pull.head(), "Make it lean", "", texts);
        assertThat(pull.head()).isEqualTo(made);
        assertThat(pull.file("a.txt")).contains("lean\n");
    }

    @Test
    void what_the_app_may_not_is_refused() throws Exception {
        github.forbid("checks");
        assertRefused(() -> check(List.of()), "Resource not accessible by integration");
    }

    @Test
    void files_tree_and_merge_base_come_from_git() throws Exception {
        PullRequestReads reads = new PullRequestReads(api);
        hosted.commit("main", Optional.empty(), "Meanwhile", Map.of("c.txt", "c\n"));

        String tip = hosted.resolve("main").orElseThrow();
        var comparison = reads.compare(repository, pull.number(), tip, pull.head());
        assertThat(comparison.mergeBase()).isNotEqualTo(tip);
        assertThat(comparison.files()).hasSize(1);
        assertThat(reads.files(repository, pull.number()))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.path().value()).isEqualTo("a.txt");
                    assertThat(it.patch().orElseThrow())
                            .startsWith("@@ -2,7 +2,7 @@")
                            .contains("\n+line five\n");
                });
        var snapshot = reads.snapshot(repository, pull.head());
        assertThat(snapshot.entries()).hasSize(1);
        assertThat(snapshot.text(new RepositoryPath("a.txt")).orElseThrow().text())
                .contains("line thirty");
    }

    private void post(List<LineComment> comments) throws IOException {
        new Reviews(api).post(repository, pull.number(), pull.head(), "body", comments);
    }

    private void check(List<CheckRun.Button> buttons) throws IOException {
        ExternalId id = new ExternalId(List.of(1), pull.head());
        new CheckRuns(api)
                .create(
                        repository,
                        new CheckRun(
                                id,
                                "title",
                                "success",
                                "text",
                                Optional.empty(),
                                List.of(),
                                buttons));
    }

    private interface Attempt {
        void run() throws IOException;
    }

    private void assertRefused(Attempt attempt, String words) {
        assertThatThrownBy(attempt::run)
                .isInstanceOf(GitHubRefusal.class)
                .hasMessageContaining(words);
        assertThat(all()).isEmpty();
    }

    private List<String> all() {
        try {
            return pull.reviewComments();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static LineComment line(int line) {
        return new LineComment("a.txt", Optional.empty(), line, "text");
    }

    private static LineComment lines(int start, int line) {
        return new LineComment("a.txt", Optional.of(start), line, "text");
    }

    private static final class NoPace implements WritePace {

        @Override
        public Turn take(long installation) {
            return () -> {};
        }

        @Override
        public void block(long installation, Instant until) {}
    }
}

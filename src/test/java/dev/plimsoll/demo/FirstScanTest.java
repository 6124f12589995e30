package dev.plimsoll.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plimsoll.job.FirstScan;
import dev.plimsoll.store.Repositories;
import dev.plimsoll.store.RepositoryRow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first look at repositories that the App was put on, and the one pull request it may open. */
class FirstScanTest {

    private static final String FAT = "FROM scratch\nCOPY . /app\nRUN chown -R 1:1 /app\n";
    private static final String LEAN =
            "FROM scratch\nCOPY --chown=1:1 . /app\nRUN chown 1:1 /app\n";
    private static final String ASKED = "first-scan: pull-request\n";

    @TempDir private Path folder;

    private GitHubDouble github;
    private HostedRepository repository;
    private Optional<BotOnDouble> started = Optional.empty();

    @BeforeEach
    void start() throws IOException {
        github = GitHubDouble.start(folder.resolve("github"));
        repository = repository("shop", Map.of());
    }

    @AfterEach
    void stop() {
        started.ifPresent(BotOnDouble::close);
        github.close();
    }

    @Test
    void nothing_is_written_unless_the_organisation_asks_for_it() throws Exception {
        organisation("first-scan: overview\n");
        scan();

        assertThat(row().title().orElseThrow()).contains("with fixes −");
        assertThat(github.calls()).noneMatch(GitHubDouble.Call::isWrite);
        assertThat(repository.resolve(FirstScan.BRANCH)).isEmpty();
    }

    @Test
    void a_repository_cannot_ask_for_what_is_written_to_it_unasked() throws Exception {
        repository.commit("main", Optional.empty(), "Ask", Map.of(".github/plimsoll.yml", ASKED));
        scan();

        assertThat(github.calls()).noneMatch(GitHubDouble.Call::isWrite);
    }

    @Test
    void one_pull_request_carries_all_safe_fixes_and_what_they_gain() throws Exception {
        organisation(ASKED);
        String before = repository.resolve("main").orElseThrow();
        scan();

        PullRequestOnDouble pull = github.pullRequests(repository).getFirst();
        assertThat(github.pullRequests(repository)).hasSize(1);
        assertThat(pull.file("Dockerfile")).contains(LEAN);
        assertThat(pull.json().path("title").asText())
                .isEqualTo("Make the image lighter (900 kB → 450 kB)");
        assertThat(pull.json().path("body").asText())
                .startsWith("<!-- plimsoll:first-scan -->")
                .contains("| `Dockerfile` | 900 kB | **450 kB** | −450 kB |")
                .contains("`copied-by-chown`");
        assertThat(pull.json().at("/base/ref").asText()).isEqualTo("main");
        assertThat(repository.resolve("main")).as("the default branch").contains(before);
        assertThat(row().proposed()).hasValue(pull.json().path("number").asInt());
    }

    @Test
    void an_organisation_that_asks_later_gets_its_pull_requests_then() throws Exception {
        scan();
        assertThat(github.pullRequests(repository)).isEmpty();
        organisation(ASKED);
        started.orElseThrow().close();
        scan();
        started.orElseThrow().awaitInStore(() -> row().proposed().isPresent());

        assertThat(github.pullRequests(repository)).hasSize(1);
    }

    @Test
    void commits_never_is_obeyed() throws Exception {
        organisation(ASKED + "commits: never\n");
        scan();

        assertThat(github.calls()).noneMatch(GitHubDouble.Call::isWrite);
    }

    @Test
    void what_a_person_closed_is_not_opened_again_not_even_after_all_was_forgotten()
            throws Exception {
        organisation(ASKED);
        scan();
        github.pullRequests(repository).getFirst().close();
        started.orElseThrow().close();
        github.forgetCalls();
        scan("another-home");

        assertThat(github.pullRequests(repository)).hasSize(1);
        assertThat(github.calls()).noneMatch(GitHubDouble.Call::isWrite);
        assertThat(row().proposed()).hasValue(1);
    }

    @Test
    void a_run_that_broke_off_after_the_commit_opens_the_pull_request_and_commits_no_more()
            throws Exception {
        organisation(ASKED);
        github.failNext(Fault.retryAfter("POST", "/pulls", 1));
        scan();

        assertThat(github.pullRequests(repository)).hasSize(1);
        assertThat(repository.messages(repository.resolve(FirstScan.BRANCH).orElseThrow(), 10))
                .hasSize(2);
    }

    @Test
    void where_github_does_not_let_us_nothing_is_tried_again() throws Exception {
        organisation(ASKED);
        github.forbid("contents");
        scan();

        assertThat(github.pullRequests(repository)).isEmpty();
        assertThat(github.calls().stream().filter(GitHubDouble.Call::isWrite)).hasSize(1);
    }

    @Test
    void an_archived_or_empty_repository_is_left_alone() throws Exception {
        organisation(ASKED);
        github.archive(repository);
        HostedRepository empty = github.createRepository("octo", "empty");
        scan();
        awaitScanned(empty);

        assertThat(github.calls()).noneMatch(GitHubDouble.Call::isWrite);
        assertThat(row(empty).title()).contains("nothing was committed yet");
    }

    @Test
    void our_own_pull_request_gets_a_check_and_no_second_table() throws Exception {
        organisation(ASKED);
        scan();
        PullRequestOnDouble pull = github.pullRequests(repository).getFirst();
        started.orElseThrow().deliver(pull, "opened");
        started.orElseThrow().awaitCheck(pull);

        assertThat(pull.comments()).isEmpty();
        assertThat(pull.reviewComments()).isEmpty();
    }

    @Test
    void an_installation_is_looked_at_repository_by_repository() throws Exception {
        HostedRepository other = repository("till", Map.of());
        scan();
        awaitScanned(other);

        assertThat(store().scanned(10)).extracting(RepositoryRow::name).contains("shop", "till");
    }

    @Test
    void what_is_remembered_goes_when_the_app_is_taken_off_though_no_delivery_told()
            throws Exception {
        HostedRepository other = repository("till", Map.of());
        scan();
        github.takeOff(other);
        started.orElseThrow().close();
        scan("home");
        started.orElseThrow().awaitInStore(() -> store().find(other.id()).isEmpty());
        assertThat(store().find(repository.id())).isPresent();

        github.uninstall();
        started.orElseThrow().close();
        scan("home");
        started.orElseThrow().awaitInStore(() -> store().find(repository.id()).isEmpty());
    }

    @Test
    void events_tell_of_installations_renames_and_removals() throws Exception {
        bot("home", Duration.ofDays(1));
        started.orElseThrow().awaitSweep();
        ObjectNode event = DoubleRoutes.JSON.objectNode().put("action", "added");
        event.putObject("installation").put("id", GitHubDouble.INSTALLATION);
        event.putArray("repositories_added")
                .addObject()
                .put("id", 5_000)
                .put("full_name", "octo/mill");
        assertThat(deliver("installation_repositories", event)).isEqualTo(202);
        assertThat(store().find(5_000).orElseThrow().shown()).isEqualTo("octo/mill");

        ObjectNode renamed = DoubleRoutes.JSON.objectNode().put("action", "renamed");
        renamed.putObject("installation").put("id", GitHubDouble.INSTALLATION);
        renamed.putObject("repository")
                .put("id", 5_000)
                .put("name", "windmill")
                .putObject("owner")
                .put("login", "octo");
        assertThat(deliver("repository", renamed)).isEqualTo(202);
        assertThat(store().find(5_000).orElseThrow().shown()).isEqualTo("octo/windmill");

        ObjectNode deleted = DoubleRoutes.JSON.objectNode().put("action", "deleted");
        deleted.putObject("installation").put("id", GitHubDouble.INSTALLATION);
        assertThat(deliver("installation", deleted)).isEqualTo(202);
        assertThat(store().find(5_000)).isEmpty();
    }

    private int deliver(String event, ObjectNode payload) throws IOException {
        return started.orElseThrow().webhooks().deliver(event, payload);
    }

    private HostedRepository repository(String name, Map<String, String> more) throws IOException {
        HostedRepository made = github.createRepository("octo", name);
        Map<String, String> texts =
                new HashMap<>(
                        Map.of(
                                "Dockerfile",
                                FAT,
                                ".dockerignore",
                                ".git\n",
                                "tides.csv",
                                "high,low\n".repeat(50_000)));
        texts.putAll(more);
        made.commit("main", Optional.empty(), "Begin", texts);
        return made;
    }

    private void organisation(String text) throws IOException {
        github.createRepository("octo", ".github")
                .commit("main", Optional.empty(), "Configure", Map.of("plimsoll.yml", text));
    }

    private void scan() throws Exception {
        scan("home");
    }

    private void scan(String home) throws Exception {
        bot(home, Duration.ofMillis(1));
        if (!github.isUninstalled()) awaitScanned(repository);
    }

    private void bot(String home, Duration betweenScans) throws IOException {
        started =
                Optional.of(
                        new BotOnDouble(
                                github,
                                folder.resolve(home),
                                OfflineReviewer.create(),
                                OfflineReviewer.scanner(),
                                betweenScans));
    }

    private void awaitScanned(HostedRepository one) {
        started.orElseThrow()
                .awaitInStore(
                        () -> store().find(one.id()).flatMap(RepositoryRow::title).isPresent());
    }

    private RepositoryRow row() {
        return row(repository);
    }

    private RepositoryRow row(HostedRepository one) {
        return store().find(one.id()).orElseThrow();
    }

    private Repositories store() {
        return new Repositories(started.orElseThrow().database());
    }
}

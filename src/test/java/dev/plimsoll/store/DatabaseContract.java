package dev.plimsoll.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for the store on every database. */
abstract class DatabaseContract {

    private static final PullRequestName PULL = new PullRequestName(1, 2, "octo", "shop", 7);
    private static final WriteTurns.Limits LIMITS = new WriteTurns.Limits(3, 5, 30_000);

    private Database database;

    abstract Database open() throws Exception;

    @BeforeEach
    void openDatabase() throws Exception {
        database = open();
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    @Test
    void a_delivery_is_stored_once_together_with_what_it_wants() {
        Deliveries deliveries = new Deliveries(database);
        PullRequests pulls = new PullRequests(database);

        OptionalLong first = deliver(deliveries, "a");
        OptionalLong again = deliver(deliveries, "a");
        OptionalLong other = deliver(deliveries, "b");

        assertThat(again).isEqualTo(first).isEqualTo(other);
        PullRequestRow row = pulls.find(first.orElseThrow()).orElseThrow();
        assertThat(row.pullRequest()).isEqualTo(PULL);
        assertThat(row.wanted()).isEqualTo(2);
        assertThat(row.done()).isZero();
        assertThat(row.wantedSince()).isEqualTo(1_000);
    }

    @Test
    void of_several_pull_requests_with_one_head_one_opens_the_check() {
        OpenedChecks opened = new OpenedChecks(database);
        assertThat(opened.claim(1, "abc", 7, 1_000)).isTrue();
        assertThat(opened.claim(1, "abc", 8, 2_000)).isFalse();
        assertThat(opened.claim(1, "abc", 7, 3_000)).as("by itself again").isTrue();
        assertThat(opened.claim(1, "def", 8, 3_000)).as("another head").isTrue();
        assertThat(opened.claim(2, "abc", 8, 3_000)).as("another repository").isTrue();
        assertThat(opened.claim(1, "abc", 8, 124_000)).as("the first one died").isTrue();
        assertThat(opened.claim(1, "abc", 7, 125_000)).isFalse();
    }

    @Test
    void what_is_wanted_while_it_is_done_stays_wanted() {
        PullRequests pulls = new PullRequests(database);
        long id = pulls.want(PULL, 10);
        PullRequestRow begun = pulls.find(id).orElseThrow();
        pulls.want(PULL, 20);

        pulls.done(id, begun.wanted(), 30);

        assertThat(pulls.find(id).orElseThrow().isUpToDate()).isFalse();
        assertThat(pulls.pending(10)).extracting(PullRequestRow::id).containsExactly(id);
        assertThat(pulls.backlog().size()).isEqualTo(1);
        pulls.done(id, 2, 40);
        assertThat(pulls.pending(10)).isEmpty();
        assertThat(pulls.backlog()).isEqualTo(new PullRequests.Backlog(0, 0));
    }

    @Test
    void an_older_generation_never_undoes_a_newer_one() {
        PullRequests pulls = new PullRequests(database);
        long id = pulls.want(PULL, 10);
        pulls.want(PULL, 20);
        pulls.done(id, 2, 30);

        pulls.done(id, 1, 40);

        assertThat(pulls.find(id).orElseThrow().done()).isEqualTo(2);
    }

    @Test
    void a_renamed_repository_is_the_same_one() {
        PullRequests pulls = new PullRequests(database);
        long before = pulls.want(PULL, 10);
        long after = pulls.want(new PullRequestName(1, 2, "octo", "store", 7), 20);

        assertThat(after).isEqualTo(before);
        assertThat(pulls.find(2, 7).orElseThrow().pullRequest().shown()).isEqualTo("octo/store#7");
    }

    @Test
    void a_repository_that_is_new_is_looked_at_once_in_its_turn() {
        Repositories repositories = new Repositories(database);
        added(repositories, 1, named(2, "shop"), named(3, "till"));
        added(repositories, 1, named(2, "shop"), named(4, "yard"));

        assertThat(repositories.toScan(10))
                .extracting(RepositoryRow::name, row -> row.scanAt().orElseThrow())
                .containsExactly(
                        tuple("shop", 1_100L), tuple("till", 1_200L), tuple("yard", 1_300L));
        repositories.scanned(2, "abc", "318 MB", false, OptionalInt.of(9), 1_500);
        added(repositories, 1, named(2, "shop"));

        assertThat(repositories.toScan(10)).extracting(RepositoryRow::id).containsExactly(3L, 4L);
        assertThat(repositories.find(2).orElseThrow().proposed()).hasValue(9);
        assertThat(repositories.scanned(10))
                .extracting(row -> row.title().orElseThrow())
                .containsExactly("318 MB");
    }

    @Test
    void what_was_looked_at_while_nobody_asked_may_be_looked_at_again() {
        Repositories repositories = new Repositories(database);
        added(repositories, 1, named(2, "shop"), named(3, "till"));
        repositories.scanned(2, "abc", "318 MB", false, OptionalInt.empty(), 1_500);
        repositories.scanned(3, "abc", "20 MB", true, OptionalInt.empty(), 1_500);
        repositories.scanAgain(repositories.unasked(1), 100, 2_000);

        assertThat(repositories.toScan(10))
                .extracting(RepositoryRow::id, row -> row.scanAt().orElseThrow())
                .containsExactly(tuple(2L, 2_100L));
        assertThat(repositories.unasked(1)).isEmpty();
    }

    @Test
    void each_installation_has_a_pace_of_its_own() {
        Repositories repositories = new Repositories(database);
        added(repositories, 1, named(2, "shop"));
        added(repositories, 7, named(8, "mill"));

        assertThat(repositories.toScan(10))
                .extracting(row -> row.scanAt().orElseThrow())
                .containsExactly(1_100L, 1_100L);
    }

    @Test
    void what_is_remembered_of_a_repository_goes_with_it() {
        Repositories repositories = new Repositories(database);
        long id = deliver(new Deliveries(database), "a").orElseThrow();
        new Said(database).tell(id, List.of("k"));
        new Reviews(database).put("r", id, "base", "head", "title", "{}", 1);
        new OpenedChecks(database).claim(2, "head", id, 1);
        repositories.take(new InstalledOn.Removed(1, List.of(2L)), 100, 2_000);

        assertThat(repositories.find(2)).isEmpty();
        assertThat(rows("pull_requests", "deliveries", "told", "reviews", "opened_checks"))
                .containsOnly(0);
    }

    @Test
    void what_is_remembered_of_an_installation_goes_with_it_and_the_others_stay() {
        Repositories repositories = new Repositories(database);
        deliver(new Deliveries(database), "a");
        added(repositories, 1, named(2, "shop"));
        added(repositories, 7, named(8, "mill"));
        new WriteTurns(database).take(1, "me", LIMITS, 1_000);
        repositories.take(new InstalledOn.Ended(1), 100, 2_000);

        assertThat(rows("pull_requests", "write_turns", "writes")).containsOnly(0);
        assertThat(repositories.toSweep(10)).extracting(RepositoryRow::id).containsExactly(8L);
    }

    @Test
    void a_transferred_repository_keeps_what_is_remembered_of_it_whichever_event_comes_first() {
        Repositories repositories = new Repositories(database);
        long id = deliver(new Deliveries(database), "a").orElseThrow();
        InstalledOn.Named moved = new InstalledOn.Named(2, "acme", "store");
        repositories.take(new InstalledOn.Added(9, List.of(moved)), 100, 2_000);
        repositories.take(new InstalledOn.Removed(1, List.of(2L)), 100, 2_000);
        repositories.take(new InstalledOn.Ended(1), 100, 2_000);

        PullRequestName now = new PullRequests(database).find(id).orElseThrow().pullRequest();
        assertThat(now.shown()).isEqualTo("acme/store#7");
        assertThat(now.installation()).isEqualTo(9);
    }

    @Test
    void an_event_about_repositories_that_comes_again_changes_nothing() {
        Repositories repositories = new Repositories(database);
        Deliveries deliveries = new Deliveries(database);
        InstalledOn shop = new InstalledOn.Added(1, List.of(named(2, "shop")));
        deliveries.store("a", "installation", Optional.of("created"), shop, 100, 1_000);
        deliveries.store(
                "b", "installation", Optional.of("deleted"), new InstalledOn.Ended(1), 100, 1_000);
        deliveries.store("a", "installation", Optional.of("created"), shop, 100, 1_000);

        assertThat(repositories.find(2)).isEmpty();
    }

    private static InstalledOn.Named named(long id, String name) {
        return new InstalledOn.Named(id, "octo", name);
    }

    private static void added(
            Repositories repositories, long installation, InstalledOn.Named... named) {
        repositories.take(new InstalledOn.Added(installation, List.of(named)), 100, 1_000);
    }

    private List<Integer> rows(String... tables) {
        return Stream.of(tables)
                .map(table ->
                        database.read(handle ->
                                handle.createQuery("SELECT count(*) FROM " + table)
                                        .mapTo(Integer.class)
                                        .one()))
                .toList();
    }

    @Test
    void wants_of_many_threads_are_all_counted() throws Exception {
        PullRequests pulls = new PullRequests(database);
        List<Callable<Long>> wants = new ArrayList<>();
        for (int i = 0; i < 40; i++) wants.add(() -> pulls.want(PULL, 1));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Long> want : threads.invokeAll(wants)) want.get();
        }
        assertThat(pulls.find(2, 7).orElseThrow().wanted()).isEqualTo(40);
    }

    @Test
    void commands_are_answered_in_their_order_and_once() {
        Deliveries deliveries = new Deliveries(database);
        Commands commands = new Commands(database);
        CommandRow apply =
                new CommandRow(
                        0,
                        "apply",
                        List.of("pip-cache", "apt-lists"),
                        "mona",
                        Optional.of(9L),
                        Optional.empty());
        CommandRow recheck =
                new CommandRow(
                        0, "recheck", List.of(), "mona", Optional.empty(), Optional.of("abc"));
        long id =
                deliveries
                        .store(
                                "a",
                                "issue_comment",
                                Optional.of("created"),
                                Optional.of(PULL),
                                Optional.empty(),
                                Optional.of(apply),
                                1)
                        .orElseThrow();
        deliveries.store(
                "b",
                "check_run",
                Optional.of("rerequested"),
                Optional.of(PULL),
                Optional.empty(),
                Optional.of(recheck),
                2);

        List<CommandRow> open = commands.open(id);
        assertThat(open)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("id")
                .containsExactly(apply, recheck);
        commands.answered(open.getFirst().id(), "done");
        assertThat(commands.open(id)).extracting(CommandRow::name).containsExactly("recheck");
    }

    @Test
    void facts_are_kept_byte_for_byte() {
        Facts facts = new Facts(database);
        byte[] value = {0, 1, -1, 127, -128};
        facts.put("layer:sha256:1", "old".getBytes(StandardCharsets.UTF_8));
        facts.put("layer:sha256:1", value);

        assertThat(facts.get("layer:sha256:1"))
                .hasValueSatisfying(it -> assertThat(it).isEqualTo(value));
        assertThat(facts.get("layer:sha256:2")).isEmpty();
    }

    @Test
    void a_report_is_found_by_its_id_and_its_head() {
        Reviews reviews = new Reviews(database);
        long id = new PullRequests(database).want(PULL, 1);
        reviews.put("r1", id, "base", "head", "+1 MB", "{}", 5);
        reviews.put("r1", id, "base", "head", "+2 MB", "{}", 6);

        assertThat(reviews.find("r1"))
                .contains(new StoredReview("r1", PULL, "base", "head", "+2 MB", "{}", 6));
        assertThat(reviews.idOf(id, "head")).contains("r1");
        assertThat(reviews.numbersOf(2, "head")).containsExactly(7);
        assertThat(reviews.latest(5)).hasSize(1);
    }

    @Test
    void one_write_at_a_time_and_the_next_not_before_its_time() {
        WriteTurns turns = new WriteTurns(database);
        assertThat(turns.take(1, "me", LIMITS, 1_000)).isZero();
        assertThat(turns.take(1, "you", LIMITS, 1_001)).isGreaterThan(1_001);
        assertThat(turns.take(2, "you", LIMITS, 1_001)).isZero();
        turns.release(1, "me", 2_500);
        assertThat(turns.take(1, "you", LIMITS, 2_000)).isEqualTo(2_500);
        assertThat(turns.take(1, "you", LIMITS, 2_500)).isZero();
    }

    @Test
    void a_turn_whose_holder_died_ends_by_itself() {
        WriteTurns turns = new WriteTurns(database);
        assertThat(turns.take(1, "dead", LIMITS, 1_000)).isZero();
        assertThat(turns.take(1, "me", LIMITS, 31_000)).isZero();
        turns.release(1, "dead", 99_000);
        turns.release(1, "me", 31_100);
        assertThat(turns.take(1, "me", LIMITS, 31_100)).isZero();
    }

    @Test
    void so_many_writes_a_minute_and_an_hour_and_no_more() {
        WriteTurns turns = new WriteTurns(database);
        for (int i = 0; i < 3; i++) write(turns, i * 1_000L);
        assertThat(turns.take(1, "me", LIMITS, 3_000)).isEqualTo(60_000);
        write(turns, 60_000);
        write(turns, 61_000);
        assertThat(turns.take(1, "me", LIMITS, 63_000)).isEqualTo(3_600_000);
    }

    private static void write(WriteTurns turns, long at) {
        assertThat(turns.take(1, "me", LIMITS, at)).isZero();
        turns.release(1, "me", at);
    }

    private static OptionalLong deliver(Deliveries deliveries, String guid) {
        return deliveries.store(
                guid,
                "pull_request",
                Optional.of("opened"),
                Optional.of(PULL),
                Optional.of(new PullRequests.Hint("abc", "main")),
                Optional.empty(),
                1_000);
    }
}

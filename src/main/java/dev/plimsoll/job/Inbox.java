package dev.plimsoll.job;

import dev.plimsoll.github.Delivery;
import dev.plimsoll.github.Delivery.Asked;
import dev.plimsoll.github.Repository;
import dev.plimsoll.store.CommandRow;
import dev.plimsoll.store.Deliveries;
import dev.plimsoll.store.PullRequestName;
import dev.plimsoll.store.PullRequests.Hint;
import dev.plimsoll.store.Reviews;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Takes deliveries in: stored with what they want in one transaction, then the queue is woken. */
public final class Inbox {

    private final Deliveries deliveries;
    private final Reviews reviews;
    private final ReviewQueue queue;
    private final Duration betweenScans;
    private final InstantSource clock;

    /** {@code betweenScans} lies between first looks at repositories of one installation. */
    public Inbox(
            Deliveries deliveries,
            Reviews reviews,
            ReviewQueue queue,
            Duration betweenScans,
            InstantSource clock) {
        this.deliveries = deliveries;
        this.reviews = reviews;
        this.queue = queue;
        this.betweenScans = betweenScans;
        this.clock = clock;
    }

    /** Stores what became of repositories, and what follows from it. */
    public void store(Delivery.Installed installed) {
        deliveries.store(
                installed.guid(),
                installed.event(),
                installed.action(),
                InstalledRepositories.said(installed),
                betweenScans.toMillis(),
                clock.millis());
        if (installed.change() == Delivery.Change.ADDED) queue.wakeScans();
    }

    /**
     * Stores what is wanted; when this returns it survives a crash. Throws where it cannot be
     * stored.
     */
    public void store(Delivery.Wanted wanted) {
        List<Integer> numbers = numbers(wanted);
        if (numbers.isEmpty()) {
            conclude(wanted);
            keep(wanted, wanted.guid(), Optional.empty(), Optional.empty());
            return;
        }
        Optional<CommandRow> asked = wanted.asked().flatMap(one -> command(one, wanted.head()));
        // a comment without a command wants nothing
        boolean nothing = wanted.event().equals("issue_comment") && asked.isEmpty();
        boolean first = true;
        for (int number : numbers) {
            String guid = first ? wanted.guid() : wanted.guid() + "/" + number;
            keep(
                    wanted,
                    guid,
                    nothing ? Optional.empty() : wanted.repository().map(it -> name(it, number)),
                    asked);
            first = false;
        }
    }

    /** Those that the event names; a check of a fork's head names none, but its reviews do. */
    private List<Integer> numbers(Delivery.Wanted wanted) {
        if (!wanted.pullRequests().isEmpty()
                || wanted.repository().isEmpty()
                || wanted.head().isEmpty()) {
            return wanted.pullRequests();
        }
        return reviews.numbersOf(wanted.repository().get().id(), wanted.head().get());
    }

    private void conclude(Delivery.Wanted wanted) {
        if (!wanted.event().equals("merge_group")) return;
        wanted.repository()
                .ifPresent(repository ->
                        wanted.head().ifPresent(head -> queue.passMergeGroup(repository, head)));
    }

    private void keep(
            Delivery.Wanted wanted,
            String guid,
            Optional<PullRequestName> pullRequest,
            Optional<CommandRow> command) {
        deliveries
                .store(
                        guid,
                        wanted.event(),
                        wanted.action(),
                        pullRequest,
                        hint(wanted),
                        command,
                        clock.millis())
                .ifPresent(queue::wake);
    }

    private static Optional<Hint> hint(Delivery.Wanted wanted) {
        return wanted.head()
                .flatMap(head -> wanted.baseRef().map(baseRef -> new Hint(head, baseRef)));
    }

    private static Optional<CommandRow> command(Asked asked, Optional<String> head) {
        return switch (asked) {
            case Asked.ByComment(String login, long comment, String text) ->
                    CommentCommand.parse(text)
                            .map(it ->
                                    new CommandRow(
                                            0,
                                            it.name(),
                                            it.arguments(),
                                            login,
                                            Optional.of(comment),
                                            Optional.empty()));
            case Asked.ByButton(String login, String identifier) ->
                    identifier.equals("apply") || identifier.equals("recheck")
                            ? Optional.of(
                                    new CommandRow(
                                            0,
                                            identifier,
                                            List.of(),
                                            login,
                                            Optional.empty(),
                                            head))
                            : Optional.empty();
        };
    }

    static PullRequestName name(Repository repository, int number) {
        return new PullRequestName(
                repository.installation(),
                repository.id(),
                repository.owner(),
                repository.name(),
                number);
    }
}

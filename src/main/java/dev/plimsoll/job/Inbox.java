package dev.plimsoll.job;

import dev.plimsoll.github.Delivery;
import dev.plimsoll.github.Delivery.Asked;
import dev.plimsoll.github.Repository;
import dev.plimsoll.store.CommandRow;
import dev.plimsoll.store.Deliveries;
import dev.plimsoll.store.PullRequestName;
import dev.plimsoll.store.Reviews;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Takes deliveries in: stored with what they want in one transaction, then the queue is woken. */
public final class Inbox {

    private final Deliveries deliveries;
    private final Reviews reviews;
    private final ReviewQueue queue;
    private final InstantSource clock;

    public Inbox(Deliveries deliveries, Reviews reviews, ReviewQueue queue, InstantSource clock) {
        this.deliveries = deliveries;
        this.reviews = reviews;
        this.queue = queue;
        this.clock = clock;
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
                .store(guid, wanted.event(), wanted.action(), pullRequest, command, clock.millis())
                .ifPresent(queue::wake);
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

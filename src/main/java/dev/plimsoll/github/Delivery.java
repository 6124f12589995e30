package dev.plimsoll.github;

import java.util.List;
import java.util.Optional;

/**
 * What a webhook delivery says, as far as it matters here. It names what to look at; the state
 * itself is read anew.
 */
public sealed interface Delivery {

    /** The body is no JSON object, or lacks what its event must have. */
    record Malformed(String why) implements Delivery {}

    /** A ping, or an event or action that changes nothing. */
    record Nothing() implements Delivery {}

    /**
     * Something to remember.
     *
     * @param guid the same in every redelivery
     * @param repository empty where the event is about an installation as a whole
     * @param pullRequests the numbers of those that are to be looked at
     * @param head the commit that the event is about, where it names one
     * @param baseRef the branch that the pull request goes to, where the event names it
     * @param asked what a person asked for
     */
    record Wanted(
            String guid,
            String event,
            Optional<String> action,
            Optional<Repository> repository,
            List<Integer> pullRequests,
            Optional<String> head,
            Optional<String> baseRef,
            Optional<Asked> asked)
            implements Delivery {}

    /**
     * Where the App is installed has changed.
     *
     * @param repositories those that the change is about; none where it is about all
     */
    record Installed(
            String guid,
            String event,
            Optional<String> action,
            long installation,
            Change change,
            List<Repository> repositories)
            implements Delivery {}

    /** What became of repositories. */
    enum Change {
        ADDED,
        REMOVED,
        RENAMED,
        /** The App was taken off all of an owner's. */
        ENDED,
        /** Nothing that matters here. */
        NONE
    }

    /** What a person asked for. */
    sealed interface Asked {

        /** Who asked. */
        String login();

        /** By a comment, whose text is not read yet. */
        record ByComment(String login, long comment, String text) implements Asked {}

        /** By a button of a check run. */
        record ByButton(String login, String identifier) implements Asked {}
    }
}

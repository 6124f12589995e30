package dev.plimsoll.job;

import dev.plimsoll.github.PullRequest;
import dev.plimsoll.github.PullRequestState;
import dev.plimsoll.github.Repository;
import dev.plimsoll.store.PullRequestRow;

/**
 * One look at a pull request: its state as read right before anything is written, and what is to be
 * said about it.
 */
record Round(
        PullRequestRow row,
        Repository repository,
        PullRequestState state,
        String mergeBase,
        Reviewer.Reviewed reviewed,
        Stopping stopping) {

    PullRequest pullRequest() {
        return state.pullRequest();
    }

    int number() {
        return pullRequest().number();
    }

    String head() {
        return state.head();
    }

    boolean isFork() {
        return pullRequest().isFork(repository);
    }

    Round with(PullRequestState now) {
        return new Round(row, repository, now, mergeBase, reviewed, stopping);
    }
}

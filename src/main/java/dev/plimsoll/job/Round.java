package dev.plimsoll.job;

import dev.plimsoll.github.PullRequest;
import dev.plimsoll.github.Repository;
import dev.plimsoll.store.PullRequestRow;

/** One look at a pull request: its state as read, and what is to be said about it. */
record Round(
        PullRequestRow row,
        Repository repository,
        PullRequest pullRequest,
        String mergeBase,
        Reviewer.Reviewed reviewed,
        Stopping stopping) {

    int number() {
        return pullRequest.number();
    }

    String head() {
        return pullRequest.headSha();
    }

    boolean isFork() {
        return pullRequest.isFork(repository);
    }
}

package dev.plimsoll.job;

import dev.plimsoll.github.Repository;
import dev.plimsoll.store.PullRequestRow;

/**
 * What is done for a pull request; runs as often as it must, so everything in it looks first and
 * then acts.
 */
public interface PullRequestWork {

    /** Brings what is said on the pull request up to date with its present state. */
    void bringUpToDate(PullRequestRow row, Stopping stopping) throws Exception;

    /** The work failed again and again and is given up, until something new is wanted. */
    void giveUp(PullRequestRow row, Throwable cause);

    /** A merge queue's commit: nothing is to be reviewed there, so its check passes at once. */
    void passMergeGroup(Repository repository, String head) throws Exception;
}

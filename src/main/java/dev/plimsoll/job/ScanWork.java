package dev.plimsoll.job;

import dev.plimsoll.store.RepositoryRow;

/** What is done for a repository that the App was just put on; runs as often as it must. */
public interface ScanWork {

    /** Looks at the default branch. */
    void scan(RepositoryRow row, Stopping stopping) throws Exception;

    /** The first look failed again and again; it is not taken by itself any more. */
    void giveUp(RepositoryRow row, String why);
}

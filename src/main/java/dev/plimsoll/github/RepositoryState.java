package dev.plimsoll.github;

import dev.plimsoll.source.SourceFile;
import java.util.List;
import java.util.Optional;

/**
 * A repository as its default branch stands, and what stands on a branch of our own.
 *
 * @param writable false where it is archived, disabled or a mirror
 * @param defaultBranch empty where nothing was ever committed
 * @param organisationHidden whether there may be a file of the organisation that we may not read
 * @param own our branch, where there is one
 * @param pullRequests those that came from our branch, whatever became of them
 * @param messages of the default branch's last commits, the newest first
 * @param app how commits of the App name it, as {@code NAME <ADDRESS>}
 */
public record RepositoryState(
        boolean writable,
        Optional<Branch> defaultBranch,
        Optional<SourceFile> configuration,
        Optional<SourceFile> organisation,
        boolean organisationHidden,
        Optional<Branch> own,
        List<Proposed> pullRequests,
        List<String> messages,
        String app) {

    /**
     * A branch.
     *
     * @param byUs whether its last commit is the App's
     */
    public record Branch(String name, String tip, boolean byUs) {}

    /** A pull request of ours. */
    public record Proposed(int number, boolean open) {}
}

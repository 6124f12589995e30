package dev.plimsoll.job;

import dev.plimsoll.review.Proposal;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;
import dev.plimsoll.source.SourceFile;
import java.util.Optional;
import java.util.SortedMap;

/** Decides what the first look at a repository finds; the port beside {@link Reviewer}. */
@FunctionalInterface
public interface Scanner {

    Scanned scan(Tree tree);

    /**
     * The default branch.
     *
     * @param configuration the repository's file
     * @param organisation the organisation's file
     * @param organisationHidden whether there may be one that we may not read
     */
    record Tree(
            Snapshot head,
            Optional<SourceFile> configuration,
            Optional<SourceFile> organisation,
            boolean organisationHidden) {}

    /**
     * What was found.
     *
     * @param title in a line
     * @param asked whether the organisation wants a pull request
     * @param mayPropose whether there may be one: it is wanted, and the configuration lets us
     *     commit
     * @param proposal the words of that pull request
     * @param fixes the whole texts after all safe fixes that a commit can carry
     */
    record Scanned(
            String title,
            boolean asked,
            boolean mayPropose,
            Proposal proposal,
            SortedMap<RepositoryPath, String> fixes) {}
}

package dev.plimsoll.job;

import dev.plimsoll.github.PullRequest;
import dev.plimsoll.review.PullRequestDiff;
import dev.plimsoll.review.ReviewDraft;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;
import dev.plimsoll.source.SourceFile;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Decides what is said about a pull request; the port through which the flow asks for analysis and
 * words.
 */
public interface Reviewer {

    Reviewed review(Input input);

    /**
     * What a pull request changes.
     *
     * @param base the merge base
     * @param configuration the repository's file, from the tip of the base branch
     * @param organisation the organisation's file
     * @param organisationHidden whether there may be one that we may not read
     */
    record Input(
            PullRequest pullRequest,
            Snapshot base,
            Snapshot head,
            PullRequestDiff diff,
            Optional<SourceFile> configuration,
            Optional<SourceFile> organisation,
            boolean organisationHidden) {}

    /** What is said. */
    interface Reviewed {

        ReviewDraft draft();

        /** The whole report, as JSON. */
        String report();

        /** The keys of all findings, told or not: what was told and is not among them is gone. */
        Set<String> findingKeys();

        /**
         * The texts after the fixes: all safe ones, or where rules are named those of these rules.
         */
        SortedMap<RepositoryPath, String> fixes(Set<String> rules);

        /** The same as a patch that {@code git apply} takes; empty where there is none. */
        String patch(Set<String> rules);

        /** Whether the head has there a file without any special mode, or nothing yet. */
        boolean isPlainFile(RepositoryPath path);

        /** The configuration in force, as YAML. */
        String configuration();

        /** Whether the configuration lets us commit where someone asks for it. */
        boolean mayCommit();
    }
}

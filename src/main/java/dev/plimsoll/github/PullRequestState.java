package dev.plimsoll.github;

import dev.plimsoll.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A pull request and what Plimsoll has said on it, read at one moment.
 *
 * @param baseTip the tip of the branch that it goes into
 * @param configuration the repository's file at that tip
 * @param organisation the organisation's file
 * @param comments ours under the pull request, the oldest first
 * @param threads ours on its lines
 * @param reviews the texts of our reviews
 * @param check ours on the head
 * @param unreadable what we may not read, so that nothing may be made of its absence
 */
public record PullRequestState(
        PullRequest pullRequest,
        String baseTip,
        Optional<SourceFile> configuration,
        Optional<SourceFile> organisation,
        List<PostedComment> comments,
        List<ReviewThread> threads,
        List<String> reviews,
        Optional<CheckRun.Posted> check,
        Set<Part> unreadable) {

    /** What a missing permission can hide. */
    public enum Part {
        COMMENTS,
        THREADS,
        CHECKS,
        ORGANISATION
    }

    public String head() {
        return pullRequest.headSha();
    }
}

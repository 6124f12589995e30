package dev.plimsoll.github;

import java.util.Optional;

/**
 * A pull request as it is now.
 *
 * @param baseRef the branch that it goes into
 * @param headRef the branch that it comes from
 * @param headRepository the full name of the repository that it comes from; empty where that was
 *     deleted
 * @param byBot whether a bot opened it
 */
public record PullRequest(
        int number,
        boolean open,
        boolean draft,
        String baseRef,
        String headRef,
        String headSha,
        Optional<String> headRepository,
        String author,
        boolean byBot) {

    /** Whether it comes from another repository, where we have nothing to write. */
    public boolean isFork(Repository repository) {
        return !headRepository
                .map(name -> name.equalsIgnoreCase(repository.fullName()))
                .orElse(false);
    }
}

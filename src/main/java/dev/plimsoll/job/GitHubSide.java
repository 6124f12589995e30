package dev.plimsoll.job;

import dev.plimsoll.config.Configuration;
import dev.plimsoll.github.CheckRuns;
import dev.plimsoll.github.Commits;
import dev.plimsoll.github.GitHubApi;
import dev.plimsoll.github.IssueComments;
import dev.plimsoll.github.PullRequestReads;
import dev.plimsoll.github.PullRequestState;
import dev.plimsoll.github.Repository;
import dev.plimsoll.github.Reviews;
import dev.plimsoll.github.StateReads;
import dev.plimsoll.source.RepositoryPath;
import java.io.IOException;

/** Everything that is read from and written to GitHub for a pull request. */
public record GitHubSide(
        StateReads states,
        PullRequestReads reads,
        CheckRuns checks,
        Reviews reviews,
        IssueComments comments,
        Commits commits) {

    private static final RepositoryPath CONFIGURATION = new RepositoryPath(Configuration.PATH);
    private static final RepositoryPath ORGANISATION =
            new RepositoryPath(Configuration.ORGANISATION_PATH);

    public static GitHubSide of(GitHubApi api) {
        return new GitHubSide(
                new StateReads(api),
                new PullRequestReads(api),
                new CheckRuns(api),
                new Reviews(api),
                new IssueComments(api),
                new Commits(api));
    }

    PullRequestState state(Repository repository, int number) throws IOException {
        return states.read(repository, number, CONFIGURATION, ORGANISATION);
    }
}

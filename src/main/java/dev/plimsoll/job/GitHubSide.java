package dev.plimsoll.job;

import dev.plimsoll.github.CheckRuns;
import dev.plimsoll.github.Commits;
import dev.plimsoll.github.GitHubApi;
import dev.plimsoll.github.IssueComments;
import dev.plimsoll.github.PullRequestReads;
import dev.plimsoll.github.Reviews;

/** Everything that is read from and written to GitHub for a pull request. */
public record GitHubSide(
        PullRequestReads reads,
        CheckRuns checks,
        Reviews reviews,
        IssueComments comments,
        Commits commits) {

    public static GitHubSide of(GitHubApi api) {
        return new GitHubSide(
                new PullRequestReads(api),
                new CheckRuns(api),
                new Reviews(api),
                new IssueComments(api),
                new Commits(api));
    }
}

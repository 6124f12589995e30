package dev.plimsoll.job;

import dev.plimsoll.config.Configuration;
import dev.plimsoll.github.ChangedFile;
import dev.plimsoll.github.CheckRun;
import dev.plimsoll.github.Comparison;
import dev.plimsoll.github.ExternalId;
import dev.plimsoll.github.GitHubSnapshot;
import dev.plimsoll.github.PullRequest;
import dev.plimsoll.github.Repository;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.SourceFile;
import dev.plimsoll.store.CommandRow;
import dev.plimsoll.store.Commands;
import dev.plimsoll.store.PullRequestName;
import dev.plimsoll.store.PullRequestRow;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what is said on a pull request up to date: reads both sides, asks what is to be said, and
 * makes the difference to what is said already. However often it runs, and wherever an earlier run
 * broke off, the outcome is the same.
 */
public final class PullRequestReview implements PullRequestWork {

    private static final Logger LOG = LoggerFactory.getLogger(PullRequestReview.class);

    /** Heads that move while they are looked at; each move is also told by a delivery. */
    private static final int MOST_ROUNDS = 5;

    private final GitHubSide github;
    private final Reviewer reviewer;
    private final Posting posting;
    private final CommandAnswers answers;
    private final Commands commands;

    public PullRequestReview(
            GitHubSide github,
            Reviewer reviewer,
            Posting posting,
            CommandAnswers answers,
            Commands commands) {
        this.github = github;
        this.reviewer = reviewer;
        this.posting = posting;
        this.answers = answers;
        this.commands = commands;
    }

    @Override
    public void bringUpToDate(PullRequestRow row, Stopping stopping) throws Exception {
        Repository repository = repository(row.pullRequest());
        for (int round = 0; round < MOST_ROUNDS; round++) {
            stopping.check();
            PullRequest pull = github.reads().pullRequest(repository, row.pullRequest().number());
            if (!pull.open()) {
                commands.open(row.id())
                        .forEach(command -> commands.answered(command.id(), "closed"));
                return;
            }
            List<CommandRow> asked =
                    answers.acknowledge(repository, pull.number(), commands.open(row.id()));
            Round look = look(row, repository, pull, stopping);
            if (!github.reads()
                    .pullRequest(repository, pull.number())
                    .headSha()
                    .equals(pull.headSha())) continue;
            posting.post(look);
            answers.answer(look, asked);
            return;
        }
        throw new IOException(
                "the head of " + row.pullRequest().shown() + " moves faster than it can be read");
    }

    @Override
    public void giveUp(PullRequestRow row, Throwable cause) {
        Repository repository = repository(row.pullRequest());
        try {
            PullRequest pull = github.reads().pullRequest(repository, row.pullRequest().number());
            if (pull.open()) posting.concludeUnknown(repository, pull);
        } catch (IOException | RuntimeException e) {
            LOG.warn(
                    "{} is given up, and its check cannot be concluded: {}",
                    row.pullRequest().shown(),
                    e.getMessage());
        }
    }

    @Override
    public void passMergeGroup(Repository repository, String head) throws IOException {
        if (github.checks().find(repository, head).isPresent()) return;
        ExternalId id = new ExternalId(List.of(), head);
        String text = "Every pull request of this group was looked at by itself.";
        github.checks()
                .create(
                        repository,
                        new CheckRun(
                                id,
                                "merge group",
                                "success",
                                text,
                                Optional.empty(),
                                List.of(),
                                List.of()));
    }

    static Repository repository(PullRequestName name) {
        return new Repository(name.installation(), name.repository(), name.owner(), name.name());
    }

    private Round look(
            PullRequestRow row, Repository repository, PullRequest pull, Stopping stopping)
            throws IOException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<ChangedFile>> files =
                    threads.submit(() -> github.reads().files(repository, pull.number()));
            Future<GitHubSnapshot> head =
                    threads.submit(() -> snapshot(repository, pull.headSha()));
            Future<Optional<SourceFile>> organisation =
                    threads.submit(() -> organisationFile(repository));
            Comparison comparison =
                    github.reads().compare(repository, pull.baseRef(), pull.headSha());
            Future<GitHubSnapshot> base =
                    threads.submit(() -> snapshot(repository, comparison.mergeBase()));
            Optional<SourceFile> configuration = configuration(repository, comparison, base);
            Reviewer.Input input =
                    new Reviewer.Input(
                            pull,
                            got(base),
                            got(head),
                            DiffOfFiles.of(got(files), got(base), got(head)),
                            configuration,
                            got(organisation));
            return new Round(
                    row,
                    repository,
                    pull,
                    comparison.mergeBase(),
                    reviewer.review(input),
                    stopping);
        }
    }

    private GitHubSnapshot snapshot(Repository repository, String commit) throws IOException {
        GitHubSnapshot snapshot = github.reads().snapshot(repository, commit);
        snapshot.readAhead(InputFiles::isRead);
        return snapshot;
    }

    private Optional<SourceFile> configuration(
            Repository repository, Comparison comparison, Future<GitHubSnapshot> base)
            throws IOException {
        RepositoryPath path = new RepositoryPath(Configuration.PATH);
        if (comparison.baseTip().equals(comparison.mergeBase())) return got(base).text(path);
        return github.reads().file(repository, comparison.baseTip(), path);
    }

    private Optional<SourceFile> organisationFile(Repository repository) throws IOException {
        Repository organisation =
                new Repository(repository.installation(), 0, repository.owner(), ".github");
        return github.reads()
                .file(organisation, "", new RepositoryPath(Configuration.ORGANISATION_PATH));
    }

    private static <T> T got(Future<T> future) throws IOException {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while reading from GitHub", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException runtime) throw runtime;
            throw new IOException("tried to read both sides: " + e.getMessage(), e);
        }
    }
}

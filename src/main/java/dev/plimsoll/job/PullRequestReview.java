package dev.plimsoll.job;

import dev.plimsoll.github.CheckRun;
import dev.plimsoll.github.Comparison;
import dev.plimsoll.github.ExternalId;
import dev.plimsoll.github.GitHubRefusal;
import dev.plimsoll.github.GitHubSnapshot;
import dev.plimsoll.github.PullRequestState;
import dev.plimsoll.github.PullRequestState.Part;
import dev.plimsoll.github.Repository;
import dev.plimsoll.store.CommandRow;
import dev.plimsoll.store.Commands;
import dev.plimsoll.store.PullRequestName;
import dev.plimsoll.store.PullRequestRow;
import dev.plimsoll.store.Said;
import java.io.IOException;
import java.util.ArrayList;
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
    private final Said said;

    public PullRequestReview(
            GitHubSide github,
            Reviewer reviewer,
            Posting posting,
            CommandAnswers answers,
            Commands commands,
            Said said) {
        this.github = github;
        this.reviewer = reviewer;
        this.posting = posting;
        this.answers = answers;
        this.commands = commands;
        this.said = said;
    }

    @Override
    public void bringUpToDate(PullRequestRow row, Stopping stopping) throws Exception {
        Repository repository = repository(row.pullRequest());
        List<CommandRow> seen = new ArrayList<>();
        List<CommandRow> allowed = new ArrayList<>();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            stopping.check();
            Optional<PullRequestState> found = state(row, repository);
            if (found.filter(it -> it.pullRequest().open()).isEmpty()) {
                commands.open(row.id())
                        .forEach(command -> commands.answered(command.id(), "closed"));
                return;
            }
            PullRequestState state = found.get();
            List<CommandRow> asked = new ArrayList<>(commands.open(row.id()));
            asked.removeAll(seen);
            seen.addAll(asked);
            allowed.addAll(answers.acknowledge(repository, state.pullRequest().number(), asked));
            if (allowed.isEmpty() && !isNews(row, state)) return;
            Round look = look(row, repository, state, stopping);
            PullRequestState now = github.state(repository, state.pullRequest().number());
            if (isOvertaken(state, now)) {
                posting.concludeOvertaken(look);
                continue;
            }
            boolean again = allowed.stream().anyMatch(it -> it.name().equals("recheck"));
            posting.post(look.with(now), again);
            answers.answer(look.with(now), allowed);
            return;
        }
        throw new IOException(
                "the head of " + row.pullRequest().shown() + " moves faster than it can be read");
    }

    /**
     * Empty where the pull request, the repository or the installation is gone, or closed to us.
     */
    private Optional<PullRequestState> state(PullRequestRow row, Repository repository)
            throws IOException {
        try {
            return Optional.of(github.state(repository, row.pullRequest().number()));
        } catch (GitHubRefusal refusal) {
            if (!refusal.isNotFound() && !refusal.isForbidden()) throw refusal;
            LOG.warn("{} cannot be read: {}", row.pullRequest().shown(), refusal.getMessage());
            return Optional.empty();
        }
    }

    /** Whether anything is not as the last review left it. */
    private boolean isNews(PullRequestRow row, PullRequestState state) {
        return !said.standing(row.id()).equals(Optional.of(Standing.of(state)));
    }

    private static boolean isOvertaken(PullRequestState before, PullRequestState now) {
        return !now.head().equals(before.head())
                || !now.pullRequest().baseRef().equals(before.pullRequest().baseRef())
                || now.pullRequest().draft() != before.pullRequest().draft()
                || !now.pullRequest().open();
    }

    @Override
    public void giveUp(PullRequestRow row, Throwable cause) {
        Repository repository = repository(row.pullRequest());
        try {
            PullRequestState state = github.state(repository, row.pullRequest().number());
            if (state.pullRequest().open()) posting.concludeUnknown(repository, state);
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
            PullRequestRow row, Repository repository, PullRequestState state, Stopping stopping)
            throws IOException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<GitHubSnapshot> head =
                    threads.submit(() -> github.reads().snapshot(repository, state.head()));
            Comparison comparison =
                    github.reads()
                            .compare(
                                    repository,
                                    state.pullRequest().number(),
                                    state.baseTip(),
                                    state.head());
            Future<GitHubSnapshot> base =
                    threads.submit(
                            () -> github.reads().snapshot(repository, comparison.mergeBase()));
            github.reads().readAhead(repository, InputFiles.of(got(head), comparison));
            Reviewer.Input input =
                    new Reviewer.Input(
                            state.pullRequest(),
                            got(base),
                            got(head),
                            DiffOfFiles.of(comparison, got(base), got(head)),
                            state.configuration(),
                            state.organisation(),
                            state.unreadable().contains(Part.ORGANISATION));
            return new Round(
                    row,
                    repository,
                    state,
                    comparison.mergeBase(),
                    reviewer.review(input),
                    stopping);
        }
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

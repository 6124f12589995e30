package dev.plimsoll.job;

import dev.plimsoll.github.CheckRun;
import dev.plimsoll.github.ExternalId;
import dev.plimsoll.github.GitHubRefusal;
import dev.plimsoll.github.PullRequestState;
import dev.plimsoll.github.PullRequestState.Part;
import dev.plimsoll.github.Repository;
import dev.plimsoll.store.CommandRow;
import dev.plimsoll.store.Commands;
import dev.plimsoll.store.Database;
import dev.plimsoll.store.PullRequestName;
import dev.plimsoll.store.PullRequestRow;
import dev.plimsoll.store.PullRequests;
import dev.plimsoll.store.PullRequests.Hint;
import dev.plimsoll.store.Reviews;
import dev.plimsoll.store.Said;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    private final PullRequests pullRequests;
    private final Reviews reports;

    public PullRequestReview(
            GitHubSide github,
            Reviewer reviewer,
            Posting posting,
            CommandAnswers answers,
            Database database) {
        this.github = github;
        this.reviewer = reviewer;
        this.posting = posting;
        this.answers = answers;
        this.commands = new Commands(database);
        this.said = new Said(database);
        this.pullRequests = new PullRequests(database);
        this.reports = new Reviews(database);
    }

    @Override
    public void bringUpToDate(PullRequestRow row, Stopping stopping) throws Exception {
        Repository repository = repository(row.pullRequest());
        List<CommandRow> seen = new ArrayList<>();
        List<CommandRow> allowed = new ArrayList<>();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            stopping.check();
            try (SidesReader sides =
                    new SidesReader(github.reads(), repository, row.pullRequest().number())) {
                // the first look at a head will have to read both sides, whatever the state says
                if (round == 0) news(row).ifPresent(sides::readAhead);
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
                allowed.addAll(
                        answers.acknowledge(repository, state.pullRequest().number(), asked));
                if (allowed.isEmpty() && !isNews(row, state)) return;
                Optional<Round> looked = look(row, repository, state, stopping, sides);
                if (looked.isEmpty()) {
                    commands.open(row.id())
                            .forEach(command -> commands.answered(command.id(), "unreadable"));
                    return;
                }
                Round look = looked.get();
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

    /** Empty where we may not read what the repository holds, which the check says. */
    private Optional<Round> look(
            PullRequestRow row,
            Repository repository,
            PullRequestState state,
            Stopping stopping,
            SidesReader reader)
            throws IOException {
        SidesReader.Sides sides;
        try {
            sides = reader.read(state);
        } catch (GitHubRefusal refusal) {
            if (!refusal.isForbidden()) throw refusal;
            LOG.warn("{}: {}", row.pullRequest().shown(), refusal.getMessage());
            posting.concludeUnreadable(row, repository, state);
            return Optional.empty();
        }
        Reviewer.Input input =
                new Reviewer.Input(
                        state.pullRequest(),
                        sides.base(),
                        sides.head(),
                        DiffOfFiles.of(sides.comparison(), sides.base(), sides.head()),
                        state.configuration(),
                        state.organisation(),
                        state.unreadable().contains(Part.ORGANISATION));
        return Optional.of(
                new Round(
                        row,
                        repository,
                        state,
                        sides.comparison().mergeBase(),
                        reviewer.review(input),
                        stopping));
    }

    /** What the last delivery said of the sides, where that head was not reviewed yet. */
    private Optional<Hint> news(PullRequestRow row) {
        return pullRequests
                .hint(row.id())
                .filter(hint -> reports.idOf(row.id(), hint.head()).isEmpty());
    }
}

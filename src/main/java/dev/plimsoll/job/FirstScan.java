package dev.plimsoll.job;

import dev.plimsoll.config.Configuration;
import dev.plimsoll.github.Commits;
import dev.plimsoll.github.GitHubApi;
import dev.plimsoll.github.GitHubRefusal;
import dev.plimsoll.github.GitHubSnapshot;
import dev.plimsoll.github.Proposals;
import dev.plimsoll.github.PullRequestReads;
import dev.plimsoll.github.Repository;
import dev.plimsoll.github.RepositoryState;
import dev.plimsoll.github.RepositoryState.Branch;
import dev.plimsoll.github.RepositoryStates;
import dev.plimsoll.job.Scanner.Scanned;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.store.Repositories;
import dev.plimsoll.store.RepositoryRow;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first look at a repository's default branch. It writes nothing, unless the organisation asks
 * for one pull request with all safe fixes; however often it runs, there is never a second one.
 */
public final class FirstScan implements ScanWork {

    /** The branch that the pull request comes from. */
    public static final String BRANCH = "plimsoll/first-scan";

    private static final Logger LOG = LoggerFactory.getLogger(FirstScan.class);
    private static final RepositoryPath CONFIGURATION = new RepositoryPath(Configuration.PATH);
    private static final RepositoryPath ORGANISATION =
            new RepositoryPath(Configuration.ORGANISATION_PATH);

    private final RepositoryStates states;
    private final PullRequestReads reads;
    private final Proposals proposals;
    private final Commits commits;
    private final Scanner scanner;
    private final Repositories repositories;
    private final InstantSource clock;

    public FirstScan(
            GitHubApi api,
            GitHubSide github,
            Scanner scanner,
            Repositories repositories,
            InstantSource clock) {
        this.states = new RepositoryStates(api);
        this.reads = github.reads();
        this.proposals = new Proposals(api);
        this.commits = github.commits();
        this.scanner = scanner;
        this.repositories = repositories;
        this.clock = clock;
    }

    @Override
    public void scan(RepositoryRow row, Stopping stopping) throws IOException {
        Repository repository =
                new Repository(row.installation(), row.id(), row.owner(), row.name());
        try {
            look(row, repository, stopping);
        } catch (GitHubRefusal refusal) {
            if (!refusal.isNotFound() && !refusal.isForbidden()) throw refusal;
            LOG.warn("{} cannot be looked at: {}", row.shown(), refusal.getMessage());
            giveUp(row, "cannot be read");
        }
    }

    @Override
    public void giveUp(RepositoryRow row, String why) {
        repositories.scanned(row.id(), "", why, true, OptionalInt.empty(), clock.millis());
    }

    private void look(RepositoryRow row, Repository repository, Stopping stopping)
            throws IOException {
        RepositoryState state = states.read(repository, BRANCH, CONFIGURATION, ORGANISATION);
        if (state.defaultBranch().isEmpty()) {
            giveUp(row, "nothing was committed yet");
            return;
        }
        Branch branch = state.defaultBranch().get();
        GitHubSnapshot head = reads.snapshot(repository, branch.tip());
        reads.readAhead(repository, InputFiles.of(head));
        Scanned found =
                scanner.scan(
                        new Scanner.Tree(
                                head,
                                state.configuration(),
                                state.organisation(),
                                state.organisationHidden()));
        stopping.check();
        OptionalInt proposed = state.pullRequests().stream().mapToInt(one -> one.number()).max();
        boolean isWanted =
                found.mayPropose()
                        && !found.fixes().isEmpty()
                        && state.writable()
                        && proposed.isEmpty()
                        && row.proposed().isEmpty()
                        && !branch.name().equals(BRANCH);
        if (isWanted) proposed = propose(repository, state, branch, found);
        repositories.scanned(
                row.id(), branch.tip(), found.title(), found.asked(), proposed, clock.millis());
        LOG.info("{} at {}: {}", row.shown(), branch.tip(), found.title());
    }

    /** What GitHub does not let us do is told once, and not asked for again. */
    private OptionalInt propose(
            Repository repository, RepositoryState state, Branch base, Scanned found)
            throws IOException {
        CommitMessage message = CommitMessage.of(state.messages(), Optional.empty(), state.app());
        try {
            if (!isCommitted(state, base)) {
                begin(repository, state, base);
                commits.create(
                        repository,
                        BRANCH,
                        base.tip(),
                        message.headline(),
                        message.body(),
                        found.fixes());
            }
            String gain = found.proposal().gain();
            String title = message.headline() + (gain.isEmpty() ? "" : " (" + gain + ")");
            return OptionalInt.of(
                    proposals.open(
                            repository, BRANCH, base.name(), title, found.proposal().body()));
        } catch (GitHubRefusal refusal) {
            LOG.warn("{}: no pull request: {}", repository.fullName(), refusal.getMessage());
            return OptionalInt.empty();
        }
    }

    /** An earlier run may have died after the commit. */
    private static boolean isCommitted(RepositoryState state, Branch base) {
        return state.own().filter(own -> own.byUs() && !own.tip().equals(base.tip())).isPresent();
    }

    private void begin(Repository repository, RepositoryState state, Branch base)
            throws IOException {
        if (state.own().isEmpty()) proposals.begin(repository, BRANCH, base.tip());
        else if (!state.own().get().tip().equals(base.tip()))
            proposals.forward(repository, BRANCH, base.tip());
    }
}

package dev.plimsoll.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plimsoll.github.AppCredentials;
import dev.plimsoll.github.Delivery;
import dev.plimsoll.github.DeliveryParser;
import dev.plimsoll.github.GitHubApi;
import dev.plimsoll.github.InstallationTokens;
import dev.plimsoll.github.RetryAt;
import dev.plimsoll.http.Caller;
import dev.plimsoll.http.Endpoint;
import dev.plimsoll.http.HttpClients;
import dev.plimsoll.http.RequestTrace;
import dev.plimsoll.job.CommandAnswers;
import dev.plimsoll.job.GitHubSide;
import dev.plimsoll.job.Inbox;
import dev.plimsoll.job.Outcomes;
import dev.plimsoll.job.Posting;
import dev.plimsoll.job.PullRequestReview;
import dev.plimsoll.job.Recovery;
import dev.plimsoll.job.ReviewLinks;
import dev.plimsoll.job.ReviewQueue;
import dev.plimsoll.job.Reviewer;
import dev.plimsoll.job.ScanWork;
import dev.plimsoll.job.SharedPace;
import dev.plimsoll.job.Stopping;
import dev.plimsoll.store.Commands;
import dev.plimsoll.store.Database;
import dev.plimsoll.store.Deliveries;
import dev.plimsoll.store.OpenedChecks;
import dev.plimsoll.store.PullRequestRow;
import dev.plimsoll.store.PullRequests;
import dev.plimsoll.store.RepositoryRow;
import dev.plimsoll.store.Reviews;
import dev.plimsoll.store.Said;
import dev.plimsoll.store.WriteTurns;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import okhttp3.HttpUrl;

/**
 * The bot without threads and real time: its work is done when it is told to, and it can die at any
 * request. A new one on the same database is the process after the restart.
 */
final class MortalBot {

    private final StepClock clock;
    private final PullRequests pullRequests;
    private final PullRequestReview work;
    private final Inbox inbox;
    private final Recovery recovery;
    private int requestsToLive = Integer.MAX_VALUE;

    MortalBot(
            GitHubDouble github,
            HttpClients clients,
            Database database,
            StepClock clock,
            Reviewer reviewer) {
        this.clock = clock;
        this.pullRequests = new PullRequests(database);
        Endpoint endpoint = Endpoint.ofOperator(HttpUrl.get(github.address() + "/"));
        RequestTrace life = exchange -> live();
        Caller caller =
                new Caller(
                        clients, InstantSource.system(), time -> {}, new Random(1), List.of(life));
        // GitHub's own clock is the real one
        InstallationTokens tokens =
                new InstallationTokens(
                        caller,
                        endpoint,
                        AppCredentials.of(GitHubDouble.APP_ID, github.privateKey()),
                        InstantSource.system());
        WriteTurns turns = new WriteTurns(database);
        turns.releaseAll();
        GitHubApi api =
                new GitHubApi(
                        caller,
                        endpoint,
                        tokens,
                        new SharedPace(turns, clock, Duration.ZERO, Duration.ZERO),
                        clock);
        GitHubSide side = GitHubSide.of(api);
        Commands commands = new Commands(database);
        Reviews reviews = new Reviews(database);
        Said said = new Said(database);
        Posting posting =
                new Posting(
                        side,
                        reviews,
                        said,
                        new OpenedChecks(database),
                        new ReviewLinks("secret", Optional.empty(), clock),
                        clock,
                        new Random(2));
        this.work =
                new PullRequestReview(
                        side, reviewer, posting, new CommandAnswers(side, commands), database);
        Deliveries deliveries = new Deliveries(database);
        this.recovery = new Recovery(api, database, Duration.ofDays(1), InstantSource.system());
        this.inbox =
                new Inbox(
                        deliveries,
                        reviews,
                        new ReviewQueue(
                                database, work, new NoScans(), recovery, Outcomes.UNHEARD, 1),
                        Duration.ofDays(1),
                        clock);
    }

    private static final class NoScans implements ScanWork {

        @Override
        public void scan(RepositoryRow row, Stopping stopping) {
            throw new AssertionError("the queue was not started");
        }

        @Override
        public void giveUp(RepositoryRow row, String why) {
            throw new AssertionError("the queue was not started");
        }
    }

    /** The process is dead: nothing of it goes on. */
    static final class Killed extends RuntimeException {

        private static final long serialVersionUID = 1;

        Killed() {
            super("killed", null, false, false);
        }
    }

    /** It will die when so many more requests have had their effect. */
    void dieAfter(int requests) {
        requestsToLive = requests;
    }

    private synchronized void live() {
        if (requestsToLive-- <= 0) {
            requestsToLive = 0;
            throw new Killed();
        }
    }

    private synchronized boolean isDead() {
        return requestsToLive <= 0;
    }

    /** A delivery whose signature held. */
    void receive(String event, String guid, JsonNode payload) {
        byte[] body = payload.toString().getBytes(StandardCharsets.UTF_8);
        if (DeliveryParser.parse(event, guid, body) instanceof Delivery.Wanted wanted)
            inbox.store(wanted);
    }

    void recover() {
        recovery.run();
    }

    /** Does what is wanted, as often as it takes; false where the process has died of it. */
    boolean drain() {
        for (int attempt = 0; attempt < 60; attempt++) {
            List<PullRequestRow> pending = pullRequests.pending(10);
            if (pending.isEmpty()) return !isDead();
            for (PullRequestRow row : pending) {
                try {
                    work.bringUpToDate(row, Stopping.NEVER);
                    if (isDead()) return false;
                    pullRequests.done(row.id(), row.wanted(), clock.millis());
                } catch (RetryAt later) {
                    clock.moveTo(later.at());
                } catch (Exception failure) {
                    if (isDead()) return false;
                }
            }
        }
        throw new AssertionError("the work never ends");
    }
}

package dev.plimsoll.web;

import dev.plimsoll.github.GitHubApi;
import dev.plimsoll.github.InstallationTokens;
import dev.plimsoll.github.WebhookSignature;
import dev.plimsoll.http.Caller;
import dev.plimsoll.job.CommandAnswers;
import dev.plimsoll.job.FirstScan;
import dev.plimsoll.job.GitHubSide;
import dev.plimsoll.job.Inbox;
import dev.plimsoll.job.Posting;
import dev.plimsoll.job.PullRequestReview;
import dev.plimsoll.job.Recovery;
import dev.plimsoll.job.ReviewLinks;
import dev.plimsoll.job.ReviewQueue;
import dev.plimsoll.job.Reviewer;
import dev.plimsoll.job.Scanner;
import dev.plimsoll.job.SharedPace;
import dev.plimsoll.store.Commands;
import dev.plimsoll.store.Database;
import dev.plimsoll.store.Deliveries;
import dev.plimsoll.store.OpenedChecks;
import dev.plimsoll.store.PullRequests;
import dev.plimsoll.store.Repositories;
import dev.plimsoll.store.Reviews;
import dev.plimsoll.store.Said;
import dev.plimsoll.store.WriteTurns;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running server: its port is open first, then the database is brought up to date and the work
 * taken up.
 */
public final class PlimsollServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PlimsollServer.class);

    /** Within the ten seconds that the process has to end. */
    private static final Duration START_PATIENCE = Duration.ofSeconds(3);

    private final ServerSettings settings;
    private final Database database;
    private final Caller caller;
    private final Reviewer reviewer;
    private final Scanner scanner;
    private final Metrics metrics;
    private final InstantSource clock;
    private final ReviewLinks links;
    private final AtomicReference<Optional<Bot>> bot = new AtomicReference<>(Optional.empty());
    private volatile Optional<Setup> setup = Optional.empty();
    private volatile Optional<Thread> starting = Optional.empty();
    private volatile boolean closing;
    private final WebServer web;

    private PlimsollServer(
            ServerSettings settings,
            Database database,
            Caller caller,
            Reviewer reviewer,
            Scanner scanner,
            Metrics metrics,
            InstantSource clock) {
        this.settings = settings;
        this.database = database;
        this.caller = caller;
        this.reviewer = reviewer;
        this.scanner = scanner;
        this.metrics = metrics;
        this.clock = clock;
        this.links = new ReviewLinks(settings.adminToken(), settings.publicUrl(), clock);
        settings.app().ifPresent(app -> bot.set(Optional.of(bot(app))));
        this.web = WebServer.start(settings.host(), settings.port(), site());
    }

    /** What there is once the App is configured. */
    private record Bot(ReviewQueue queue, Receiver receiver, GitHubApi api) {}

    /**
     * How the App is set up while it is not configured: gets the port and whom to give the
     * credentials to.
     */
    public interface SetupFactory extends BiFunction<Integer, Consumer<AppSettings>, Setup> {}

    /** Starts to listen and to work. The database stays the caller's. */
    public static PlimsollServer start(
            ServerSettings settings,
            Database database,
            Caller caller,
            Reviewer reviewer,
            Scanner scanner,
            Metrics metrics,
            InstantSource clock,
            Optional<SetupFactory> setup) {
        PlimsollServer server =
                new PlimsollServer(settings, database, caller, reviewer, scanner, metrics, clock);
        if (settings.app().isEmpty()) {
            server.setup = setup.map(factory -> factory.apply(server.port(), server::configure));
        }
        metrics.watch(new PullRequests(database), clock);
        server.starting = Optional.of(Thread.ofPlatform().name("start").start(server::work));
        return server;
    }

    public int port() {
        return web.port();
    }

    /** How many requests were sent to GitHub. */
    public long gitHubCalls() {
        return bot.get().map(it -> it.api().calls()).orElse(0L);
    }

    @Override
    public void close() {
        closing = true;
        web.close();
        starting.ifPresent(PlimsollServer::ended);
        bot.get().ifPresent(it -> it.queue().close());
    }

    /** What is being taken up must be there before it can be laid down. */
    private static void ended(Thread starting) {
        try {
            starting.join(START_PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void configure(AppSettings app) {
        if (!bot.compareAndSet(Optional.empty(), Optional.of(bot(app)))) return;
        setup = Optional.empty();
        work();
    }

    private void work() {
        try {
            database.bringUpToDate();
            if (closing) return;
            bot.get().ifPresent(it -> it.queue().start());
            LOG.info("ready on port {}", port());
        } catch (RuntimeException e) {
            if (closing) LOG.debug("the process ends before the work was taken up", e);
            else LOG.error("the work cannot be taken up", e);
        }
    }

    private Bot bot(AppSettings app) {
        InstallationTokens tokens =
                new InstallationTokens(caller, settings.github(), app.credentials(), clock);
        SharedPace pace = new SharedPace(new WriteTurns(database), clock, settings.betweenWrites());
        GitHubApi api = new GitHubApi(caller, settings.github(), tokens, pace, clock);
        GitHubSide github = GitHubSide.of(api);
        Commands commands = new Commands(database);
        Reviews reviews = new Reviews(database);
        Said said = new Said(database);
        Posting posting =
                new Posting(
                        github,
                        reviews,
                        said,
                        new OpenedChecks(database),
                        links,
                        clock,
                        new SecureRandom());
        PullRequestReview work =
                new PullRequestReview(
                        github, reviewer, posting, new CommandAnswers(github, commands), database);
        Duration betweenScans = settings.betweenScans();
        FirstScan scan = new FirstScan(api, github, scanner, new Repositories(database), clock);
        Recovery recovery = new Recovery(api, database, betweenScans, clock);
        ReviewQueue queue =
                new ReviewQueue(database, work, scan, recovery, metrics, settings.workers());
        Inbox inbox = new Inbox(new Deliveries(database), reviews, queue, betweenScans, clock);
        return new Bot(queue, new Receiver(new WebhookSignature(app.secrets()), inbox), api);
    }

    private Site site() {
        return new Site(
                () -> bot.get().map(Bot::receiver),
                this::isReady,
                new Reviews(database),
                new Repositories(database),
                links,
                settings.adminToken(),
                settings.rules(),
                settings.configurationSchema(),
                () -> setup,
                metrics,
                clock);
    }

    /** Whether a delivery could be stored; GitHub is not asked. */
    private boolean isReady() {
        if (bot.get().filter(it -> it.queue().isRunning()).isEmpty() && settings.app().isPresent())
            return false;
        return database.write(handle -> handle.execute("DELETE FROM deliveries WHERE guid = ''"))
                == 0;
    }
}

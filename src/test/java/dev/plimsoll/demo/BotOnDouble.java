package dev.plimsoll.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.github.AppCredentials;
import dev.plimsoll.http.Caller;
import dev.plimsoll.http.Endpoint;
import dev.plimsoll.http.HttpPolicy;
import dev.plimsoll.job.Reviewer;
import dev.plimsoll.job.Scanner;
import dev.plimsoll.store.Database;
import dev.plimsoll.store.PullRequests;
import dev.plimsoll.store.Repositories;
import dev.plimsoll.web.AppSettings;
import dev.plimsoll.web.Metrics;
import dev.plimsoll.web.PlimsollServer;
import dev.plimsoll.web.ServerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import okhttp3.HttpUrl;

/** A real server on an embedded database, reviewing what is on a double. */
final class BotOnDouble implements AutoCloseable {

    static final String SECRET = "s3cret";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final GitHubDouble github;
    private final Database database;
    private final PlimsollServer server;
    private final WebhookSender webhooks;

    BotOnDouble(GitHubDouble github, Path home, Reviewer reviewer) throws IOException {
        this(
                github,
                home,
                reviewer,
                tree -> {
                    throw new AssertionError("nothing is to be looked at");
                },
                Duration.ofDays(1));
    }

    /** {@code betweenScans} is also how long the first look takes to come. */
    BotOnDouble(
            GitHubDouble github,
            Path home,
            Reviewer reviewer,
            Scanner scanner,
            Duration betweenScans)
            throws IOException {
        this.github = github;
        this.database = Database.in(home);
        AppCredentials credentials = AppCredentials.of(GitHubDouble.APP_ID, github.privateKey());
        ServerSettings settings =
                new ServerSettings(
                        "127.0.0.1",
                        0,
                        Optional.of("https://bot.example"),
                        Endpoint.ofOperator(HttpUrl.get(github.address() + "/")),
                        Optional.of(new AppSettings(credentials, List.of(SECRET))),
                        "token",
                        4,
                        Duration.ZERO,
                        betweenScans,
                        List.of(),
                        () -> "{}");
        Caller caller = Caller.of(HttpPolicy.STANDARD, List.of());
        this.server =
                PlimsollServer.start(
                        settings,
                        database,
                        caller,
                        reviewer,
                        scanner,
                        new Metrics(),
                        InstantSource.system(),
                        Optional.empty());
        this.webhooks =
                new WebhookSender(
                        "http://127.0.0.1:" + server.port() + "/api/github/webhooks", SECRET);
    }

    WebhookSender webhooks() {
        return webhooks;
    }

    Database database() {
        return database;
    }

    void deliver(PullRequestOnDouble pull, String action) throws IOException {
        assertThat(webhooks.deliver("pull_request", pull.event(action))).isEqualTo(202);
    }

    /** Waits until a check on the head is concluded, and everything that is wanted is done. */
    void awaitCheck(PullRequestOnDouble pull) throws InterruptedException {
        awaitOn(it -> !pull.checks().isEmpty());
    }

    void awaitOn(Condition so) throws InterruptedException {
        boolean held =
                github.await(
                        it -> {
                            try {
                                return so.holds(it);
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        },
                        PATIENCE);
        assertThat(held).as("what was awaited came about").isTrue();
    }

    /** Waits until the look for what was missed, which every start begins with, is over. */
    void awaitSweep() throws InterruptedException {
        awaitOn(it ->
                it.calls().stream().anyMatch(call -> call.path().equals("/app/installations")));
        awaitOn(it ->
                it.calls().stream()
                        .anyMatch(call -> call.path().equals("/installation/repositories")));
        Repositories all = new Repositories(database);
        awaitInStore(() -> !all.toSweep(1).isEmpty() && !all.isSweepDue(1));
    }

    /** Waits until what is stored is so. */
    void awaitInStore(BooleanSupplier so) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!so.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it comes about").isLessThan(end);
            LockSupport.parkNanos(2_000_000);
        }
    }

    /** Waits until every stored delivery has been dealt with. */
    void awaitNothingWanted() throws InterruptedException {
        PullRequests all = new PullRequests(database);
        awaitInStore(() -> all.backlog().size() == 0);
    }

    interface Condition {
        boolean holds(GitHubDouble github) throws IOException;
    }

    @Override
    public void close() {
        webhooks.close();
        server.close();
        database.close();
    }
}

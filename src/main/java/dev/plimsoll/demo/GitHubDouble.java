package dev.plimsoll.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * An embedded GitHub on loopback, as strict as the real one where Plimsoll touches it: real git
 * behind it, tokens and permissions checked, reviews proven against the hunks, GitHub's limits and
 * GitHub's words. Requests are worked off one after the other, and are counted.
 */
public final class GitHubDouble implements AutoCloseable {

    /** The App's id and the name it writes under. */
    public static final String APP_ID = "4242";

    public static final String LOGIN = "plimsoll[bot]";

    private static final String SLUG = "plimsoll";

    /** The one installation. */
    public static final long INSTALLATION = 77;

    private final Path folder;
    private final AppKey key;
    private final Hosted hosted = new Hosted();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Traffic traffic = new Traffic(lock, changed);
    private final DeliveryLog deliveries = new DeliveryLog();
    private final AppRoutes app;
    private final ReviewRoutes reviews = new ReviewRoutes(hosted, LOGIN);
    private final CommentRoutes comments = new CommentRoutes(hosted, LOGIN);
    private final Javalin javalin;

    private GitHubDouble(Path folder, AppKey key) {
        this.folder = folder;
        this.key = key;
        this.app = new AppRoutes(APP_ID, SLUG, key.publicKey(), deliveries);
        this.javalin = Javalin.create(this::configure).start("127.0.0.1", 0);
    }

    /**
     * A request that came in.
     *
     * @param query the name of a GraphQL query; empty where it is none
     */
    public record Call(String method, String path, int status, String query) {

        /** Whether it changes something on a pull request. */
        public boolean isWrite() {
            boolean token = path.endsWith("/access_tokens");
            return !method.equals("GET") && !token && query.isEmpty();
        }

        @Override
        public String toString() {
            return method + " " + path + (query.isEmpty() ? "" : " " + query) + " " + status;
        }
    }

    /** Starts one whose repositories lie in {@code folder}. */
    public static GitHubDouble start(Path folder) {
        return new GitHubDouble(folder, AppKey.make());
    }

    public String address() {
        return "http://127.0.0.1:" + javalin.port();
    }

    /** The App's private key, as PKCS#8 in PEM. */
    public String privateKey() {
        return key.pem();
    }

    public HostedRepository createRepository(String owner, String name) throws IOException {
        lock.lock();
        try {
            long id = hosted.nextId();
            HostedRepository made =
                    new HostedRepository(
                            id, owner, name, folder.resolve(owner + "-" + name + ".git"));
            hosted.repositories.put(made.fullName(), made);
            return made;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Opens a pull request from a branch of the same repository, or as if from a fork of {@code
     * author}.
     */
    public PullRequestOnDouble openPullRequest(
            HostedRepository repository,
            String baseRef,
            String headRef,
            String author,
            boolean fork)
            throws IOException {
        lock.lock();
        try {
            ObjectNode pull =
                    PullRequestJson.of(hosted, repository, baseRef, headRef, author, fork);
            int number = pull.path("number").asInt();
            hosted.pulls.put(repository.fullName() + "#" + number, pull);
            return new PullRequestOnDouble(this, repository, number, pull);
        } finally {
            lock.unlock();
        }
    }

    /** Pull requests of a repository, whoever opened them, in their order. */
    public List<PullRequestOnDouble> pullRequests(HostedRepository repository) throws IOException {
        return alone(it ->
                it.pulls.entrySet().stream()
                        .filter(one -> one.getKey().startsWith(repository.fullName() + "#"))
                        .sorted(
                                Comparator.comparingInt(
                                        one -> one.getValue().path("number").asInt()))
                        .map(one ->
                                new PullRequestOnDouble(
                                        this,
                                        repository,
                                        one.getValue().path("number").asInt(),
                                        one.getValue()))
                        .toList());
    }

    /** The App is taken off a repository. */
    public void takeOff(HostedRepository repository) throws IOException {
        alone(it -> it.repositories.values().remove(repository));
    }

    /** Nobody writes to it any more. */
    public void archive(HostedRepository repository) throws IOException {
        alone(it -> it.archived.add(repository.fullName()));
    }

    public boolean isUninstalled() throws IOException {
        return alone(it -> it.uninstalled);
    }

    /** The App is taken off everything. */
    public void uninstall() throws IOException {
        alone(it -> it.uninstalled = true);
    }

    /** Moves the heads that come from this branch. */
    void pushed(HostedRepository repository, String branch) throws IOException {
        for (var entry : hosted.pulls.entrySet()) {
            ObjectNode pull = entry.getValue();
            boolean his =
                    entry.getKey().startsWith(repository.fullName() + "#")
                            && pull.at("/head/ref").asText().equals(branch);
            if (!his) continue;
            ((ObjectNode) pull.get("head")).put("sha", repository.resolve(branch).orElseThrow());
            reviews.reanchor(repository, pull, entry.getKey());
        }
    }

    /** Does something with what is hosted, alone. */
    <T> T alone(Work<T> work) throws IOException {
        lock.lock();
        try {
            T done = work.with(hosted);
            changed.signalAll();
            return done;
        } finally {
            lock.unlock();
        }
    }

    interface Work<T> {
        T with(Hosted hosted) throws IOException;
    }

    /** A person's comment; gives its id. */
    public long comment(PullRequestOnDouble pull, String author, String body) throws IOException {
        return alone(it -> comments.write(pull.key(), author, "User", body).path("id").asLong());
    }

    public void permit(String user, String permission) throws IOException {
        alone(it -> it.collaborators.put(user, permission));
    }

    /**
     * Takes a permission of the App's away: {@code checks}, {@code contents}, {@code contents:
     * read} or {@code pull_requests}.
     */
    public void forbid(String permission) throws IOException {
        alone(it -> it.missingPermissions.add(permission));
    }

    /** Nobody pushes to this branch without more ado. */
    public void protect(String branch) throws IOException {
        alone(it -> it.protectedBranches.add(branch));
    }

    /** Trees with more entries than this are cut off, as GitHub's are beyond 100,000. */
    public void cutTreesAt(int entries) throws IOException {
        alone(it -> it.largestTree = entries);
    }

    public void expireTokens() {
        app.expireTokens();
    }

    /** The next request that fits goes wrong. */
    public void failNext(Fault fault) throws IOException {
        alone(it -> traffic.fail(fault));
    }

    /** The next request that fits hangs: before it has its effect, or after. */
    public Hold holdNext(String method, String path, boolean afterwards) throws IOException {
        Hold hold = new Hold(method, path, afterwards);
        alone(it -> traffic.hold(hold));
        return hold;
    }

    /** Nothing goes wrong any more. */
    public void heal() throws IOException {
        alone(it -> {
            traffic.heal();
            return true;
        });
    }

    /** A webhook was sent, its payload naming its own id as {@code guid}, and answered so. */
    public void logDelivery(String event, ObjectNode payload, int status) throws IOException {
        alone(it -> {
            deliveries.add(event, payload, status);
            return true;
        });
    }

    /** The payloads of the deliveries that the App has asked for again since the last look. */
    public List<ObjectNode> redelivered() throws IOException {
        return alone(it -> deliveries.takeAskedAgain());
    }

    public List<Call> calls() throws IOException {
        return alone(it -> traffic.calls());
    }

    public void forgetCalls() throws IOException {
        alone(it -> {
            traffic.forgetCalls();
            return true;
        });
    }

    /** Waits until what is hosted is so; false where that takes longer than {@code patience}. */
    public boolean await(Predicate<GitHubDouble> so, Duration patience)
            throws InterruptedException {
        long left = patience.toNanos();
        lock.lock();
        try {
            while (!so.test(this)) {
                if (left <= 0) return false;
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        traffic.release();
        javalin.stop();
        hosted.repositories.values().forEach(HostedRepository::close);
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = 50_000_000;
        config.jetty.modifyServer(server -> server.setStopTimeout(0));
        var routes = config.routes;
        routes.before(ctx -> traffic.begin(ctx, app));
        routes.after(traffic::end);
        routes.exception(
                Refused.class,
                (refused, ctx) -> DoubleRoutes.answer(ctx, refused.status(), refused.body()));
        app.addTo(routes);
        new GitRoutes(hosted).addTo(routes);
        new CheckRoutes(hosted, APP_ID).addTo(routes);
        new InstallationRoutes(hosted).addTo(routes);
        new ProposalRoutes(
                        hosted,
                        (repository, base, head) ->
                                openPullRequest(repository, base, head, LOGIN, false).json())
                .addTo(routes);
        reviews.addTo(routes);
        comments.addTo(routes);
        routes.post(
                "/graphql",
                new GraphQlRoute(
                                hosted, new GraphQlReads(hosted, APP_ID, SLUG), LOGIN, this::pushed)
                        ::handle);
    }
}

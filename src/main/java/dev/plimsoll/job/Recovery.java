package dev.plimsoll.job;

import dev.plimsoll.github.GitHubApi;
import dev.plimsoll.github.HookDeliveries;
import dev.plimsoll.github.OpenPullRequests;
import dev.plimsoll.github.Repository;
import dev.plimsoll.github.RetryAt;
import dev.plimsoll.store.Database;
import dev.plimsoll.store.Deliveries;
import dev.plimsoll.store.PullRequests;
import dev.plimsoll.store.Repositories;
import dev.plimsoll.store.RepositoryRow;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for what was missed while nobody listened: deliveries that failed, and open pull requests
 * without a check.
 */
public final class Recovery implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    /** GitHub keeps deliveries for some days; older ones cannot come again. */
    private static final Duration MEMORY = Duration.ofDays(30);

    /** In one sweep; the next begins with those that were left out. */
    private static final int MOST_REPOSITORIES = 500;

    private final OpenPullRequests open;
    private final HookDeliveries hook;
    private final InstallationSweep installations;
    private final PullRequests pullRequests;
    private final Repositories repositories;
    private final Deliveries deliveries;
    private final InstantSource clock;

    /** {@code betweenScans} lies between first looks at repositories of one installation. */
    public Recovery(GitHubApi api, Database database, Duration betweenScans, InstantSource clock) {
        this.open = new OpenPullRequests(api);
        this.hook = new HookDeliveries(api.tokens(), clock);
        this.pullRequests = new PullRequests(database);
        this.repositories = new Repositories(database);
        this.installations = new InstallationSweep(api, repositories, betweenScans, clock);
        this.deliveries = new Deliveries(database);
        this.clock = clock;
    }

    @Override
    public void run() {
        deliveries.forgetBefore(clock.millis() - MEMORY.toMillis());
        try {
            int asked = hook.redeliverFailed(deliveries::has);
            if (asked > 0) LOG.info("{} failed deliveries were asked for again", asked);
        } catch (IOException | RetryAt e) {
            LOG.warn("failed deliveries cannot be asked for: {}", e.getMessage());
        }
        installations.run();
        for (RepositoryRow row : repositories.toSweep(MOST_REPOSITORIES)) {
            if (Thread.currentThread().isInterrupted()) return;
            try {
                sweep(new Repository(row.installation(), row.id(), row.owner(), row.name()));
            } catch (IOException | RetryAt e) {
                LOG.warn("{} cannot be looked through: {}", row.shown(), e.getMessage());
            }
            repositories.swept(row.id(), clock.millis());
        }
    }

    private void sweep(Repository repository) throws IOException {
        for (int number : open.unchecked(repository)) {
            boolean known =
                    pullRequests
                            .find(repository.id(), number)
                            .filter(row -> !row.isUpToDate())
                            .isPresent();
            if (!known) pullRequests.want(Inbox.name(repository, number), clock.millis());
        }
    }
}

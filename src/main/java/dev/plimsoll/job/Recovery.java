package dev.plimsoll.job;

import dev.plimsoll.github.HookDeliveries;
import dev.plimsoll.github.InstallationTokens;
import dev.plimsoll.github.OpenPullRequests;
import dev.plimsoll.github.Repository;
import dev.plimsoll.github.RetryAt;
import dev.plimsoll.store.Deliveries;
import dev.plimsoll.store.PullRequests;
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

    private static final int MOST_REPOSITORIES = 500;

    private final OpenPullRequests open;
    private final HookDeliveries hook;
    private final PullRequests pullRequests;
    private final Deliveries deliveries;
    private final InstantSource clock;

    public Recovery(
            OpenPullRequests open,
            InstallationTokens tokens,
            PullRequests pullRequests,
            Deliveries deliveries,
            InstantSource clock) {
        this.open = open;
        this.hook = new HookDeliveries(tokens, clock);
        this.pullRequests = pullRequests;
        this.deliveries = deliveries;
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
        pullRequests
                .repositories(MOST_REPOSITORIES)
                .forEach(name -> {
                    try {
                        sweep(PullRequestReview.repository(name));
                    } catch (IOException | RetryAt e) {
                        LOG.warn(
                                "{}/{} cannot be looked through: {}",
                                name.owner(),
                                name.name(),
                                e.getMessage());
                    }
                });
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

package dev.plimsoll.job;

import dev.plimsoll.config.Configuration;
import dev.plimsoll.config.ConfigurationReader;
import dev.plimsoll.github.GitHubApi;
import dev.plimsoll.github.GitHubRefusal;
import dev.plimsoll.github.Installations;
import dev.plimsoll.github.Installations.Installation;
import dev.plimsoll.github.Installations.Listed;
import dev.plimsoll.github.Repository;
import dev.plimsoll.github.RepositoryStates;
import dev.plimsoll.github.RetryAt;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.store.InstalledOn;
import dev.plimsoll.store.Repositories;
import dev.plimsoll.store.RepositoryRow;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what is remembered of installations up to date with GitHub's own lists: the deliveries
 * that told of it may all have been lost.
 */
final class InstallationSweep {

    private static final Logger LOG = LoggerFactory.getLogger(InstallationSweep.class);

    private static final RepositoryPath ORGANISATION =
            new RepositoryPath(Configuration.ORGANISATION_PATH);

    /** What the file says of rules does not matter here. */
    private static final ConfigurationReader ANY_RULES = new ConfigurationReader(List.of());

    private final Installations installations;
    private final RepositoryStates states;
    private final Repositories repositories;
    private final Duration betweenScans;
    private final InstantSource clock;

    InstallationSweep(
            GitHubApi api, Repositories repositories, Duration betweenScans, InstantSource clock) {
        this.installations = new Installations(api);
        this.states = new RepositoryStates(api);
        this.repositories = repositories;
        this.betweenScans = betweenScans;
        this.clock = clock;
    }

    void run() {
        // what is added while the lists are read must not be taken for gone
        Collection<Long> known = repositories.installations();
        try {
            Listed<Installation> listed = installations.all();
            for (Installation one : listed.items()) if (!one.suspended()) look(one.id());
            Set<Long> there =
                    listed.items().stream().map(Installation::id).collect(Collectors.toSet());
            if (listed.complete())
                known.stream()
                        .filter(id -> !there.contains(id))
                        .forEach(id -> take(new InstalledOn.Ended(id)));
        } catch (IOException | RetryAt e) {
            LOG.warn("the installations cannot be listed: {}", e.getMessage());
        }
    }

    private void look(long installation) {
        List<RepositoryRow> known = repositories.of(installation);
        try {
            Listed<Repository> listed = installations.repositories(installation);
            take(new InstalledOn.Added(installation, InstalledRepositories.named(listed.items())));
            Set<Long> there =
                    listed.items().stream().map(Repository::id).collect(Collectors.toSet());
            List<Long> gone =
                    known.stream()
                            .map(RepositoryRow::id)
                            .filter(id -> !there.contains(id))
                            .toList();
            if (listed.complete() && !gone.isEmpty())
                take(new InstalledOn.Removed(installation, gone));
            ask(installation);
        } catch (GitHubRefusal refusal) {
            LOG.warn("installation {} lists nothing: {}", installation, refusal.getMessage());
        } catch (IOException | RetryAt e) {
            LOG.warn("installation {} cannot be listed: {}", installation, e.getMessage());
        }
    }

    /** The organisation may ask for pull requests long after the first looks. */
    private void ask(long installation) throws IOException {
        List<RepositoryRow> unasked = repositories.unasked(installation);
        if (unasked.isEmpty()) return;
        boolean asks =
                states.organisation(installation, unasked.getFirst().owner(), ORGANISATION)
                        .map(ANY_RULES::read)
                        .filter(AnalysisScanner::asks)
                        .isPresent();
        if (asks) repositories.scanAgain(unasked, betweenScans.toMillis(), clock.millis());
    }

    private void take(InstalledOn said) {
        repositories.take(said, betweenScans.toMillis(), clock.millis());
    }
}

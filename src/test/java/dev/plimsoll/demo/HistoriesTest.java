package dev.plimsoll.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.http.HttpClients;
import dev.plimsoll.http.HttpPolicy;
import dev.plimsoll.job.Reviewer;
import dev.plimsoll.store.Database;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random histories of pull requests: at the end of each there is one summary that is up to date,
 * one concluded check on the head, no comment twice, and none lost. {@code -Dhistories=2000} lives
 * more of them.
 */
class HistoriesTest {

    private static final int HISTORIES = Integer.getInteger("histories", 40);

    /** Histories on one GitHub and one database. */
    private static final int BATCH = 20;

    private static final long SEED = Long.getLong("histories.seed", 1_000L);

    @TempDir private Path folder;

    @Test
    void every_history_ends_well() throws Exception {
        Reviewer reviewer = OfflineReviewer.create();
        HttpClients clients = new HttpClients(HttpPolicy.STANDARD);
        int lived = 0;
        while (lived < HISTORIES) {
            Path home = folder.resolve("batch" + lived);
            try (GitHubDouble github = GitHubDouble.start(home.resolve("github"));
                    Database database = Database.in(home.resolve("home"))) {
                StepClock clock = new StepClock();
                for (int i = 0; i < BATCH && lived < HISTORIES; i++, lived++) {
                    long seed = SEED + lived;
                    try {
                        new History(seed, github, clients, database, clock, reviewer).live();
                    } catch (AssertionError | RuntimeException e) {
                        throw new AssertionError("the history of seed " + seed, e);
                    }
                }
            }
        }
        assertThat(lived).isEqualTo(HISTORIES);
    }
}

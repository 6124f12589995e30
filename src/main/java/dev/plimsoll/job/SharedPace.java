package dev.plimsoll.job;

import dev.plimsoll.github.RetryAt;
import dev.plimsoll.github.WritePace;
import dev.plimsoll.store.WriteTurns;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * One pace of writes for all replicas, kept in the database (docs, "Best practices for using the
 * REST API").
 */
public final class SharedPace implements WritePace {

    /**
     * GitHub allows 80 requests that make content a minute and 500 an hour; a write takes no longer
     * than a minute.
     */
    private static final WriteTurns.Limits LIMITS = new WriteTurns.Limits(80, 500, 60_000);

    /** "Wait at least one second between each request" that writes. */
    public static final Duration BETWEEN_WRITES = Duration.ofSeconds(1);

    /** Longer waits are the queue's. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final WriteTurns turns;
    private final InstantSource clock;
    private final Duration between;
    private final Duration patience;

    public SharedPace(WriteTurns turns, InstantSource clock, Duration between) {
        this(turns, clock, between, PATIENCE);
    }

    /**
     * @param patience how long a worker waits for its turn by itself, for which {@code clock} must
     *     go as time does
     */
    public SharedPace(WriteTurns turns, InstantSource clock, Duration between, Duration patience) {
        this.turns = turns;
        this.clock = clock;
        this.between = between;
        this.patience = patience;
    }

    @Override
    public Turn take(long installation) {
        String holder = UUID.randomUUID().toString();
        long asked = clock.millis();
        while (true) {
            long now = clock.millis();
            long again = turns.take(installation, holder, LIMITS, now);
            if (again == 0) return new Held(installation, holder);
            if (again - asked > patience.toMillis())
                throw new RetryAt(Instant.ofEpochMilli(again), "the pace of writes is kept");
            LockSupport.parkNanos(Duration.ofMillis(Math.max(1, again - now)).toNanos());
        }
    }

    @Override
    public void block(long installation, Instant until) {
        turns.block(installation, until.toEpochMilli());
    }

    private final class Held implements Turn {

        private final long installation;
        private final String holder;

        Held(long installation, String holder) {
            this.installation = installation;
            this.holder = holder;
        }

        @Override
        public void close() {
            turns.release(installation, holder, clock.millis() + between.toMillis());
        }
    }
}

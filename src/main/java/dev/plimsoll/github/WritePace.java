package dev.plimsoll.github;

import java.time.Instant;

/**
 * Whose turn it is to write to an installation; the port through which all replicas keep one pace.
 */
public interface WritePace {

    /** Waits a moment for a turn; throws {@link RetryAt} where that would take long. */
    Turn take(long installation);

    /** GitHub wants no writes until then. */
    void block(long installation, Instant until);

    /** The right to make one write; closing it lets the next begin after a pause. */
    interface Turn extends AutoCloseable {

        @Override
        void close();
    }
}

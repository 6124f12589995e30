package dev.plimsoll.store;

import org.jdbi.v3.core.Handle;

/**
 * Whose turn it is to write to an installation, over all replicas: one at a time, and so many a
 * minute and an hour.
 */
public final class WriteTurns {

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;

    private final Database database;

    public WriteTurns(Database database) {
        this.database = database;
    }

    /**
     * How many writes an installation is allowed.
     *
     * @param hold how long a write may take before another takes its turn, in milliseconds
     */
    public record Limits(int perMinute, int perHour, long hold) {}

    /**
     * Takes the turn, and gives 0; or gives the time at which to ask again, in milliseconds since
     * 1970.
     */
    public long take(long installation, String holder, Limits limits, long now) {
        return database.write(handle -> {
            handle.execute(
                    "INSERT INTO write_turns (installation) VALUES (?) ON CONFLICT (installation) DO NOTHING",
                    installation);
            int taken =
                    handle.createUpdate(
                                    """
                                    UPDATE write_turns SET holder = :holder, held_until = :until
                                    WHERE installation = :installation AND held_until <= :now AND not_before <= :now
                                    """)
                            .bind("holder", holder)
                            .bind("until", now + limits.hold())
                            .bind("installation", installation)
                            .bind("now", now)
                            .execute();
            if (taken == 0) return Math.max(now + 1, nextTurn(handle, installation, now));
            long allowed = allowedAt(handle, installation, limits, now);
            if (allowed > now) {
                handle.execute(
                        "UPDATE write_turns SET held_until = 0, not_before = ? WHERE installation = ?",
                        allowed,
                        installation);
                return allowed;
            }
            handle.execute(
                    "INSERT INTO writes (installation, at) VALUES (?, ?)", installation, now);
            return 0L;
        });
    }

    /** Ends the holder's turn; the next may start then. */
    public void release(long installation, String holder, long notBefore) {
        database.write(handle ->
                handle.execute(
                        """
                        UPDATE write_turns SET held_until = 0,
                            not_before = CASE WHEN not_before > ? THEN not_before ELSE ? END
                        WHERE installation = ? AND holder = ?
                        """,
                        notBefore,
                        notBefore,
                        installation,
                        holder));
    }

    /** Nobody writes to the installation until then. */
    public void block(long installation, long until) {
        database.write(handle ->
                handle.execute(
                        """
                        INSERT INTO write_turns (installation, not_before) VALUES (?, ?)
                        ON CONFLICT (installation) DO UPDATE SET not_before =
                            CASE WHEN write_turns.not_before > excluded.not_before
                                THEN write_turns.not_before ELSE excluded.not_before END
                        """,
                        installation,
                        until));
    }

    /** Ends the turns of a process that died in the middle of them; pauses are kept. */
    public void releaseAll() {
        database.write(handle ->
                handle.execute("UPDATE write_turns SET held_until = 0 WHERE held_until > 0"));
    }

    /** While a turn is held nobody can tell when it ends, so the caller looks again soon. */
    private static long nextTurn(Handle handle, long installation, long now) {
        return handle.createQuery(
                        "SELECT not_before FROM write_turns WHERE installation = :installation")
                .bind("installation", installation)
                .mapTo(long.class)
                .findOne()
                .filter(time -> time > now)
                .orElse(now + 100);
    }

    private static long allowedAt(Handle handle, long installation, Limits limits, long now) {
        handle.execute(
                "DELETE FROM writes WHERE installation = ? AND at <= ?", installation, now - HOUR);
        return Math.max(
                whenFewer(handle, installation, limits.perMinute(), MINUTE, now),
                whenFewer(handle, installation, limits.perHour(), HOUR, now));
    }

    /**
     * When the window holds fewer than {@code limit} writes: as the limit-th newest of them leaves
     * it.
     */
    private static long whenFewer(
            Handle handle, long installation, int limit, long window, long now) {
        return handle.createQuery(
                        """
                        SELECT at FROM writes WHERE installation = :installation AND at > :since
                        ORDER BY at DESC LIMIT 1 OFFSET :offset
                        """)
                .bind("installation", installation)
                .bind("since", now - window)
                .bind("offset", limit - 1)
                .mapTo(long.class)
                .findOne()
                .map(at -> at + window)
                .orElse(now);
    }
}

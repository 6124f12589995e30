package dev.plimsoll.store;

import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/** The webhook deliveries that were accepted, each stored together with what it wants. */
public final class Deliveries {

    private final Database database;

    public Deliveries(Database database) {
        this.database = database;
    }

    /**
     * Stores a delivery and what it wants in one transaction.
     *
     * @param hint what it says of the pull request's sides
     * @param command what a person asked for, whose {@code id} does not count
     * @return the pull request that is to be looked at; empty where there is none. A delivery that
     *     was stored before changes nothing but names its pull request again.
     */
    public OptionalLong store(
            String guid,
            String event,
            Optional<String> action,
            Optional<PullRequestName> pullRequest,
            Optional<PullRequests.Hint> hint,
            Optional<CommandRow> command,
            long now) {
        return database.write(handle -> {
            if (!isNew(handle, guid, event, action, now)) {
                Optional<Long> before =
                        handle.createQuery(
                                        "SELECT pull_request FROM deliveries WHERE guid = :guid AND pull_request IS NOT NULL")
                                .bind("guid", guid)
                                .mapTo(Long.class)
                                .findOne();
                return before.map(OptionalLong::of).orElseGet(OptionalLong::empty);
            }
            if (pullRequest.isEmpty()) return OptionalLong.empty();
            long id = PullRequests.want(handle, pullRequest.get(), hint, now);
            handle.createUpdate("UPDATE deliveries SET pull_request = :id WHERE guid = :guid")
                    .bind("id", id)
                    .bind("guid", guid)
                    .execute();
            command.ifPresent(asked -> Commands.add(handle, id, asked, now));
            return OptionalLong.of(id);
        });
    }

    /**
     * Stores a delivery about where the App is installed, together with what follows from it, once.
     *
     * @param betweenScans milliseconds from one first look to the next of the same installation
     */
    public void store(
            String guid,
            String event,
            Optional<String> action,
            InstalledOn said,
            long betweenScans,
            long now) {
        database.write(handle -> {
            boolean fresh = isNew(handle, guid, event, action, now);
            if (fresh) Repositories.take(handle, said, betweenScans, now);
            return fresh;
        });
    }

    private static boolean isNew(
            Handle handle, String guid, String event, Optional<String> action, long now) {
        return handle.createUpdate(
                                """
                                INSERT INTO deliveries (guid, event, action, received) VALUES (:guid, :event, :action, :now)
                                ON CONFLICT (guid) DO NOTHING
                                """)
                        .bind("guid", guid)
                        .bind("event", event)
                        .bind("action", action.orElse(null))
                        .bind("now", now)
                        .execute()
                > 0;
    }

    public boolean has(String guid) {
        return database.read(handle ->
                handle.createQuery("SELECT 1 FROM deliveries WHERE guid = :guid")
                        .bind("guid", guid)
                        .mapTo(int.class)
                        .findOne()
                        .isPresent());
    }

    /**
     * Forgets what was received before then; GitHub redelivers nothing that is older than some
     * days.
     */
    public int forgetBefore(long time) {
        return database.write(handle ->
                handle.createUpdate("DELETE FROM deliveries WHERE received < :time")
                        .bind("time", time)
                        .execute());
    }
}

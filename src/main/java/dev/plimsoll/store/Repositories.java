package dev.plimsoll.store;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * Where the App is installed. A repository that is new here gets one first look, in its turn; what
 * is remembered of one goes when the App does.
 */
public final class Repositories {

    private static final RowMapper<RepositoryRow> ROW =
            (r, context) -> {
                long scanAt = r.getLong("scan_at");
                OptionalLong due = r.wasNull() ? OptionalLong.empty() : OptionalLong.of(scanAt);
                int proposed = r.getInt("proposed");
                return new RepositoryRow(
                        r.getLong("id"),
                        r.getLong("installation"),
                        r.getString("owner"),
                        r.getString("name"),
                        due,
                        Optional.ofNullable(r.getString("title")),
                        proposed == 0 ? OptionalInt.empty() : OptionalInt.of(proposed));
            };

    private final Database database;

    public Repositories(Database database) {
        this.database = database;
    }

    /**
     * Remembers what is said, inside the caller's transaction.
     *
     * @param betweenScans milliseconds from one first look to the next of the same installation
     */
    static void take(Handle handle, InstalledOn said, long betweenScans, long now) {
        switch (said) {
            case InstalledOn.Added(long installation, List<InstalledOn.Named> all) ->
                    add(handle, installation, all, betweenScans, now);
            case InstalledOn.Removed(long installation, List<Long> ids) ->
                    ids.forEach(id -> remove(handle, installation, id));
            case InstalledOn.Ended(long installation) -> end(handle, installation);
            case InstalledOn.Renamed(long installation, List<InstalledOn.Named> all) ->
                    all.forEach(one -> name(handle, installation, one));
        }
    }

    public void take(InstalledOn said, long betweenScans, long now) {
        database.write(handle -> {
            take(handle, said, betweenScans, now);
            return true;
        });
    }

    /** A pull request spoke of it; whether it is to be looked at is for others to say. */
    static void name(Handle handle, long installation, InstalledOn.Named repository) {
        handle.createUpdate(
                        """
                        INSERT INTO repositories (id, installation, owner, name)
                        VALUES (:id, :installation, :owner, :name)
                        ON CONFLICT (id) DO UPDATE SET installation = excluded.installation,
                            owner = excluded.owner, name = excluded.name
                        """)
                .bind("installation", installation)
                .bindMethods(repository)
                .execute();
        handle.createUpdate(
                        """
                        UPDATE pull_requests SET installation = :installation, owner = :owner, name = :name
                        WHERE repository = :id
                            AND (installation <> :installation OR owner <> :owner OR name <> :name)
                        """)
                .bind("installation", installation)
                .bindMethods(repository)
                .execute();
    }

    private static void add(
            Handle handle,
            long installation,
            List<InstalledOn.Named> all,
            long betweenScans,
            long now) {
        long last =
                handle.createQuery(
                                "SELECT max(scan_at) FROM repositories WHERE installation = :installation")
                        .bind("installation", installation)
                        .mapTo(Long.class)
                        .findOne()
                        .orElse(now);
        long at = Math.max(now, last) + betweenScans;
        for (InstalledOn.Named repository : all) {
            name(handle, installation, repository);
            int wanted =
                    handle.createUpdate(
                                    """
                                    UPDATE repositories SET scan_at = :at
                                    WHERE id = :id AND scan_at IS NULL AND scanned IS NULL
                                    """)
                            .bind("at", at)
                            .bind("id", repository.id())
                            .execute();
            at += wanted * betweenScans;
        }
    }

    /** Those that were looked at while nobody asked for a pull request. */
    public List<RepositoryRow> unasked(long installation) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                SELECT * FROM repositories WHERE installation = :installation
                                    AND scanned IS NOT NULL AND scan_at IS NULL AND NOT asked
                                """)
                        .bind("installation", installation)
                        .map(ROW)
                        .list());
    }

    /** Looks at them once more, in their turn. */
    public void scanAgain(List<RepositoryRow> rows, long betweenScans, long now) {
        database.write(handle -> {
            long at = now;
            for (RepositoryRow row : rows) {
                at += betweenScans;
                handle.execute("UPDATE repositories SET scan_at = ? WHERE id = ?", at, row.id());
            }
            return rows.size();
        });
    }

    /** A transfer takes it off the old installation after it was put on the new one. */
    private static void remove(Handle handle, long installation, long id) {
        int removed =
                handle.execute(
                        "DELETE FROM repositories WHERE id = ? AND installation = ?",
                        id,
                        installation);
        if (removed == 0) return;
        handle.execute("DELETE FROM pull_requests WHERE repository = ?", id);
        handle.execute("DELETE FROM opened_checks WHERE repository = ?", id);
    }

    private static void end(Handle handle, long installation) {
        handle.execute(
                "DELETE FROM opened_checks WHERE repository IN (SELECT id FROM repositories WHERE installation = ?)",
                installation);
        handle.execute("DELETE FROM repositories WHERE installation = ?", installation);
        handle.execute("DELETE FROM pull_requests WHERE installation = ?", installation);
        handle.execute("DELETE FROM write_turns WHERE installation = ?", installation);
        handle.execute("DELETE FROM writes WHERE installation = ?", installation);
    }

    public Optional<RepositoryRow> find(long id) {
        return database.read(handle ->
                handle.createQuery("SELECT * FROM repositories WHERE id = :id")
                        .bind("id", id)
                        .map(ROW)
                        .findOne());
    }

    /** Those whose first look is still to come, the next one first. */
    public List<RepositoryRow> toScan(int limit) {
        return list(
                "SELECT * FROM repositories WHERE scan_at IS NOT NULL ORDER BY scan_at, id LIMIT :limit",
                limit);
    }

    /** Those whose first look is over, the newest first. */
    public List<RepositoryRow> scanned(int limit) {
        return list(
                "SELECT * FROM repositories WHERE title IS NOT NULL ORDER BY scanned DESC, id LIMIT :limit",
                limit);
    }

    /** Those that were not swept for the longest time. */
    public List<RepositoryRow> toSweep(int limit) {
        return list("SELECT * FROM repositories ORDER BY swept, id LIMIT :limit", limit);
    }

    /** Whether one of them was last swept before then. */
    public boolean isSweepDue(long before) {
        return database.read(handle ->
                handle.createQuery("SELECT count(*) FROM repositories WHERE swept < :before")
                        .bind("before", before)
                        .mapTo(long.class)
                        .one())
                > 0;
    }

    public List<RepositoryRow> of(long installation) {
        return database.read(handle ->
                handle.createQuery("SELECT * FROM repositories WHERE installation = :installation")
                        .bind("installation", installation)
                        .map(ROW)
                        .list());
    }

    public Collection<Long> installations() {
        return database.read(handle ->
                handle.createQuery("SELECT DISTINCT installation FROM repositories")
                        .mapTo(Long.class)
                        .set());
    }

    /**
     * The first look is over.
     *
     * @param asked whether the organisation wanted a pull request of it; if it did not, it may want
     *     one later
     * @param proposed the number of that pull request
     */
    public void scanned(
            long id, String head, String title, boolean asked, OptionalInt proposed, long now) {
        database.write(handle ->
                handle.createUpdate(
                                """
                                UPDATE repositories SET scan_at = NULL, scanned = :now, head = :head, title = :title,
                                    asked = :asked, proposed = coalesce(:proposed, proposed) WHERE id = :id
                                """)
                        .bind("now", now)
                        .bind("head", head)
                        .bind("title", title)
                        .bind("asked", asked)
                        .bind("proposed", proposed.isPresent() ? proposed.getAsInt() : null)
                        .bind("id", id)
                        .execute());
    }

    public void swept(long id, long now) {
        database.write(handle ->
                handle.execute("UPDATE repositories SET swept = ? WHERE id = ?", now, id));
    }

    private List<RepositoryRow> list(String query, int limit) {
        return database.read(
                handle -> handle.createQuery(query).bind("limit", limit).map(ROW).list());
    }
}

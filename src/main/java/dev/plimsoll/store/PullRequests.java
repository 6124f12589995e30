package dev.plimsoll.store;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * One logical job a pull request: a generation is wanted by whatever happens, and done by the
 * review that started after it. What is wanted during a review is therefore never lost, and never
 * done twice.
 */
public final class PullRequests {

    private static final RowMapper<PullRequestRow> ROW =
            (r, context) ->
                    new PullRequestRow(
                            r.getLong("id"),
                            new PullRequestName(
                                    r.getLong("installation"),
                                    r.getLong("repository"),
                                    r.getString("owner"),
                                    r.getString("name"),
                                    r.getInt("number")),
                            r.getLong("wanted"),
                            r.getLong("done"),
                            r.getLong("wanted_since"));

    private final Database database;

    public PullRequests(Database database) {
        this.database = database;
    }

    /** Wants one more generation; inside the caller's transaction. Gives the row's id. */
    static long want(Handle handle, PullRequestName name, Optional<Hint> hint, long now) {
        Repositories.name(
                handle,
                name.installation(),
                new InstalledOn.Named(name.repository(), name.owner(), name.name()));
        return handle.createQuery(
                        """
                        INSERT INTO pull_requests (installation, repository, owner, name, number, wanted, done, wanted_since, head, base_ref)
                        VALUES (:installation, :repository, :owner, :name, :number, 1, 0, :now, :head, :baseRef)
                        ON CONFLICT (repository, number) DO UPDATE SET
                            installation = excluded.installation, owner = excluded.owner, name = excluded.name,
                            wanted_since = CASE WHEN pull_requests.wanted > pull_requests.done
                                THEN pull_requests.wanted_since ELSE excluded.wanted_since END,
                            wanted = pull_requests.wanted + 1,
                            head = coalesce(excluded.head, pull_requests.head),
                            base_ref = coalesce(excluded.base_ref, pull_requests.base_ref)
                        RETURNING id
                        """)
                .bindMethods(name)
                .bind("head", hint.map(Hint::head).orElse(null))
                .bind("baseRef", hint.map(Hint::baseRef).orElse(null))
                .bind("now", now)
                .mapTo(long.class)
                .one();
    }

    /** Wants one more generation of this pull request. Gives the row's id. */
    public long want(PullRequestName name, long now) {
        return database.write(handle -> want(handle, name, Optional.empty(), now));
    }

    /**
     * What a delivery says of a pull request's sides. It may be out of date, so it serves to read
     * ahead and for nothing else.
     */
    public record Hint(String head, String baseRef) {}

    /** What the last delivery said of its sides. */
    public Optional<Hint> hint(long id) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                SELECT head, base_ref FROM pull_requests
                                WHERE id = :id AND head IS NOT NULL AND base_ref IS NOT NULL
                                """)
                        .bind("id", id)
                        .map((r, context) -> new Hint(r.getString("head"), r.getString("base_ref")))
                        .findOne());
    }

    public Optional<PullRequestRow> find(long id) {
        return database.read(handle ->
                handle.createQuery("SELECT * FROM pull_requests WHERE id = :id")
                        .bind("id", id)
                        .map(ROW)
                        .findOne());
    }

    public Optional<PullRequestRow> find(long repository, int number) {
        return database.read(handle ->
                handle.createQuery(
                                "SELECT * FROM pull_requests WHERE repository = :repository AND number = :number")
                        .bind("repository", repository)
                        .bind("number", number)
                        .map(ROW)
                        .findOne());
    }

    /** Everything that was wanted up to this generation is done. */
    public void done(long id, long generation, long now) {
        database.write(handle ->
                handle.createUpdate(
                                """
                                UPDATE pull_requests SET done = :generation, wanted_since = :now
                                WHERE id = :id AND done < :generation
                                """)
                        .bind("id", id)
                        .bind("generation", generation)
                        .bind("now", now)
                        .execute());
    }

    /** Those with something wanted that is not done, the oldest first. */
    public List<PullRequestRow> pending(int limit) {
        return database.read(handle ->
                handle.createQuery(
                                "SELECT * FROM pull_requests WHERE wanted > done ORDER BY wanted_since LIMIT :limit")
                        .bind("limit", limit)
                        .map(ROW)
                        .list());
    }

    public Backlog backlog() {
        return database.read(handle ->
                handle.createQuery(
                                "SELECT count(*) AS n, min(wanted_since) AS since FROM pull_requests WHERE wanted > done")
                        .map((r, context) -> new Backlog(r.getLong("n"), r.getLong("since")))
                        .one());
    }

    /**
     * What waits to be done.
     *
     * @param since when the oldest was wanted, in milliseconds since 1970; 0 where nothing waits
     */
    public record Backlog(long size, long since) {}
}

package dev.plimsoll.store;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;

/** The reports of the reviews that were posted. */
public final class Reviews {

    private static final String SELECT =
            """
            SELECT r.id, r.base, r.head, r.title, r.report, r.created,
                   p.installation, p.repository, p.owner, p.name, p.number
            FROM reviews r JOIN pull_requests p ON p.id = r.pull_request
            """;

    private static final RowMapper<StoredReview> ROW =
            (r, context) ->
                    new StoredReview(
                            r.getString("id"),
                            new PullRequestName(
                                    r.getLong("installation"),
                                    r.getLong("repository"),
                                    r.getString("owner"),
                                    r.getString("name"),
                                    r.getInt("number")),
                            r.getString("base"),
                            r.getString("head"),
                            r.getString("title"),
                            r.getString("report"),
                            r.getLong("created"));

    private final Database database;

    public Reviews(Database database) {
        this.database = database;
    }

    /** Keeps a report, in place of an earlier one of the same id. */
    public void put(
            String id,
            long pullRequest,
            String base,
            String head,
            String title,
            String report,
            long now) {
        database.write(handle ->
                handle.createUpdate(
                                """
                                INSERT INTO reviews (id, pull_request, base, head, title, report, created)
                                VALUES (:id, :pullRequest, :base, :head, :title, :report, :now)
                                ON CONFLICT (id) DO UPDATE SET
                                    base = excluded.base, title = excluded.title, report = excluded.report,
                                    created = excluded.created
                                """)
                        .bind("id", id)
                        .bind("pullRequest", pullRequest)
                        .bind("base", base)
                        .bind("head", head)
                        .bind("title", title)
                        .bind("report", report)
                        .bind("now", now)
                        .execute());
    }

    public Optional<StoredReview> find(String id) {
        return database.read(handle ->
                handle.createQuery(SELECT + " WHERE r.id = :id").bind("id", id).map(ROW).findOne());
    }

    /** The id under which a head's report was kept; empty where none was. */
    public Optional<String> idOf(long pullRequest, String head) {
        return database.read(handle ->
                handle.createQuery(
                                "SELECT id FROM reviews WHERE pull_request = :pullRequest AND head = :head LIMIT 1")
                        .bind("pullRequest", pullRequest)
                        .bind("head", head)
                        .mapTo(String.class)
                        .findOne());
    }

    /** The numbers of a repository's pull requests that were reviewed at this head. */
    public List<Integer> numbersOf(long repository, String head) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                SELECT DISTINCT p.number FROM reviews r JOIN pull_requests p ON p.id = r.pull_request
                                WHERE p.repository = :repository AND r.head = :head
                                """)
                        .bind("repository", repository)
                        .bind("head", head)
                        .mapTo(Integer.class)
                        .list());
    }

    /** The newest, newest first. */
    public List<StoredReview> latest(int limit) {
        return database.read(handle ->
                handle.createQuery(SELECT + " ORDER BY r.created DESC LIMIT :limit")
                        .bind("limit", limit)
                        .map(ROW)
                        .list());
    }
}

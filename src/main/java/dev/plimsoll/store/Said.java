package dev.plimsoll.store;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** What was said on pull requests: which findings were told, and what stood there at the end. */
public final class Said {

    private final Database database;

    public Said(Database database) {
        this.database = database;
    }

    /** The findings that were ever told by a review comment, by their keys. */
    public Set<String> told(long pullRequest) {
        return database.read(handle ->
                handle.createQuery("SELECT finding FROM told WHERE pull_request = :pullRequest")
                        .bind("pullRequest", pullRequest)
                        .mapTo(String.class)
                        .set());
    }

    public void tell(long pullRequest, Collection<String> findings) {
        if (findings.isEmpty()) return;
        database.write(handle -> {
            for (String finding : findings) {
                handle.createUpdate(
                                """
                                INSERT INTO told (pull_request, finding) VALUES (:pullRequest, :finding)
                                ON CONFLICT (pull_request, finding) DO NOTHING
                                """)
                        .bind("pullRequest", pullRequest)
                        .bind("finding", finding)
                        .execute();
            }
            return findings.size();
        });
    }

    /** What stood there when the pull request was last brought up to date. */
    public Optional<String> standing(long pullRequest) {
        return database.read(handle ->
                handle.createQuery(
                                "SELECT stands FROM pull_requests WHERE id = :id AND stands IS NOT NULL")
                        .bind("id", pullRequest)
                        .mapTo(String.class)
                        .findOne());
    }

    public void stands(long pullRequest, String stands) {
        database.write(handle ->
                handle.createUpdate("UPDATE pull_requests SET stands = :stands WHERE id = :id")
                        .bind("id", pullRequest)
                        .bind("stands", stands)
                        .execute());
    }
}

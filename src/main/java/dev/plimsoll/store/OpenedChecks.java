package dev.plimsoll.store;

import java.time.Duration;

/**
 * Which of several pull requests with one head opens its check: GitHub would take one from each,
 * and none can be taken back.
 */
public final class OpenedChecks {

    /** A pull request that claimed and opened nothing died in between; the next may then. */
    private static final Duration CLAIM = Duration.ofMinutes(2);

    /** After that every check that was opened is to be read from GitHub. */
    private static final Duration KEPT = Duration.ofHours(1);

    private final Database database;

    public OpenedChecks(Database database) {
        this.database = database;
    }

    /**
     * Whether this pull request is the one to open the check, where GitHub shows none yet.
     *
     * @param repository GitHub's id
     * @param pullRequest its row
     * @param now milliseconds since 1970
     */
    public boolean claim(long repository, String head, long pullRequest, long now) {
        return database.write(handle -> {
            handle.execute("DELETE FROM opened_checks WHERE at < ?", now - KEPT.toMillis());
            return handle.createUpdate(
                                    """
                                    INSERT INTO opened_checks (repository, head, pull_request, at)
                                    VALUES (:repository, :head, :pullRequest, :now)
                                    ON CONFLICT (repository, head) DO UPDATE
                                    SET pull_request = excluded.pull_request, at = excluded.at
                                    WHERE opened_checks.pull_request = excluded.pull_request
                                        OR opened_checks.at < :expired
                                    """)
                            .bind("repository", repository)
                            .bind("head", head)
                            .bind("pullRequest", pullRequest)
                            .bind("now", now)
                            .bind("expired", now - CLAIM.toMillis())
                            .execute()
                    > 0;
        });
    }
}

package dev.plimsoll.store;

/**
 * A review as it was posted.
 *
 * @param title the check run's title
 * @param report the whole report, as JSON
 * @param created in milliseconds since 1970
 */
public record StoredReview(
        String id,
        PullRequestName pullRequest,
        String base,
        String head,
        String title,
        String report,
        long created) {}

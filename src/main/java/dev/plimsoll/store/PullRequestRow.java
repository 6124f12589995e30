package dev.plimsoll.store;

/**
 * A pull request as remembered: it is up to date where the generation that is done is the one that
 * is wanted.
 *
 * @param wantedSince when the oldest generation that is not done was wanted, in milliseconds since
 *     1970
 */
public record PullRequestRow(
        long id, PullRequestName pullRequest, long wanted, long done, long wantedSince) {

    public boolean isUpToDate() {
        return done >= wanted;
    }
}

package dev.plimsoll.store;

/**
 * Which pull request of which repository, and by whose leave it is looked at.
 *
 * @param installation GitHub's id of the App's installation
 * @param repository GitHub's id of the repository, which survives renaming
 */
public record PullRequestName(
        long installation, long repository, String owner, String name, int number) {

    /** As GitHub shows it: {@code owner/name#number}. */
    public String shown() {
        return owner + "/" + name + "#" + number;
    }
}

package dev.plimsoll.github;

/**
 * A repository on GitHub.
 *
 * @param installation the id of the App's installation there
 * @param id GitHub's id, which survives renaming
 */
public record Repository(long installation, long id, String owner, String name) {

    public String fullName() {
        return owner + "/" + name;
    }

    /** The path of its resources in the REST API, without a slash at the end. */
    String path() {
        return "repos/" + owner + "/" + name;
    }
}

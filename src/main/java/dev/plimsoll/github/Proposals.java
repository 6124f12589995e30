package dev.plimsoll.github;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** Branches of our own, and pull requests from them. */
public final class Proposals {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final GitHubApi api;

    public Proposals(GitHubApi api) {
        this.api = api;
    }

    /** Makes a branch that is not there yet. */
    public void begin(Repository repository, String branch, String commit) throws IOException {
        ObjectNode body = JSON.objectNode();
        body.put("ref", "refs/heads/" + branch).put("sha", commit);
        api.write(repository, "make a branch", "POST", "/git/refs", body);
    }

    /** Moves a branch on; refused where that would lose a commit. */
    public void forward(Repository repository, String branch, String commit) throws IOException {
        ObjectNode body = JSON.objectNode().put("sha", commit).put("force", false);
        api.write(repository, "move a branch on", "PATCH", "/git/refs/heads/" + branch, body);
    }

    /** Opens a pull request; gives its number. */
    public int open(Repository repository, String branch, String baseRef, String title, String text)
            throws IOException {
        ObjectNode body = JSON.objectNode();
        body.put("title", Capped.title(title))
                .put("body", Capped.body(text))
                .put("head", branch)
                .put("base", baseRef);
        return api.write(repository, "open a pull request", "POST", "/pulls", body)
                .path("number")
                .asInt();
    }
}

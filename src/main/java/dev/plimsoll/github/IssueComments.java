package dev.plimsoll.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;

/** The comments under a pull request, and reactions to them. */
public final class IssueComments {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final GitHubApi api;

    public IssueComments(GitHubApi api) {
        this.api = api;
    }

    public void create(Repository repository, int pullRequest, String body) throws IOException {
        api.write(
                repository,
                "write a comment",
                "POST",
                "/issues/" + pullRequest + "/comments",
                text(body));
    }

    public void update(Repository repository, long comment, String body) throws IOException {
        api.write(
                repository, "change a comment", "PATCH", "/issues/comments/" + comment, text(body));
    }

    public void delete(Repository repository, long comment) throws IOException {
        api.delete(repository, "delete a doubled comment", "/issues/comments/" + comment);
    }

    /**
     * {@code eyes}, {@code rocket} or {@code confused}; one that is there already stays the only
     * one.
     */
    public void react(Repository repository, long comment, String reaction) throws IOException {
        JsonNode body = JSON.objectNode().put("content", reaction);
        api.write(
                repository,
                "react to a comment",
                "POST",
                "/issues/comments/" + comment + "/reactions",
                body);
    }

    /** How a text is told to GitHub, and so how it comes back. */
    public static String asPosted(String body) {
        return Capped.body(body);
    }

    private static JsonNode text(String body) {
        return JSON.objectNode().put("body", Capped.body(body));
    }
}

package dev.plimsoll.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Reviews of pull requests and their threads. Posted by REST, which refuses what it would not show.
 */
public final class Reviews {

    /** GitHub takes 100 comments a review; a reader takes fewer. */
    private static final int MOST_COMMENTS = 30;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final String RESOLVE =
            "mutation($thread: ID!) { resolveReviewThread(input: {threadId: $thread}) { thread { id } } }";

    private static final String REOPEN =
            "mutation($thread: ID!) { unresolveReviewThread(input: {threadId: $thread}) { thread { id } } }";

    private static final String HIDE =
            "mutation($comment: ID!) { minimizeComment(input: {subjectId: $comment, classifier: OUTDATED}) { minimizedComment { isMinimized } } }";

    private final GitHubApi api;

    public Reviews(GitHubApi api) {
        this.api = api;
    }

    /** A comment on lines of the head. */
    public record LineComment(String path, Optional<Integer> startLine, int line, String body) {}

    /** Posts a review on exactly this commit; all of it or nothing. */
    public void post(
            Repository repository,
            int pullRequest,
            String commit,
            String body,
            List<LineComment> comments)
            throws IOException {
        ObjectNode review = JSON.objectNode();
        review.put("commit_id", commit);
        review.put("event", "COMMENT");
        review.put("body", Capped.body(body));
        ArrayNode list = review.putArray("comments");
        comments.stream()
                .limit(MOST_COMMENTS)
                .forEach(comment -> {
                    ObjectNode one = list.addObject();
                    one.put("path", comment.path());
                    comment.startLine()
                            .ifPresent(start ->
                                    one.put("start_line", start).put("start_side", "RIGHT"));
                    one.put("line", comment.line());
                    one.put("side", "RIGHT");
                    one.put("body", Capped.body(comment.body()));
                });
        api.write(
                repository,
                "post the review",
                "POST",
                "/pulls/" + pullRequest + "/reviews",
                review);
    }

    public void update(Repository repository, long comment, String body) throws IOException {
        JsonNode text = JSON.objectNode().put("body", Capped.body(body));
        api.write(
                repository, "change a review comment", "PATCH", "/pulls/comments/" + comment, text);
    }

    public void resolve(Repository repository, String thread) throws IOException {
        api.mutate(
                repository.installation(),
                "resolve a thread",
                RESOLVE,
                JSON.objectNode().put("thread", thread));
    }

    /** Opens a thread again. */
    public void reopen(Repository repository, String thread) throws IOException {
        api.mutate(
                repository.installation(),
                "open a thread again",
                REOPEN,
                JSON.objectNode().put("thread", thread));
    }

    /** Hides a comment as outdated. */
    public void hide(Repository repository, String commentNode) throws IOException {
        api.mutate(
                repository.installation(),
                "hide a comment",
                HIDE,
                JSON.objectNode().put("comment", commentNode));
    }
}

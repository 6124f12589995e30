package dev.plimsoll.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reviews of pull requests and their threads. Posted by REST, which refuses what it would not show.
 */
public final class Reviews {

    /** GitHub takes 100 comments a review; a reader takes fewer. */
    private static final int MOST_COMMENTS = 30;

    private static final int MOST_PAGES = 20;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final String THREADS =
            """
            query($owner: String!, $name: String!, $number: Int!, $after: String) {
              repository(owner: $owner, name: $name) { pullRequest(number: $number) {
                reviewThreads(first: 100, after: $after) {
                  pageInfo { hasNextPage endCursor }
                  nodes { id isResolved viewerCanResolve comments(first: 1) { nodes { databaseId } } }
            } } } }\
            """;

    private static final String RESOLVE =
            "mutation($thread: ID!) { resolveReviewThread(input: {threadId: $thread}) { thread { id } } }";

    private static final String HIDE =
            "mutation($comment: ID!) { minimizeComment(input: {subjectId: $comment, classifier: OUTDATED}) { minimizedComment { isMinimized } } }";

    private final GitHubApi api;

    public Reviews(GitHubApi api) {
        this.api = api;
    }

    /** A comment on lines of the head. */
    public record LineComment(String path, Optional<Integer> startLine, int line, String body) {}

    /** A thread, by the REST id of its first comment. */
    public record ReviewThread(
            String id, boolean resolved, boolean resolvable, long firstComment) {}

    /** Every review comment of the pull request, outdated ones too. */
    public List<PostedComment> comments(Repository repository, int pullRequest) throws IOException {
        return posted(
                repository, "list the review comments", "/pulls/" + pullRequest + "/comments");
    }

    /** The reviews' own texts. */
    public List<PostedComment> bodies(Repository repository, int pullRequest) throws IOException {
        return posted(repository, "list the reviews", "/pulls/" + pullRequest + "/reviews");
    }

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

    public List<ReviewThread> threads(Repository repository, int pullRequest) throws IOException {
        List<ReviewThread> threads = new ArrayList<>();
        ObjectNode variables = JSON.objectNode();
        variables
                .put("owner", repository.owner())
                .put("name", repository.name())
                .put("number", pullRequest);
        for (int page = 0; page < MOST_PAGES; page++) {
            JsonNode found =
                    api.query(
                                    repository.installation(),
                                    "list the review threads",
                                    THREADS,
                                    variables)
                            .at("/repository/pullRequest/reviewThreads");
            for (JsonNode one : found.path("nodes")) {
                threads.add(
                        new ReviewThread(
                                one.path("id").asText(),
                                one.path("isResolved").asBoolean(),
                                one.path("viewerCanResolve").asBoolean(),
                                one.at("/comments/nodes/0/databaseId").asLong()));
            }
            if (!found.at("/pageInfo/hasNextPage").asBoolean()) break;
            variables.put("after", found.at("/pageInfo/endCursor").asText());
        }
        return threads;
    }

    public void resolve(Repository repository, String thread) throws IOException {
        api.mutate(
                repository.installation(),
                "resolve a thread",
                RESOLVE,
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

    private List<PostedComment> posted(Repository repository, String purpose, String path)
            throws IOException {
        String me = api.tokens().login();
        List<PostedComment> all = new ArrayList<>();
        for (JsonNode one : api.readAll(repository, purpose, path, "")) {
            boolean mine = one.at("/user/login").asText().equals(me);
            all.add(
                    new PostedComment(
                            one.path("id").asLong(),
                            one.path("node_id").asText(),
                            one.path("body").asText(),
                            mine));
        }
        return all;
    }
}

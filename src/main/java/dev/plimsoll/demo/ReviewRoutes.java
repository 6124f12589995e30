package dev.plimsoll.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plimsoll.demo.HostedRepository.Change;
import dev.plimsoll.review.Hunk;
import dev.plimsoll.review.Hunks;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reviews and their comments: all of a review or nothing, refused with GitHub's own texts. */
final class ReviewRoutes {

    private static final int MOST_COMMENTS = 100;

    private final Hosted hosted;
    private final String login;

    ReviewRoutes(Hosted hosted, String login) {
        this.hosted = hosted;
        this.login = login;
    }

    void addTo(RoutesConfig routes) {
        routes.get(
                "/repos/{owner}/{name}/pulls/{number}/reviews", ctx -> list(ctx, hosted.reviews));
        routes.post("/repos/{owner}/{name}/pulls/{number}/reviews", this::create);
        routes.get(
                "/repos/{owner}/{name}/pulls/{number}/comments",
                ctx -> list(ctx, hosted.reviewComments));
        routes.patch("/repos/{owner}/{name}/pulls/comments/{id}", this::update);
    }

    private void list(Context ctx, List<ObjectNode> all) {
        List<ObjectNode> found =
                all.stream().filter(it -> it.path("pull").asText().equals(key(ctx))).toList();
        DoubleRoutes.answer(ctx, 200, DoubleRoutes.array(DoubleRoutes.page(ctx, found)));
    }

    private static String key(Context ctx) {
        return ctx.pathParam("owner") + "/" + ctx.pathParam("name") + "#" + ctx.pathParam("number");
    }

    private void create(Context ctx) throws IOException {
        hosted.mustHave("pull_requests");
        HostedRepository repository =
                hosted.repository(ctx.pathParam("owner"), ctx.pathParam("name"));
        ObjectNode pull = hosted.pull(repository, Integer.parseInt(ctx.pathParam("number")));
        JsonNode asked = DoubleRoutes.body(ctx);
        String head = pull.at("/head/sha").asText();
        String commit = asked.path("commit_id").asText(head);
        mustBelong(repository, pull, commit);
        if (!asked.path("event").asText().equals("COMMENT"))
            throw Refused.invalid("the double posts comments only");
        JsonNode comments = asked.path("comments");
        if (asked.path("body").asText().isBlank()) throw Refused.invalid("Body can't be blank");
        DoubleRoutes.commentBody(asked);
        if (comments.size() > MOST_COMMENTS) throw Refused.invalid("comments exceed 100");
        List<Change> changes = GitRoutes.changes(repository, pull);
        for (JsonNode comment : comments) prove(comment, changes);
        ObjectNode review = DoubleRoutes.JSON.objectNode().put("id", hosted.nextId());
        review.put("pull", key(ctx))
                .put("body", asked.path("body").asText())
                .put("commit_id", commit)
                .put("state", "COMMENTED");
        signed(review);
        hosted.reviews.add(review);
        for (JsonNode comment : comments)
            hosted.reviewComments.add(posted(comment, review, commit));
        DoubleRoutes.answer(ctx, 200, review);
    }

    private static void mustBelong(HostedRepository repository, ObjectNode pull, String commit)
            throws IOException {
        String base =
                repository.resolve(pull.at("/base/ref").asText()).orElseThrow(Refused::notFound);
        boolean belongs =
                repository.resolve(commit).isPresent()
                        && repository.isBetween(base, commit, pull.at("/head/sha").asText());
        if (!belongs)
            throw Refused.invalid(
                    "pull_request_review_thread.end_commit_oid is not part of the pull request");
    }

    /** GitHub's rules: a line of a hunk, first and last of one hunk and in their order. */
    private static void prove(JsonNode comment, List<Change> changes) {
        String notInDiff = "Pull request review thread line must be part of the diff";
        DoubleRoutes.commentBody(comment);
        Optional<Change> change =
                changes.stream()
                        .filter(it -> it.path().equals(comment.path("path").asText()))
                        .findFirst();
        if (change.isEmpty()) throw Refused.invalid("Pull request review thread path is invalid");
        if (!comment.path("side").asText("RIGHT").equals("RIGHT"))
            throw Refused.invalid("the double knows the right side only");
        List<Hunk> hunks = change.get().patch().map(Hunks::parse).orElse(List.of());
        int line = comment.path("line").asInt();
        Optional<Hunk> hunk = hunks.stream().filter(it -> it.holds(line, line)).findFirst();
        if (hunk.isEmpty()) throw Refused.invalid(notInDiff);
        if (!comment.has("start_line")) return;
        int start = comment.path("start_line").asInt();
        if (start >= line)
            throw Refused.invalid(
                    "Pull request review thread start line must precede the end line.");
        if (!hunk.get().holds(start, line)) {
            throw Refused.invalid(
                    "Pull request review thread start line must be part of the same hunk as the line.");
        }
    }

    private ObjectNode posted(JsonNode asked, ObjectNode review, String commit) {
        ObjectNode comment = DoubleRoutes.JSON.objectNode().put("id", hosted.nextId());
        comment.put("pull", review.path("pull").asText())
                .put("pull_request_review_id", review.path("id").asLong());
        comment.put("path", asked.path("path").asText())
                .put("line", asked.path("line").asInt())
                .put("side", "RIGHT");
        if (asked.has("start_line")) comment.put("start_line", asked.path("start_line").asInt());
        comment.put("commit_id", commit)
                .put("original_commit_id", commit)
                .put("body", asked.path("body").asText());
        signed(comment);
        return comment;
    }

    private void signed(ObjectNode json) {
        json.put("node_id", "N" + json.path("id").asLong());
        json.putObject("user").put("login", login).put("type", "Bot");
    }

    private void update(Context ctx) {
        hosted.mustHave("pull_requests");
        long id = Long.parseLong(ctx.pathParam("id"));
        ObjectNode comment =
                hosted.reviewComments.stream()
                        .filter(it -> it.path("id").asLong() == id)
                        .findFirst()
                        .orElseThrow(Refused::notFound);
        comment.put("body", DoubleRoutes.commentBody(DoubleRoutes.body(ctx)));
        DoubleRoutes.answer(ctx, 200, comment);
    }

    /** After a push a comment whose line is no longer shown is outdated: its line is null. */
    void reanchor(HostedRepository repository, ObjectNode pull, String key) throws IOException {
        List<Change> changes = new ArrayList<>(GitRoutes.changes(repository, pull));
        for (ObjectNode comment : hosted.reviewComments) {
            if (!comment.path("pull").asText().equals(key) || !comment.path("line").isInt())
                continue;
            int line = comment.path("line").asInt();
            boolean shown =
                    changes.stream()
                            .filter(it -> it.path().equals(comment.path("path").asText()))
                            .flatMap(it -> it.patch().map(Hunks::parse).orElse(List.of()).stream())
                            .anyMatch(hunk -> hunk.holds(line, line));
            if (shown) comment.put("commit_id", pull.at("/head/sha").asText());
            else comment.putNull("line");
        }
    }
}

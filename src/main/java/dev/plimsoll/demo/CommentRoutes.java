package dev.plimsoll.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Set;

/** Comments under pull requests, and reactions to them. */
final class CommentRoutes {

    private static final Set<String> REACTIONS =
            Set.of("+1", "-1", "laugh", "confused", "heart", "hooray", "rocket", "eyes");

    private final Hosted hosted;
    private final String login;

    CommentRoutes(Hosted hosted, String login) {
        this.hosted = hosted;
        this.login = login;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/repos/{owner}/{name}/issues/{number}/comments", this::list);
        routes.post("/repos/{owner}/{name}/issues/{number}/comments", this::create);
        routes.patch("/repos/{owner}/{name}/issues/comments/{id}", this::update);
        routes.delete("/repos/{owner}/{name}/issues/comments/{id}", this::delete);
        routes.post("/repos/{owner}/{name}/issues/comments/{id}/reactions", this::react);
    }

    /** A comment as somebody writes it. */
    ObjectNode write(String pull, String author, String type, String body) {
        ObjectNode comment = DoubleRoutes.JSON.objectNode().put("id", hosted.nextId());
        comment.put("node_id", "N" + comment.path("id").asLong())
                .put("pull", pull)
                .put("body", body);
        comment.putObject("user").put("login", author).put("type", type);
        hosted.issueComments.add(comment);
        return comment;
    }

    private void list(Context ctx) {
        String key =
                ctx.pathParam("owner")
                        + "/"
                        + ctx.pathParam("name")
                        + "#"
                        + ctx.pathParam("number");
        List<ObjectNode> found =
                hosted.issueComments.stream()
                        .filter(it -> it.path("pull").asText().equals(key))
                        .toList();
        DoubleRoutes.answer(ctx, 200, DoubleRoutes.array(DoubleRoutes.page(ctx, found)));
    }

    private void create(Context ctx) {
        hosted.mustHave("pull_requests");
        HostedRepository repository =
                hosted.repository(ctx.pathParam("owner"), ctx.pathParam("name"));
        ObjectNode pull = hosted.pull(repository, Integer.parseInt(ctx.pathParam("number")));
        String key = repository.fullName() + "#" + pull.path("number").asInt();
        DoubleRoutes.answer(
                ctx,
                201,
                write(key, login, "Bot", DoubleRoutes.commentBody(DoubleRoutes.body(ctx))));
    }

    private void update(Context ctx) {
        hosted.mustHave("pull_requests");
        ObjectNode comment = find(ctx);
        comment.put("body", DoubleRoutes.commentBody(DoubleRoutes.body(ctx)));
        DoubleRoutes.answer(ctx, 200, comment);
    }

    private void delete(Context ctx) {
        hosted.mustHave("pull_requests");
        hosted.issueComments.remove(find(ctx));
        ctx.status(204);
    }

    private void react(Context ctx) {
        String content = DoubleRoutes.body(ctx).path("content").asText();
        if (!REACTIONS.contains(content))
            throw Refused.invalid("content is not included in the list");
        long comment = find(ctx).path("id").asLong();
        for (ObjectNode there : hosted.reactions) {
            if (there.path("comment").asLong() == comment
                    && there.path("content").asText().equals(content)) {
                DoubleRoutes.answer(ctx, 200, there);
                return;
            }
        }
        ObjectNode made =
                DoubleRoutes.JSON
                        .objectNode()
                        .put("id", hosted.nextId())
                        .put("comment", comment)
                        .put("content", content);
        hosted.reactions.add(made);
        DoubleRoutes.answer(ctx, 201, made);
    }

    private ObjectNode find(Context ctx) {
        long id = Long.parseLong(ctx.pathParam("id"));
        return hosted.issueComments.stream()
                .filter(it -> it.path("id").asLong() == id)
                .findFirst()
                .orElseThrow(Refused::notFound);
    }
}

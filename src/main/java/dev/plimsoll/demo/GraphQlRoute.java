package dev.plimsoll.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The few GraphQL operations that there are; each is known by its field. */
final class GraphQlRoute {

    private final Hosted hosted;
    private final Pushes pushes;

    GraphQlRoute(Hosted hosted, Pushes pushes) {
        this.hosted = hosted;
        this.pushes = pushes;
    }

    /** Hears that a branch has moved. */
    interface Pushes {
        void pushed(HostedRepository repository, String branch) throws IOException;
    }

    void handle(Context ctx) throws IOException {
        JsonNode asked = DoubleRoutes.body(ctx);
        String query = asked.path("query").asText();
        JsonNode variables = asked.path("variables");
        ObjectNode answer = DoubleRoutes.JSON.objectNode();
        try {
            answer.set("data", data(query, variables));
        } catch (Refused refused) {
            answer.putNull("data");
            answer.putArray("errors").addObject().put("message", refused.getMessage());
        }
        // GraphQL tells its errors with 200
        DoubleRoutes.answer(ctx, 200, answer);
    }

    private ObjectNode data(String query, JsonNode variables) throws IOException {
        if (query.contains("createCommitOnBranch")) return commit(variables.path("input"));
        if (query.contains("resolveReviewThread"))
            return resolve(variables.path("thread").asText());
        if (query.contains("minimizeComment")) return minimize(variables.path("comment").asText());
        if (query.contains("reviewThreads")) return threads(variables);
        throw new Refused(200, "the double does not know this operation");
    }

    private ObjectNode commit(JsonNode input) throws IOException {
        hosted.mustHave("contents");
        String[] name = input.at("/branch/repositoryNameWithOwner").asText().split("/", 2);
        HostedRepository repository = hosted.repository(name[0], name[1]);
        String branch = input.at("/branch/branchName").asText();
        String expected = input.path("expectedHeadOid").asText();
        Optional<String> head = repository.resolve(branch);
        if (!head.equals(Optional.of(expected))) {
            throw new Refused(
                    200,
                    "Expected branch to point to \""
                            + expected
                            + "\" but it did not. Pull and try again.");
        }
        Map<String, String> texts = new HashMap<>();
        for (JsonNode file : input.at("/fileChanges/additions")) {
            texts.put(
                    file.path("path").asText(),
                    new String(
                            Base64.getDecoder().decode(file.path("contents").asText()),
                            StandardCharsets.UTF_8));
        }
        String message =
                input.at("/message/headline").asText()
                        + "\n\n"
                        + input.at("/message/body").asText();
        String made = repository.commit(branch, Optional.empty(), message, texts);
        pushes.pushed(repository, branch);
        ObjectNode data = DoubleRoutes.JSON.objectNode();
        data.putObject("createCommitOnBranch").putObject("commit").put("oid", made);
        return data;
    }

    /** A thread is known by its first comment; resolving it needs contents: write. */
    private ObjectNode resolve(String thread) {
        hosted.mustHave("contents");
        long comment = Long.parseLong(thread.substring(1));
        if (hosted.reviewComments.stream().noneMatch(it -> it.path("id").asLong() == comment))
            throw Refused.notFound();
        hosted.resolvedThreads.add(comment);
        ObjectNode data = DoubleRoutes.JSON.objectNode();
        data.putObject("resolveReviewThread").putObject("thread").put("id", thread);
        return data;
    }

    private ObjectNode minimize(String comment) {
        hosted.hidden.add(comment);
        ObjectNode data = DoubleRoutes.JSON.objectNode();
        data.putObject("minimizeComment").putObject("minimizedComment").put("isMinimized", true);
        return data;
    }

    private ObjectNode threads(JsonNode variables) {
        String key =
                variables.path("owner").asText()
                        + "/"
                        + variables.path("name").asText()
                        + "#"
                        + variables.path("number").asInt();
        ObjectNode data = DoubleRoutes.JSON.objectNode();
        ObjectNode threads =
                data.putObject("repository").putObject("pullRequest").putObject("reviewThreads");
        threads.putObject("pageInfo").put("hasNextPage", false).putNull("endCursor");
        ArrayNode nodes = threads.putArray("nodes");
        boolean may = !hosted.missingPermissions.contains("contents");
        for (ObjectNode comment : hosted.reviewComments) {
            if (!comment.path("pull").asText().equals(key)) continue;
            long id = comment.path("id").asLong();
            ObjectNode node = nodes.addObject();
            node.put("id", "T" + id)
                    .put("isResolved", hosted.resolvedThreads.contains(id))
                    .put("viewerCanResolve", may);
            node.putObject("comments").putArray("nodes").addObject().put("databaseId", id);
        }
        return data;
    }
}

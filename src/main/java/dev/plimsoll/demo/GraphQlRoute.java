package dev.plimsoll.demo;

import com.fasterxml.jackson.databind.JsonNode;
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
    private final GraphQlReads reads;
    private final String login;
    private final Pushes pushes;

    GraphQlRoute(Hosted hosted, GraphQlReads reads, String login, Pushes pushes) {
        this.hosted = hosted;
        this.reads = reads;
        this.login = login;
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
            if (!reads.answer(query, variables, answer)) answer.set("data", data(query, variables));
        } catch (Refused refused) {
            answer.putNull("data");
            ObjectNode error = answer.putArray("errors").addObject();
            error.put("message", refused.getMessage());
            if (refused.status() == 404) error.put("type", "NOT_FOUND");
            if (refused.status() == 403) error.put("type", "FORBIDDEN");
        }
        // GraphQL tells its errors with 200
        DoubleRoutes.answer(ctx, 200, answer);
    }

    private ObjectNode data(String query, JsonNode variables) throws IOException {
        if (query.contains("createCommitOnBranch")) return commit(variables.path("input"));
        if (query.contains("unresolveReviewThread"))
            return resolve(variables.path("thread").asText(), false);
        if (query.contains("resolveReviewThread"))
            return resolve(variables.path("thread").asText(), true);
        if (query.contains("unminimizeComment"))
            return minimize(variables.path("comment").asText(), false);
        if (query.contains("minimizeComment"))
            return minimize(variables.path("comment").asText(), true);
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
        hosted.commitsByUs.add(made);
        pushes.pushed(repository, branch);
        ObjectNode data = DoubleRoutes.JSON.objectNode();
        data.putObject("createCommitOnBranch").putObject("commit").put("oid", made);
        return data;
    }

    /** A thread is known by its first comment; resolving it needs contents: write. */
    private ObjectNode resolve(String thread, boolean resolved) {
        hosted.mustHave("contents");
        long comment = Long.parseLong(thread.substring(1));
        if (hosted.reviewComments.stream().noneMatch(it -> it.path("id").asLong() == comment))
            throw Refused.notFound();
        if (resolved) hosted.resolvedThreads.putIfAbsent(comment, login);
        else hosted.resolvedThreads.remove(comment);
        ObjectNode data = DoubleRoutes.JSON.objectNode();
        data.putObject("resolveReviewThread").putObject("thread").put("id", thread);
        return data;
    }

    private ObjectNode minimize(String comment, boolean hidden) {
        hosted.mustHave("minimize");
        if (hidden) hosted.hidden.add(comment);
        else hosted.hidden.remove(comment);
        ObjectNode data = DoubleRoutes.JSON.objectNode();
        data.putObject("minimizeComment").putObject("minimizedComment").put("isMinimized", hidden);
        return data;
    }
}

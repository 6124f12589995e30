package dev.plimsoll.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The double's GraphQL queries about repositories. */
final class RepositoryQueries {

    /** Objects in one query. */
    private static final int MOST_OBJECTS = 100;

    private static final int HISTORY = 20;

    private final Hosted hosted;
    private final String slug;

    RepositoryQueries(Hosted hosted, String slug) {
        this.hosted = hosted;
        this.slug = slug;
    }

    /** A repository as its default branch stands. */
    void state(JsonNode variables, ObjectNode data, GraphQlErrors errors) throws IOException {
        data.putObject("viewer").put("login", slug + "[bot]").put("databaseId", 900);
        HostedRepository repository = hosted.repository(variables);
        ObjectNode json = data.putObject("repository");
        json.put("isArchived", hosted.archived.contains(repository.fullName()))
                .put("isDisabled", false)
                .put("isMirror", false);
        Optional<String> tip = repository.resolve("main");
        if (tip.isEmpty()) json.putNull("defaultBranchRef");
        else {
            ObjectNode target =
                    json.putObject("defaultBranchRef").put("name", "main").putObject("target");
            target.put("oid", tip.get());
            Optional<byte[]> file = repository.file(tip.get(), variables.path("file").asText());
            if (file.isPresent()) target.putObject("file").set("object", BlobJson.of(file.get()));
            else target.putNull("file");
            messages(repository, tip.get(), target);
        }
        String branch = variables.path("branchName").asText();
        Optional<String> own = repository.resolve(branch);
        if (own.isEmpty()) json.putNull("own");
        else {
            ObjectNode target = json.putObject("own").putObject("target").put("oid", own.get());
            target.putObject("author")
                    .putObject("user")
                    .put("login", hosted.commitsByUs.contains(own.get()) ? slug : "mona");
        }
        json.putObject("pullRequests").set("nodes", from(repository, branch));
        organisation(variables, data, errors);
    }

    private ArrayNode from(HostedRepository repository, String branch) {
        ArrayNode nodes = DoubleRoutes.JSON.arrayNode();
        hosted.pulls.forEach((key, pull) -> {
            boolean his =
                    key.startsWith(repository.fullName() + "#")
                            && pull.at("/head/ref").asText().equals(branch);
            if (!his) return;
            boolean cross = !pull.at("/head/repo/full_name").asText().equals(repository.fullName());
            nodes.addObject()
                    .put("number", pull.path("number").asInt())
                    .put("state", pull.path("state").asText().toUpperCase(Locale.ROOT))
                    .put("isCrossRepository", cross);
        });
        return nodes;
    }

    void organisation(JsonNode variables, ObjectNode data, GraphQlErrors errors)
            throws IOException {
        HostedRepository shared =
                hosted.repositories.get(variables.path("owner").asText() + "/.github");
        if (shared == null || hosted.missingPermissions.contains("organisation")) {
            data.putNull("organisation");
            if (shared == null)
                errors.add("NOT_FOUND", "Could not resolve to a Repository", "organisation");
            else errors.forbidden("organisation");
            return;
        }
        String path = variables.path("organisationFile").asText().replace("HEAD:", "");
        Optional<byte[]> file = shared.file(shared.resolve("main").orElseThrow(), path);
        ObjectNode json = data.putObject("organisation");
        if (file.isPresent()) json.set("object", BlobJson.of(file.get()));
        else json.putNull("object");
    }

    void blobs(JsonNode variables, ObjectNode data, GraphQlErrors errors) throws IOException {
        HostedRepository repository = hosted.repository(variables);
        ObjectNode found = data.putObject("repository");
        for (Map.Entry<String, JsonNode> variable : variables.properties()) {
            if (!variable.getKey().matches("e\\d+")) continue;
            String alias = "b" + variable.getKey().substring(1);
            Optional<byte[]> bytes = object(repository, variable.getValue().asText());
            if (bytes.isPresent()) found.set(alias, BlobJson.of(bytes.get()));
            else found.putNull(alias);
        }
        if (found.size() > MOST_OBJECTS) errors.add("MAX_NODE_LIMIT_EXCEEDED", "too many objects");
    }

    private static Optional<byte[]> object(HostedRepository repository, String expression)
            throws IOException {
        int colon = expression.indexOf(':');
        if (colon < 0) return repository.blob(expression);
        return repository.file(expression.substring(0, colon), expression.substring(colon + 1));
    }

    void history(JsonNode variables, ObjectNode data) throws IOException {
        data.putObject("viewer").put("login", slug + "[bot]").put("databaseId", 900);
        data.putObject("user")
                .put("login", variables.path("actor").asText())
                .put("databaseId", 901);
        HostedRepository repository = hosted.repository(variables);
        String branch = variables.path("branch").asText().replace("refs/heads/", "");
        ObjectNode json = data.putObject("repository");
        json.putObject("defaultBranchRef").put("name", "main");
        Optional<String> tip = repository.resolve(branch);
        if (tip.isEmpty()) {
            json.putNull("ref");
            return;
        }
        ObjectNode ref = json.putObject("ref");
        if (hosted.protectedBranches.contains(branch))
            ref.putObject("refUpdateRule").put("pattern", branch);
        else ref.putNull("refUpdateRule");
        messages(repository, tip.get(), ref.putObject("target"));
    }

    private static void messages(HostedRepository repository, String tip, ObjectNode target)
            throws IOException {
        ArrayNode nodes = target.putObject("history").putArray("nodes");
        List<String> messages = repository.messages(tip, HISTORY);
        for (String message : messages) nodes.addObject().put("message", message);
    }
}

package dev.plimsoll.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plimsoll.source.RepositoryPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Commits on branches: signed by GitHub, and made only on the head that is expected. */
public final class Commits {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final String COMMIT =
            "mutation($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { commit { oid } } }";

    private static final String HISTORY =
            """
            query BranchHistory($owner: String!, $name: String!, $branch: String!, $actor: String!) {
              viewer { login databaseId }
              user(login: $actor) { login databaseId }
              repository(owner: $owner, name: $name) { defaultBranchRef { name }
                ref(qualifiedName: $branch) { refUpdateRule { pattern }
                  target { ... on Commit { history(first: 20) { nodes { message } } } } } }
            }\
            """;

    private final GitHubApi api;

    public Commits(GitHubApi api) {
        this.api = api;
    }

    /** What is known of a branch and of who wants a commit on it. */
    public BranchHistory history(Repository repository, String branch, String actor)
            throws IOException {
        ObjectNode variables = JSON.objectNode();
        variables
                .put("owner", repository.owner())
                .put("name", repository.name())
                .put("branch", "refs/heads/" + branch)
                .put("actor", actor);
        JsonNode data =
                api.queryPartly(
                                repository.installation(),
                                "read the branch's history",
                                HISTORY,
                                variables)
                        .data();
        JsonNode ref = data.at("/repository/ref");
        List<String> messages = new ArrayList<>();
        ref.at("/target/history/nodes").forEach(one -> messages.add(one.path("message").asText()));
        return new BranchHistory(
                data.at("/repository/defaultBranchRef/name").asText().equals(branch),
                ref.path("refUpdateRule").isObject(),
                List.copyOf(messages),
                named(data.path("viewer"), api.tokens().appId()),
                named(data.path("user"), actor));
    }

    /** By the address that GitHub knows people and Apps by. */
    static String named(JsonNode user, String otherwise) {
        String login = user.path("login").asText(otherwise);
        String id = user.path("databaseId").isIntegralNumber() ? user.path("databaseId") + "+" : "";
        return "%s <%s%s@users.noreply.github.com>".formatted(login, id, login);
    }

    /**
     * Writes whole texts onto the branch; refused where its head is another than expected. Gives
     * the commit's hash.
     */
    public String create(
            Repository repository,
            String branch,
            String expectedHead,
            String headline,
            String body,
            Map<RepositoryPath, String> texts)
            throws IOException {
        ObjectNode variables = JSON.objectNode();
        ObjectNode input = variables.putObject("input");
        input.putObject("branch")
                .put("repositoryNameWithOwner", repository.fullName())
                .put("branchName", branch);
        input.putObject("message").put("headline", headline).put("body", body);
        input.put("expectedHeadOid", expectedHead);
        ArrayNode additions = input.putObject("fileChanges").putArray("additions");
        texts.forEach((path, text) ->
                additions
                        .addObject()
                        .put("path", path.value())
                        .put(
                                "contents",
                                Base64.getEncoder()
                                        .encodeToString(text.getBytes(StandardCharsets.UTF_8))));
        JsonNode data =
                api.mutate(repository.installation(), "commit the fixes", COMMIT, variables);
        return data.at("/createCommitOnBranch/commit/oid").asText();
    }
}

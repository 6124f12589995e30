package dev.plimsoll.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plimsoll.source.RepositoryPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** Commits on branches: signed by GitHub, and made only on the head that is expected. */
public final class Commits {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final String COMMIT =
            "mutation($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { commit { oid } } }";

    private final GitHubApi api;

    public Commits(GitHubApi api) {
        this.api = api;
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

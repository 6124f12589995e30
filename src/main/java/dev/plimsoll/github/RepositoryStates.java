package dev.plimsoll.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plimsoll.github.RepositoryState.Branch;
import dev.plimsoll.github.RepositoryState.Proposed;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.SourceFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a repository's state in one GraphQL query. */
public final class RepositoryStates {

    private static final String PURPOSE = "read the repository";

    private static final String QUERY =
            """
            query RepositoryState($owner: String!, $name: String!, $file: String!, $organisationFile: String!, $branch: String!, $branchName: String!) {
              viewer { login databaseId }
              repository(owner: $owner, name: $name) {
                isArchived isDisabled isMirror
                defaultBranchRef { name target { oid ... on Commit { file(path: $file) { object { ...file } }
                  history(first: 20) { nodes { message } } } } }
                own: ref(qualifiedName: $branch) { target { oid ... on Commit { author { user { login } } } } }
                pullRequests(headRefName: $branchName, first: 50) { nodes { number state isCrossRepository } }
              }
              organisation: repository(owner: $owner, name: ".github") { object(expression: $organisationFile) { ...file } }
            }
            fragment file on Blob { text byteSize }\
            """;

    private static final String ORGANISATION =
            """
            query OrganisationFile($owner: String!, $organisationFile: String!) {
              organisation: repository(owner: $owner, name: ".github") {
                object(expression: $organisationFile) { ... on Blob { text byteSize } } } }\
            """;

    private final GitHubApi api;

    public RepositoryStates(GitHubApi api) {
        this.api = api;
    }

    /**
     * The state of a repository.
     *
     * @param branch our own
     * @param file where the repository's configuration lies
     * @param organisationFile the same in the organisation's {@code .github} repository
     */
    public RepositoryState read(
            Repository repository,
            String branch,
            RepositoryPath file,
            RepositoryPath organisationFile)
            throws IOException {
        ObjectNode variables = JsonNodeFactory.instance.objectNode();
        variables
                .put("owner", repository.owner())
                .put("name", repository.name())
                .put("file", file.value())
                .put("organisationFile", "HEAD:" + organisationFile)
                .put("branch", "refs/heads/" + branch)
                .put("branchName", branch);
        GraphQlAnswer answer =
                api.queryPartly(repository.installation(), PURPOSE, QUERY, variables);
        boolean hidden = false;
        for (GraphQlAnswer.PartError error : answer.errors()) {
            if (!error.path().startsWith("organisation") || !error.isDenied())
                throw error.refusal(PURPOSE);
            hidden |= !error.type().equals("NOT_FOUND");
        }
        JsonNode json = answer.data().path("repository");
        if (!json.isObject()) throw new GitHubRefusal(PURPOSE, "it is gone", "NOT_FOUND");
        JsonNode viewer = answer.data().path("viewer");
        JsonNode tip = json.at("/defaultBranchRef/target");
        return new RepositoryState(
                !json.path("isArchived").asBoolean()
                        && !json.path("isDisabled").asBoolean()
                        && !json.path("isMirror").asBoolean(),
                branch(json.path("defaultBranchRef").path("name").asText(), tip, viewer),
                StateReads.text(tip.at("/file/object"), file),
                StateReads.text(answer.data().at("/organisation/object"), organisationFile),
                hidden,
                branch(branch, json.at("/own/target"), viewer),
                proposed(json.at("/pullRequests/nodes")),
                messages(tip.at("/history/nodes")),
                Commits.named(viewer, api.tokens().appId()));
    }

    /** The organisation's file, where there is one that may be read. */
    public Optional<SourceFile> organisation(
            long installation, String owner, RepositoryPath organisationFile) throws IOException {
        ObjectNode variables = JsonNodeFactory.instance.objectNode();
        variables.put("owner", owner).put("organisationFile", "HEAD:" + organisationFile);
        JsonNode data =
                api.queryPartly(
                                installation,
                                "read the organisation's configuration",
                                ORGANISATION,
                                variables)
                        .data();
        return StateReads.text(data.at("/organisation/object"), organisationFile);
    }

    private static Optional<Branch> branch(String name, JsonNode target, JsonNode viewer) {
        if (!target.path("oid").isTextual()) return Optional.empty();
        boolean byUs =
                StateReads.isSame(
                        target.at("/author/user/login").asText(), viewer.path("login").asText());
        return Optional.of(new Branch(name, target.path("oid").asText(), byUs));
    }

    /** A fork may have a branch of the same name. */
    private static List<Proposed> proposed(JsonNode nodes) {
        List<Proposed> all = new ArrayList<>();
        for (JsonNode one : nodes)
            if (!one.path("isCrossRepository").asBoolean())
                all.add(
                        new Proposed(
                                one.path("number").asInt(),
                                one.path("state").asText().equals("OPEN")));
        return List.copyOf(all);
    }

    private static List<String> messages(JsonNode nodes) {
        List<String> messages = new ArrayList<>();
        nodes.forEach(one -> messages.add(one.path("message").asText()));
        return List.copyOf(messages);
    }
}

package dev.plimsoll.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The open pull requests of a repository, with whether their head has our check. */
public final class OpenPullRequests {

    private static final int MOST_PAGES = 20;

    private static final String QUERY =
            """
            query OpenPullRequests($owner: String!, $name: String!, $app: Int!, $check: String!, $after: String) {
              repository(owner: $owner, name: $name) {
                pullRequests(states: OPEN, first: 50, after: $after, orderBy: {field: UPDATED_AT, direction: DESC}) {
                  pageInfo { hasNextPage endCursor }
                  nodes { number commits(last: 1) { nodes { commit { checkSuites(first: 5, filterBy: {appId: $app, checkName: $check}) {
                    nodes { checkRuns(first: 1, filterBy: {appId: $app, checkName: $check}) { totalCount } } } } } } }
                } } }\
            """;

    private final GitHubApi api;

    public OpenPullRequests(GitHubApi api) {
        this.api = api;
    }

    /** The numbers of those whose head has none. */
    public List<Integer> unchecked(Repository repository) throws IOException {
        List<Integer> unchecked = new ArrayList<>();
        ObjectNode variables = JsonNodeFactory.instance.objectNode();
        variables
                .put("owner", repository.owner())
                .put("name", repository.name())
                .put("app", Long.parseLong(api.tokens().appId()))
                .put("check", CheckRun.NAME);
        for (int page = 0; page < MOST_PAGES; page++) {
            JsonNode open =
                    api.query(
                                    repository.installation(),
                                    "look through the open pull requests",
                                    QUERY,
                                    variables)
                            .at("/repository/pullRequests");
            for (JsonNode pull : open.path("nodes"))
                if (!isChecked(pull)) unchecked.add(pull.path("number").asInt());
            if (!open.at("/pageInfo/hasNextPage").asBoolean()) break;
            variables.put("after", open.at("/pageInfo/endCursor").asText());
        }
        return unchecked;
    }

    private static boolean isChecked(JsonNode pull) {
        for (JsonNode suite : pull.at("/commits/nodes/0/commit/checkSuites/nodes"))
            if (suite.at("/checkRuns/totalCount").asInt() > 0) return true;
        return false;
    }
}

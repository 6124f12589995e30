package dev.plimsoll.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** The double's GraphQL queries, each known by its name. */
final class GraphQlReads {

    private final PullRequestQueries pulls;
    private final RepositoryQueries repositories;

    GraphQlReads(Hosted hosted, String appId, String slug) {
        this.pulls = new PullRequestQueries(hosted, appId, slug);
        this.repositories = new RepositoryQueries(hosted, slug);
    }

    /** Fills data and errors; false where the query is not known. */
    boolean answer(String query, JsonNode variables, ObjectNode answer) throws IOException {
        ObjectNode data = DoubleRoutes.JSON.objectNode();
        GraphQlErrors errors = new GraphQlErrors(answer);
        if (query.startsWith("query PullRequestState")) {
            pulls.state(variables, data, errors);
            repositories.organisation(variables, data, errors);
        } else if (query.startsWith("query More")) pulls.more(query, variables, data);
        else if (query.startsWith("query OpenPullRequests")) pulls.open(variables, data);
        else if (query.startsWith("query RepositoryState"))
            repositories.state(variables, data, errors);
        else if (query.startsWith("query OrganisationFile"))
            repositories.organisation(variables, data, errors);
        else if (query.startsWith("query Blobs")) repositories.blobs(variables, data, errors);
        else if (query.startsWith("query BranchHistory")) repositories.history(variables, data);
        else return false;
        answer.set("data", data);
        return true;
    }
}

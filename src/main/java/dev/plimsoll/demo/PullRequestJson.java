package dev.plimsoll.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** A pull request in the API's own words. */
final class PullRequestJson {

    private PullRequestJson() {}

    static ObjectNode of(
            Hosted hosted,
            HostedRepository repository,
            String baseRef,
            String headRef,
            String author,
            boolean fork)
            throws IOException {
        ObjectNode pull = DoubleRoutes.JSON.objectNode();
        pull.put("id", hosted.nextId())
                .put("number", hosted.pulls.size() + 1)
                .put("state", "open")
                .put("draft", false)
                .put("mergeable_state", "clean");
        pull.put("title", "A pull request").put("body", "");
        pull.putObject("user")
                .put("login", author)
                .put("type", author.endsWith("[bot]") ? "Bot" : "User");
        pull.putObject("base")
                .put("ref", baseRef)
                .put("sha", repository.resolve(baseRef).orElseThrow())
                .set("repo", GitRoutes.repositoryJson(repository));
        ObjectNode from = GitRoutes.repositoryJson(repository);
        if (fork) from.put("full_name", author + "/" + repository.name());
        pull.putObject("head")
                .put("ref", headRef)
                .put("sha", repository.resolve(headRef).orElseThrow())
                .set("repo", from);
        return pull;
    }
}

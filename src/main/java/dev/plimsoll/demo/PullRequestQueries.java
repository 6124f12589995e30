package dev.plimsoll.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The double's GraphQL queries about pull requests; what may not be seen is null and told. */
final class PullRequestQueries {

    private static final int PAGE = 100;

    private final Hosted hosted;
    private final String appId;
    private final String slug;

    PullRequestQueries(Hosted hosted, String appId, String slug) {
        this.hosted = hosted;
        this.appId = appId;
        this.slug = slug;
    }

    void state(JsonNode variables, ObjectNode data, GraphQlErrors errors) throws IOException {
        data.putObject("viewer").put("login", slug + "[bot]");
        HostedRepository repository = hosted.repository(variables);
        ObjectNode pull = pull(variables);
        ObjectNode json = data.putObject("repository").putObject("pullRequest");
        String base = pull.at("/base/ref").asText();
        String head = pull.at("/head/sha").asText();
        json.put("number", pull.path("number").asInt())
                .put("state", pull.path("state").asText().toUpperCase(Locale.ROOT))
                .put("isDraft", pull.path("draft").asBoolean())
                .put("baseRefName", base)
                .put("baseRefOid", pull.at("/base/sha").asText())
                .put("headRefName", pull.at("/head/ref").asText())
                .put("headRefOid", head);
        if (pull.at("/head/repo").isObject())
            json.putObject("headRepository")
                    .put("nameWithOwner", pull.at("/head/repo/full_name").asText());
        else json.putNull("headRepository");
        boolean bot = pull.at("/user/type").asText().equals("Bot");
        // GraphQL leaves the mark of bots away
        json.putObject("author")
                .put("__typename", bot ? "Bot" : "User")
                .put("login", pull.at("/user/login").asText().replace("[bot]", ""));
        Optional<String> tip = repository.resolve(base);
        if (tip.isPresent()) {
            ObjectNode target = json.putObject("baseRef").putObject("target");
            target.put("oid", tip.get());
            Optional<byte[]> file = repository.file(tip.get(), variables.path("file").asText());
            if (file.isPresent()) target.putObject("file").set("object", BlobJson.of(file.get()));
            else target.putNull("file");
        } else json.putNull("baseRef");
        json.set("comments", comments(key(variables), 0));
        json.set("reviewThreads", threads(key(variables), 0));
        json.set("reviews", reviews(key(variables), 0));
        if (hosted.missingPermissions.contains("checks")) {
            json.putNull("commits");
            errors.forbidden("repository", "pullRequest", "commits");
        } else json.set("commits", checks(head));
    }

    private ObjectNode checks(String head) {
        ObjectNode commits = DoubleRoutes.JSON.objectNode();
        ObjectNode commit = commits.putArray("nodes").addObject().putObject("commit");
        commit.put("oid", head);
        ArrayNode suites = commit.putObject("checkSuites").putArray("nodes");
        List<ObjectNode> found =
                hosted.checks.stream()
                        .filter(it ->
                                it.path("head_sha").asText().equals(head)
                                        && it.at("/app/id").asText().equals(appId))
                        .toList();
        if (found.isEmpty()) return commits;
        ObjectNode runs = suites.addObject().putObject("checkRuns");
        runs.put("totalCount", found.size());
        ArrayNode nodes = runs.putArray("nodes");
        for (ObjectNode check : found) {
            ObjectNode node = nodes.addObject();
            node.put("databaseId", check.path("id").asLong())
                    .put("externalId", check.path("external_id").asText())
                    .put("title", check.at("/output/title").asText())
                    .put("summary", check.at("/output/summary").asText());
            if (check.path("conclusion").isTextual())
                node.put("conclusion", check.path("conclusion").asText().toUpperCase(Locale.ROOT));
            else node.putNull("conclusion");
        }
        return commits;
    }

    void more(String query, JsonNode variables, ObjectNode data) {
        int after = Integer.parseInt(variables.path("after").asText());
        ObjectNode pull = data.putObject("repository").putObject("pullRequest");
        if (query.contains(" comments(first: 100, after"))
            pull.set("comments", comments(key(variables), after));
        else if (query.contains(" reviewThreads("))
            pull.set("reviewThreads", threads(key(variables), after));
        else pull.set("reviews", reviews(key(variables), after));
    }

    private ObjectNode comments(String key, int after) {
        return page(of(hosted.issueComments, key), after, this::comment);
    }

    private ObjectNode reviews(String key, int after) {
        return page(
                of(hosted.reviews, key),
                after,
                it ->
                        DoubleRoutes.JSON
                                .objectNode()
                                .put("body", it.path("body").asText())
                                .put("viewerDidAuthor", isOurs(it)));
    }

    private ObjectNode threads(String key, int after) {
        boolean may = !hosted.missingPermissions.contains("contents");
        return page(
                of(hosted.reviewComments, key),
                after,
                it -> {
                    long id = it.path("id").asLong();
                    ObjectNode thread = DoubleRoutes.JSON.objectNode().put("id", "T" + id);
                    String by = hosted.resolvedThreads.get(id);
                    thread.put("isResolved", by != null).put("viewerCanResolve", may);
                    if (by == null) thread.putNull("resolvedBy");
                    else thread.putObject("resolvedBy").put("login", by);
                    ObjectNode first = comment(it);
                    first.put("isMinimized", hosted.hidden.contains(it.path("node_id").asText()))
                            .put(
                                    "viewerCanMinimize",
                                    !hosted.missingPermissions.contains("minimize"));
                    thread.putObject("comments").putArray("nodes").add(first);
                    return thread;
                });
    }

    private ObjectNode comment(ObjectNode it) {
        return DoubleRoutes.JSON
                .objectNode()
                .put("databaseId", it.path("id").asLong())
                .put("id", it.path("node_id").asText())
                .put("body", it.path("body").asText())
                .put("viewerDidAuthor", isOurs(it));
    }

    private boolean isOurs(ObjectNode it) {
        return it.at("/user/login").asText().equals(slug + "[bot]");
    }

    private interface Shown {
        ObjectNode of(ObjectNode one);
    }

    private static ObjectNode page(List<ObjectNode> all, int after, Shown shown) {
        ObjectNode page = DoubleRoutes.JSON.objectNode();
        int end = Math.min(all.size(), after + PAGE);
        page.putObject("pageInfo")
                .put("hasNextPage", end < all.size())
                .put("endCursor", Integer.toString(end));
        ArrayNode nodes = page.putArray("nodes");
        all.subList(Math.min(after, end), end).forEach(one -> nodes.add(shown.of(one)));
        return page;
    }

    private static List<ObjectNode> of(List<ObjectNode> all, String key) {
        return all.stream().filter(it -> it.path("pull").asText().equals(key)).toList();
    }

    void open(JsonNode variables, ObjectNode data) {
        ObjectNode list = data.putObject("repository").putObject("pullRequests");
        String prefix = hosted.repository(variables).fullName() + "#";
        List<ObjectNode> found =
                hosted.pulls.entrySet().stream()
                        .filter(it -> it.getKey().startsWith(prefix))
                        .map(Map.Entry::getValue)
                        .filter(it -> it.path("state").asText().equals("open"))
                        .toList();
        int after = variables.path("after").asInt(0);
        ObjectNode page =
                page(
                        found,
                        after,
                        it -> {
                            ObjectNode pull =
                                    DoubleRoutes.JSON
                                            .objectNode()
                                            .put("number", it.path("number").asInt());
                            pull.set("commits", checks(it.at("/head/sha").asText()));
                            return pull;
                        });
        list.setAll(page);
    }

    private ObjectNode pull(JsonNode variables) {
        return hosted.pull(hosted.repository(variables), variables.path("number").asInt());
    }

    private static String key(JsonNode variables) {
        return variables.path("owner").asText()
                + "/"
                + variables.path("name").asText()
                + "#"
                + variables.path("number").asInt();
    }
}

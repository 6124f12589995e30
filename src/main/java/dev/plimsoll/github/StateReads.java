package dev.plimsoll.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plimsoll.github.PullRequestState.Part;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.SourceFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads a pull request and what stands on it in one GraphQL query, longer lists by pages. */
public final class StateReads {

    /** Of 100 items each. */
    private static final int MOST_PAGES = 50;

    private static final int LARGEST_CONFIGURATION = 1_000_000;
    private static final String PURPOSE = "read the pull request";

    private final GitHubApi api;

    public StateReads(GitHubApi api) {
        this.api = api;
    }

    /**
     * The state of a pull request.
     *
     * @param file where the repository's configuration lies
     * @param organisationFile the same in the organisation's {@code .github} repository
     */
    public PullRequestState read(
            Repository repository, int number, RepositoryPath file, RepositoryPath organisationFile)
            throws IOException {
        ObjectNode variables = variables(repository, number);
        variables
                .put("app", Long.parseLong(api.tokens().appId()))
                .put("check", CheckRun.NAME)
                .put("file", file.value())
                .put("organisationFile", "HEAD:" + organisationFile);
        GraphQlAnswer answer =
                api.queryPartly(repository.installation(), PURPOSE, StateQuery.STATE, variables);
        JsonNode pull = answer.data().at("/repository/pullRequest");
        Set<Part> unreadable = unreadable(answer, pull);
        if (!pull.isObject())
            throw new GitHubRefusal(PURPOSE, "the pull request is gone", "NOT_FOUND");
        PullRequest about = pullRequest(pull);
        String me = answer.data().at("/viewer/login").asText();
        return new PullRequestState(
                about,
                pull.at("/baseRef/target/oid").asText(pull.path("baseRefOid").asText()),
                text(pull.at("/baseRef/target/file/object"), file),
                text(answer.data().at("/organisation/object"), organisationFile),
                all(repository, number, pull, "comments").stream()
                        .filter(StateReads::isOurs)
                        .map(StateReads::comment)
                        .toList(),
                all(repository, number, pull, "reviewThreads").stream()
                        .filter(one -> isOurs(one.at("/comments/nodes/0")))
                        .map(one -> thread(one, me))
                        .toList(),
                all(repository, number, pull, "reviews").stream()
                        .filter(StateReads::isOurs)
                        .map(one -> one.path("body").asText())
                        .toList(),
                check(pull, about.headSha()),
                unreadable);
    }

    /** What is refused is left out; any other error might hide what is there. */
    private static Set<Part> unreadable(GraphQlAnswer answer, JsonNode pull) throws IOException {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        for (GraphQlAnswer.PartError error : answer.errors()) {
            Optional<Part> part = part(error.path());
            boolean noneThere =
                    part.equals(Optional.of(Part.ORGANISATION)) && error.type().equals("NOT_FOUND");
            if (noneThere) continue;
            if (part.isEmpty() || !error.isDenied() || !pull.isObject())
                throw error.refusal(PURPOSE);
            parts.add(part.get());
        }
        return parts;
    }

    private static Optional<Part> part(String path) {
        if (path.startsWith("organisation")) return Optional.of(Part.ORGANISATION);
        String field = path.replaceFirst("^repository\\.pullRequest\\.", "");
        if (field.startsWith("comments")) return Optional.of(Part.COMMENTS);
        if (field.startsWith("reviewThreads") || field.startsWith("reviews"))
            return Optional.of(Part.THREADS);
        if (field.startsWith("commits")) return Optional.of(Part.CHECKS);
        return Optional.empty();
    }

    private List<JsonNode> all(Repository repository, int number, JsonNode pull, String list)
            throws IOException {
        List<JsonNode> all = new ArrayList<>();
        JsonNode page = pull.path(list);
        for (int read = 1; ; read++) {
            page.path("nodes").forEach(all::add);
            if (!page.at("/pageInfo/hasNextPage").asBoolean() || read == MOST_PAGES) return all;
            ObjectNode variables = variables(repository, number);
            variables.put("after", page.at("/pageInfo/endCursor").asText());
            page =
                    api.query(
                                    repository.installation(),
                                    "read more of the pull request",
                                    StateQuery.more(list),
                                    variables)
                            .at("/repository/pullRequest/" + list);
        }
    }

    private static ObjectNode variables(Repository repository, int number) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("owner", repository.owner())
                .put("name", repository.name())
                .put("number", number);
    }

    private static PullRequest pullRequest(JsonNode pull) {
        JsonNode author = pull.path("author");
        return new PullRequest(
                pull.path("number").asInt(),
                pull.path("state").asText().equals("OPEN"),
                pull.path("isDraft").asBoolean(),
                pull.path("baseRefName").asText(),
                pull.path("headRefName").asText(),
                pull.path("headRefOid").asText(),
                Optional.of(pull.at("/headRepository/nameWithOwner"))
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::asText),
                author.path("login").asText("ghost"),
                author.path("__typename").asText().equals("Bot"));
    }

    private static boolean isOurs(JsonNode node) {
        return node.path("viewerDidAuthor").asBoolean();
    }

    private static PostedComment comment(JsonNode node) {
        return new PostedComment(
                node.path("databaseId").asLong(),
                node.path("id").asText(),
                node.path("body").asText());
    }

    private static ReviewThread thread(JsonNode node, String me) {
        JsonNode first = node.at("/comments/nodes/0");
        return new ReviewThread(
                node.path("id").asText(),
                node.path("isResolved").asBoolean(),
                isSame(node.at("/resolvedBy/login").asText(), me),
                node.path("viewerCanResolve").asBoolean(),
                first.path("isMinimized").asBoolean(),
                first.path("viewerCanMinimize").asBoolean(),
                comment(first));
    }

    /** GraphQL writes a bot's name sometimes with and sometimes without its mark. */
    static boolean isSame(String login, String me) {
        return login.equals(me) || (login + "[bot]").equals(me);
    }

    private static Optional<CheckRun.Posted> check(JsonNode pull, String head) {
        JsonNode commit = pull.at("/commits/nodes/0/commit");
        if (!commit.path("oid").asText().equals(head)) return Optional.empty();
        for (JsonNode suite : commit.at("/checkSuites/nodes")) {
            for (JsonNode run : suite.at("/checkRuns/nodes")) return Optional.of(posted(run, head));
        }
        return Optional.empty();
    }

    private static CheckRun.Posted posted(JsonNode run, String head) {
        ExternalId id =
                ExternalId.parse(run.path("externalId").asText())
                        .orElseGet(() -> new ExternalId(List.of(), head));
        return new CheckRun.Posted(
                run.path("databaseId").asLong(),
                id,
                Optional.of(run.path("conclusion"))
                        .filter(JsonNode::isTextual)
                        .map(it -> it.asText().toLowerCase(Locale.ROOT)),
                run.path("title").asText(""),
                run.path("summary").asText(""));
    }

    static Optional<SourceFile> text(JsonNode blob, RepositoryPath path) {
        return Optional.of(blob.path("text"))
                .filter(JsonNode::isTextual)
                .filter(it -> blob.path("byteSize").asLong() <= LARGEST_CONFIGURATION)
                .map(it -> SourceFile.of(path, it.asText()));
    }
}

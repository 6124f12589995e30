package dev.plimsoll.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A pull request on the double: what its author does, and what is said about it. */
public final class PullRequestOnDouble {

    private final GitHubDouble github;
    private final HostedRepository repository;
    private final int number;
    private final ObjectNode json;

    PullRequestOnDouble(
            GitHubDouble github, HostedRepository repository, int number, ObjectNode json) {
        this.github = github;
        this.repository = repository;
        this.number = number;
        this.json = json;
    }

    String key() {
        return repository.fullName() + "#" + number;
    }

    public int number() {
        return number;
    }

    public String head() throws IOException {
        return github.alone(it -> json.at("/head/sha").asText());
    }

    /** The author pushes one more commit. */
    public String push(Map<String, String> texts) throws IOException {
        return github.alone(it -> {
            String branch = json.at("/head/ref").asText();
            String made = repository.commit(branch, Optional.empty(), "One more change", texts);
            github.pushed(repository, branch);
            return made;
        });
    }

    /** A person clicks "Commit suggestion" of this comment; gives the new head. */
    public String clickSuggestion(JsonNode comment) throws IOException {
        String path = comment.path("path").asText();
        String text = file(path).orElseThrow(() -> Refused.invalid("the file is gone"));
        return push(Map.of(path, SuggestionClick.apply(comment, text)));
    }

    public void setDraft(boolean draft) throws IOException {
        github.alone(it -> json.put("draft", draft));
    }

    /** The fork that it comes from is gone. */
    public void deleteFork() throws IOException {
        github.alone(it -> {
            ObjectNode head = (ObjectNode) json.get("head");
            return head.putNull("repo");
        });
    }

    /** It, in the API's own words. */
    ObjectNode json() {
        return json;
    }

    public void close() throws IOException {
        github.alone(it -> json.put("state", "closed"));
    }

    public boolean isDraft() throws IOException {
        return github.alone(it -> json.path("draft").asBoolean());
    }

    /** A person deletes the first summary. */
    public void deleteSummary() throws IOException {
        github.alone(it -> it.issueComments.remove(summary(it)));
    }

    /** A person writes something else into the first summary. */
    public void editSummary(String body) throws IOException {
        github.alone(it -> {
            ObjectNode summary = summary(it);
            return summary == null ? json : summary.put("body", body);
        });
    }

    /** The first summary is there twice. */
    public void doubleSummary() throws IOException {
        github.alone(it -> {
            ObjectNode summary = summary(it);
            if (summary == null) return false;
            ObjectNode twin = summary.deepCopy();
            long id = it.nextId();
            twin.put("id", id).put("node_id", "N" + id);
            return it.issueComments.add(twin);
        });
    }

    /** A person resolves one of the threads. */
    public void resolveThread(RandomGenerator random, String by) throws IOException {
        github.alone(it -> {
            List<ObjectNode> mine = it.reviewComments.stream().filter(this::isMine).toList();
            if (mine.isEmpty()) return false;
            long thread = mine.get(random.nextInt(mine.size())).path("id").asLong();
            it.resolvedThreads.put(thread, by);
            return true;
        });
    }

    /** A person deletes one of the review comments; gives its body. */
    public Optional<String> deleteReviewComment(RandomGenerator random) throws IOException {
        return github.alone(it -> {
            List<ObjectNode> mine = it.reviewComments.stream().filter(this::isMine).toList();
            if (mine.isEmpty()) return Optional.empty();
            ObjectNode one = mine.get(random.nextInt(mine.size()));
            it.reviewComments.remove(one);
            return Optional.of(one.path("body").asText());
        });
    }

    private @Nullable ObjectNode summary(Hosted hosted) {
        return hosted.issueComments.stream()
                .filter(it ->
                        isMine(it)
                                && it.at("/user/login").asText().equals(GitHubDouble.LOGIN)
                                && it.path("body").asText().startsWith("<!-- plimsoll:summary"))
                .findFirst()
                .orElse(null);
    }

    /** Bodies of the comments of one author. */
    public List<String> commentsOf(String login) throws IOException {
        return github.alone(it ->
                bodies(
                        it.issueComments.stream()
                                .filter(one -> one.at("/user/login").asText().equals(login))
                                .toList()));
    }

    /** Bodies of the reviews. */
    public List<String> reviews() throws IOException {
        return github.alone(it -> bodies(it.reviews));
    }

    /** Bodies of the review comments, outdated and resolved ones too. */
    public List<String> reviewComments() throws IOException {
        return github.alone(it -> bodies(it.reviewComments));
    }

    public List<String> comments() throws IOException {
        return github.alone(it -> bodies(it.issueComments));
    }

    /** The review comments in the API's own words. */
    public List<ObjectNode> reviewCommentsAsJson() throws IOException {
        return github.alone(it ->
                it.reviewComments.stream().filter(this::isMine).map(ObjectNode::deepCopy).toList());
    }

    /** The check runs on the head, in the API's own words. */
    public List<ObjectNode> checks() throws IOException {
        return checksOf(head());
    }

    public List<ObjectNode> checksOf(String commit) throws IOException {
        return github.alone(it ->
                it.checks.stream()
                        .filter(check -> check.path("head_sha").asText().equals(commit))
                        .map(ObjectNode::deepCopy)
                        .toList());
    }

    public int resolvedThreads() throws IOException {
        return github.alone(it -> it.resolvedThreads.size());
    }

    /** Whether the thread that this comment begins is resolved. */
    public boolean isResolved(long comment) throws IOException {
        return github.alone(it -> it.resolvedThreads.containsKey(comment));
    }

    public int hiddenComments() throws IOException {
        return github.alone(it -> it.hidden.size());
    }

    public List<String> reactionsTo(long comment) throws IOException {
        return github.alone(it ->
                it.reactions.stream()
                        .filter(reaction -> reaction.path("comment").asLong() == comment)
                        .map(reaction -> reaction.path("content").asText())
                        .toList());
    }

    /** The text of a file at the head. */
    public Optional<String> file(String path) throws IOException {
        return github.alone(it ->
                repository
                        .file(json.at("/head/sha").asText(), path)
                        .map(bytes -> new String(bytes, StandardCharsets.UTF_8)));
    }

    /** The payload of an event about this pull request. */
    public ObjectNode event(String action) throws IOException {
        return github.alone(it -> {
            ObjectNode event = about();
            event.put("action", action).put("number", number);
            event.set("pull_request", json.deepCopy());
            return event;
        });
    }

    /** The payload of {@code issue_comment} created. */
    public ObjectNode commentEvent(long comment, String author, String body) {
        ObjectNode event = about();
        event.put("action", "created");
        event.putObject("issue").put("number", number).putObject("pull_request").put("url", "");
        ObjectNode said = event.putObject("comment").put("id", comment).put("body", body);
        said.putObject("user").put("login", author).put("type", "User");
        return event;
    }

    /** The payload of a press on a check's button. */
    public ObjectNode buttonEvent(String identifier, String user) throws IOException {
        ObjectNode event = about();
        event.put("action", "requested_action");
        event.putObject("requested_action").put("identifier", identifier);
        event.set("check_run", checks().getFirst());
        event.putObject("sender").put("login", user).put("type", "User");
        return event;
    }

    private ObjectNode about() {
        ObjectNode event = DoubleRoutes.JSON.objectNode();
        event.set("repository", GitRoutes.repositoryJson(repository));
        event.putObject("installation").put("id", GitHubDouble.INSTALLATION);
        event.putObject("sender").put("login", json.at("/user/login").asText());
        return event;
    }

    private List<String> bodies(List<ObjectNode> all) {
        return all.stream().filter(this::isMine).map(it -> it.path("body").asText()).toList();
    }

    private boolean isMine(ObjectNode it) {
        return it.path("pull").asText().equals(key());
    }
}

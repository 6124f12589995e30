package dev.plimsoll.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The check runs of commits. */
public final class CheckRuns {

    /** One request takes no more annotations; later ones append (docs, "Create a check run"). */
    private static final int NOTES_A_REQUEST = 50;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final GitHubApi api;

    public CheckRuns(GitHubApi api) {
        this.api = api;
    }

    /** Ours on this commit, if there is one. */
    public Optional<CheckRun.Posted> find(Repository repository, String head) throws IOException {
        String path =
                "/commits/" + head + "/check-runs?check_name=" + CheckRun.NAME + "&filter=latest";
        for (JsonNode run : api.readAll(repository, "look for the check run", path, "check_runs")) {
            if (!run.at("/app/id").asText().equals(api.tokens().appId())) continue;
            ExternalId id =
                    ExternalId.parse(run.path("external_id").asText())
                            .orElseGet(() -> new ExternalId(List.of(), head));
            Optional<String> conclusion =
                    Optional.of(run.path("conclusion"))
                            .filter(JsonNode::isTextual)
                            .map(JsonNode::asText);
            return Optional.of(
                    new CheckRun.Posted(
                            run.path("id").asLong(),
                            id,
                            conclusion,
                            run.at("/output/title").asText(),
                            run.at("/output/summary").asText()));
        }
        return Optional.empty();
    }

    public void create(Repository repository, CheckRun check) throws IOException {
        ObjectNode body = body(check, 0);
        body.put("name", CheckRun.NAME);
        body.put("head_sha", check.id().head());
        JsonNode made = api.write(repository, "create the check run", "POST", "/check-runs", body);
        append(repository, made.path("id").asLong(), check);
    }

    public void update(Repository repository, long number, CheckRun check) throws IOException {
        api.write(
                repository,
                "update the check run",
                "PATCH",
                "/check-runs/" + number,
                body(check, 0));
        append(repository, number, check);
    }

    private void append(Repository repository, long number, CheckRun check) throws IOException {
        for (int from = NOTES_A_REQUEST; from < check.notes().size(); from += NOTES_A_REQUEST) {
            api.write(
                    repository,
                    "add to the check run",
                    "PATCH",
                    "/check-runs/" + number,
                    body(check, from));
        }
    }

    private static ObjectNode body(CheckRun check, int fromNote) {
        ObjectNode body = JSON.objectNode();
        body.put("external_id", check.id().toString());
        body.put("status", "completed");
        body.put("conclusion", check.conclusion());
        check.details().ifPresent(url -> body.put("details_url", url));
        ObjectNode output = body.putObject("output");
        output.put("title", Capped.title(check.title()));
        output.put("summary", Capped.body(check.summary()));
        ArrayNode notes = output.putArray("annotations");
        check.notes().stream()
                .skip(fromNote)
                .limit(NOTES_A_REQUEST)
                .forEach(note -> {
                    ObjectNode one = notes.addObject();
                    one.put("path", note.path());
                    one.put("start_line", note.startLine());
                    one.put("end_line", note.endLine());
                    one.put("annotation_level", note.level());
                    one.put("title", Capped.title(note.title()));
                    one.put("message", Capped.body(note.message()));
                });
        ArrayNode actions = body.putArray("actions");
        check.buttons()
                .forEach(button -> {
                    ObjectNode one = actions.addObject();
                    one.put("label", button.label());
                    one.put("description", button.description());
                    one.put("identifier", button.identifier());
                });
        return body;
    }
}

package dev.plimsoll.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Check runs, with the limits of GitHub's description of the API ("Create a check run"). */
final class CheckRoutes {

    private static final int LONGEST_TEXT = 65_535;
    private static final int MOST_ANNOTATIONS = 50;
    private static final int MOST_ACTIONS = 3;
    private static final Set<String> CONCLUSIONS =
            Set.of(
                    "action_required",
                    "cancelled",
                    "failure",
                    "neutral",
                    "success",
                    "skipped",
                    "timed_out");
    private static final Set<String> LEVELS = Set.of("notice", "warning", "failure");

    private final Hosted hosted;
    private final String appId;

    CheckRoutes(Hosted hosted, String appId) {
        this.hosted = hosted;
        this.appId = appId;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/repos/{owner}/{name}/commits/{sha}/check-runs", this::list);
        routes.post("/repos/{owner}/{name}/check-runs", this::create);
        routes.patch("/repos/{owner}/{name}/check-runs/{id}", this::update);
    }

    private void list(Context ctx) {
        List<ObjectNode> found =
                hosted.checks.stream()
                        .filter(check ->
                                check.path("head_sha").asText().equals(ctx.pathParam("sha")))
                        .filter(check ->
                                ctx.queryParam("check_name") == null
                                        || check.path("name")
                                                .asText()
                                                .equals(ctx.queryParam("check_name")))
                        .toList();
        ObjectNode json = DoubleRoutes.JSON.objectNode().put("total_count", found.size());
        json.set("check_runs", DoubleRoutes.array(DoubleRoutes.page(ctx, found)));
        DoubleRoutes.answer(ctx, 200, json);
    }

    private void create(Context ctx) throws IOException {
        hosted.mustHave("checks");
        HostedRepository repository =
                hosted.repository(ctx.pathParam("owner"), ctx.pathParam("name"));
        JsonNode asked = DoubleRoutes.body(ctx);
        if (asked.path("name").asText().isEmpty()) throw Refused.invalid("name is missing");
        if (repository.resolve(asked.path("head_sha").asText()).isEmpty())
            throw Refused.invalid("No commit found for SHA: " + asked.path("head_sha").asText());
        check(asked);
        ObjectNode run = DoubleRoutes.JSON.objectNode().put("id", hosted.nextId());
        run.putObject("app").put("id", Long.parseLong(appId));
        run.putArray("pull_requests");
        take(run, asked);
        hosted.checks.add(run);
        DoubleRoutes.answer(ctx, 201, run);
    }

    private void update(Context ctx) {
        hosted.mustHave("checks");
        long id = Long.parseLong(ctx.pathParam("id"));
        ObjectNode run =
                hosted.checks.stream()
                        .filter(it -> it.path("id").asLong() == id)
                        .findFirst()
                        .orElseThrow(Refused::notFound);
        JsonNode asked = DoubleRoutes.body(ctx);
        check(asked);
        take(run, asked);
        DoubleRoutes.answer(ctx, 200, run);
    }

    private static void take(ObjectNode run, JsonNode asked) {
        JsonNode before = run.at("/output/annotations");
        asked.properties().forEach(field -> run.set(field.getKey(), field.getValue().deepCopy()));
        // later requests append
        if (before instanceof ArrayNode old
                && run.at("/output/annotations") instanceof ArrayNode fresh)
            fresh.addAll(old.deepCopy());
        if (run.path("conclusion").isTextual()) run.put("status", "completed");
    }

    private static void check(JsonNode asked) {
        JsonNode conclusion = asked.path("conclusion");
        if (conclusion.isTextual() && !CONCLUSIONS.contains(conclusion.asText()))
            throw Refused.invalid("conclusion is not included in the list");
        if (asked.path("status").asText().equals("completed") && !conclusion.isTextual())
            throw Refused.invalid("conclusion is missing");
        JsonNode output = asked.path("output");
        if (output.isObject()) {
            must(!output.path("title").asText().isEmpty(), "output.title is missing");
            must(!output.path("summary").asText().isEmpty(), "output.summary is missing");
            must(
                    output.path("summary").asText().length() <= LONGEST_TEXT,
                    "output.summary exceeds 65535 characters");
            must(
                    output.path("text").asText().length() <= LONGEST_TEXT,
                    "output.text exceeds 65535 characters");
            must(
                    output.path("annotations").size() <= MOST_ANNOTATIONS,
                    "output.annotations has more than 50 items");
            output.path("annotations").forEach(CheckRoutes::annotation);
        }
        must(asked.path("actions").size() <= MOST_ACTIONS, "actions has more than 3 items");
        for (JsonNode action : asked.path("actions")) {
            length(action, "label", 20);
            length(action, "description", 40);
            length(action, "identifier", 20);
        }
    }

    private static void annotation(JsonNode note) {
        must(!note.path("path").asText().isEmpty(), "annotation path is missing");
        must(
                note.path("start_line").isInt() && note.path("end_line").isInt(),
                "annotation lines are missing");
        must(
                note.path("start_line").asInt() <= note.path("end_line").asInt(),
                "annotation ends before it starts");
        must(
                LEVELS.contains(note.path("annotation_level").asText()),
                "annotation_level is not included in the list");
        must(!note.path("message").asText().isEmpty(), "annotation message is missing");
        must(
                note.path("title").asText().length() <= 255,
                "annotation title exceeds 255 characters");
    }

    private static void length(JsonNode action, String field, int most) {
        String text = action.path(field).asText();
        must(
                !text.isEmpty() && text.length() <= most,
                "actions." + field + " must have 1 to " + most + " characters");
    }

    private static void must(boolean holds, String error) {
        if (!holds) throw Refused.invalid(error);
    }
}

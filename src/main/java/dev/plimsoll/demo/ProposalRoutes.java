package dev.plimsoll.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Optional;

/** Branches and pull requests that the App itself makes. */
final class ProposalRoutes {

    private static final String HEADS = "refs/heads/";

    private final Hosted hosted;
    private final Opened opened;

    ProposalRoutes(Hosted hosted, Opened opened) {
        this.hosted = hosted;
        this.opened = opened;
    }

    /** Makes the pull request's JSON. */
    interface Opened {
        ObjectNode open(HostedRepository repository, String baseRef, String headRef)
                throws IOException;
    }

    void addTo(RoutesConfig routes) {
        routes.post("/repos/{owner}/{name}/git/refs", this::make);
        routes.patch("/repos/{owner}/{name}/git/refs/heads/<branch>", this::move);
        routes.post("/repos/{owner}/{name}/pulls", this::open);
    }

    private HostedRepository repository(Context ctx) {
        HostedRepository repository =
                hosted.repository(ctx.pathParam("owner"), ctx.pathParam("name"));
        if (hosted.archived.contains(repository.fullName()))
            throw new Refused(403, "Repository was archived so is read-only.");
        return repository;
    }

    private void make(Context ctx) throws IOException {
        hosted.mustHave("contents");
        HostedRepository repository = repository(ctx);
        JsonNode asked = DoubleRoutes.body(ctx);
        String ref = asked.path("ref").asText();
        if (!ref.startsWith(HEADS)) throw Refused.invalid("ref must begin with refs/heads/");
        String branch = ref.substring(HEADS.length());
        String commit =
                repository
                        .resolve(asked.path("sha").asText())
                        .orElseThrow(() -> Refused.invalid("Object does not exist"));
        if (repository.resolve(branch).isPresent())
            throw Refused.invalid("Reference already exists");
        repository.move(branch, commit);
        DoubleRoutes.answer(ctx, 201, DoubleRoutes.JSON.objectNode().put("ref", ref));
    }

    private void move(Context ctx) throws IOException {
        hosted.mustHave("contents");
        HostedRepository repository = repository(ctx);
        JsonNode asked = DoubleRoutes.body(ctx);
        String branch = ctx.pathParam("branch");
        String before =
                repository
                        .resolve(branch)
                        .orElseThrow(() -> Refused.invalid("Reference does not exist"));
        String after = asked.path("sha").asText();
        if (!repository.mergeBase(before, after).equals(before))
            throw Refused.invalid("Update is not a fast forward");
        repository.move(branch, after);
        DoubleRoutes.answer(ctx, 200, DoubleRoutes.JSON.objectNode().put("ref", HEADS + branch));
    }

    private void open(Context ctx) throws IOException {
        hosted.mustHave("pull_requests");
        HostedRepository repository = repository(ctx);
        JsonNode asked = DoubleRoutes.body(ctx);
        String base = asked.path("base").asText();
        String head = asked.path("head").asText();
        Optional<String> from = repository.resolve(head);
        Optional<String> to = repository.resolve(base);
        if (from.isEmpty() || to.isEmpty()) throw Refused.invalid("head or base is invalid");
        if (asked.path("title").asText().isBlank()) throw Refused.invalid("title can't be blank");
        if (repository.mergeBase(from.get(), to.get()).equals(from.get()))
            throw Refused.invalid("No commits between " + base + " and " + head);
        boolean twice =
                hosted.pulls.entrySet().stream()
                        .anyMatch(it ->
                                it.getKey().startsWith(repository.fullName() + "#")
                                        && it.getValue().path("state").asText().equals("open")
                                        && it.getValue().at("/head/ref").asText().equals(head));
        if (twice) throw Refused.invalid("A pull request already exists for " + head + ".");
        DoubleRoutes.commentBody(asked);
        ObjectNode pull = opened.open(repository, base, head);
        pull.put("title", asked.path("title").asText()).put("body", asked.path("body").asText());
        DoubleRoutes.answer(ctx, 201, pull);
    }
}

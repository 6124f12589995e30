package dev.plimsoll.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plimsoll.demo.HostedRepository.Change;
import dev.plimsoll.demo.HostedRepository.TreeFile;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The double's reads of repositories, commits, trees, blobs and pull requests; all of it comes from
 * git.
 */
final class GitRoutes {

    /** Limits of GitHub's lists of changed files (docs, "List pull requests files", "Compare"). */
    private static final int MOST_FILES = 3_000;

    private static final int MOST_COMPARED = 300;

    /** Files with longer differences come without a patch. */
    private static final int LONGEST_PATCH = 20_000;

    private final Hosted hosted;

    GitRoutes(Hosted hosted) {
        this.hosted = hosted;
    }

    void addTo(RoutesConfig routes) {
        routes.get(
                "/repos/{owner}/{name}",
                ctx -> DoubleRoutes.answer(ctx, 200, repositoryJson(repository(ctx))));
        routes.get("/repos/{owner}/{name}/pulls", this::pulls);
        routes.get(
                "/repos/{owner}/{name}/pulls/{number}",
                ctx -> DoubleRoutes.answer(ctx, 200, pull(ctx)));
        routes.get("/repos/{owner}/{name}/pulls/{number}/files", this::files);
        routes.get("/repos/{owner}/{name}/compare/<range>", this::compare);
        routes.get("/repos/{owner}/{name}/git/trees/{sha}", this::tree);
        routes.get("/repos/{owner}/{name}/git/blobs/{sha}", this::blob);
        routes.get("/repos/{owner}/{name}/contents/<path>", this::contents);
        routes.get("/repos/{owner}/{name}/collaborators/{user}/permission", this::permission);
    }

    static ObjectNode repositoryJson(HostedRepository repository) {
        ObjectNode json = DoubleRoutes.JSON.objectNode();
        json.put("id", repository.id());
        json.put("name", repository.name());
        json.put("full_name", repository.fullName());
        json.put("default_branch", "main");
        json.putObject("owner").put("login", repository.owner()).put("type", "Organization");
        return json;
    }

    private HostedRepository repository(Context ctx) {
        return hosted.repository(ctx.pathParam("owner"), ctx.pathParam("name"));
    }

    private ObjectNode pull(Context ctx) {
        return hosted.pull(repository(ctx), Integer.parseInt(ctx.pathParam("number")));
    }

    private void pulls(Context ctx) {
        String prefix = repository(ctx).fullName() + "#";
        List<ObjectNode> found =
                hosted.pulls.entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith(prefix))
                        .map(entry -> entry.getValue())
                        .filter(pull -> pull.path("state").asText().equals("open"))
                        .toList();
        DoubleRoutes.answer(ctx, 200, DoubleRoutes.array(DoubleRoutes.page(ctx, found)));
    }

    private void files(Context ctx) throws IOException {
        hosted.mustHave("contents: read");
        List<ObjectNode> files = json(changes(repository(ctx), pull(ctx)));
        List<ObjectNode> listed = files.subList(0, Math.min(files.size(), MOST_FILES));
        DoubleRoutes.answer(ctx, 200, DoubleRoutes.array(DoubleRoutes.page(ctx, listed)));
    }

    private static List<ObjectNode> json(List<Change> changes) {
        List<ObjectNode> files = new ArrayList<>();
        for (Change change : changes) {
            ObjectNode json = DoubleRoutes.JSON.objectNode();
            json.put("sha", change.blob());
            json.put("filename", change.path());
            json.put("status", change.status());
            json.put("additions", change.additions());
            json.put("deletions", change.deletions());
            change.previous().ifPresent(it -> json.put("previous_filename", it));
            change.patch()
                    .filter(it -> it.lines().count() <= LONGEST_PATCH)
                    .ifPresent(it -> json.put("patch", it));
            files.add(json);
        }
        return files;
    }

    static List<Change> changes(HostedRepository repository, ObjectNode pull) throws IOException {
        String head = pull.at("/head/sha").asText();
        String base =
                repository.resolve(pull.at("/base/ref").asText()).orElseThrow(Refused::notFound);
        return repository.changes(repository.mergeBase(base, head), head);
    }

    private void compare(Context ctx) throws IOException {
        hosted.mustHave("contents: read");
        HostedRepository repository = repository(ctx);
        String range = ctx.pathParam("range");
        int dots = range.indexOf("...");
        if (dots < 0) throw Refused.notFound();
        String base = repository.resolve(range.substring(0, dots)).orElseThrow(Refused::notFound);
        String head = repository.resolve(range.substring(dots + 3)).orElseThrow(Refused::notFound);
        ObjectNode json = DoubleRoutes.JSON.objectNode();
        json.putObject("base_commit").put("sha", base);
        String mergeBase = repository.mergeBase(base, head);
        json.putObject("merge_base_commit").put("sha", mergeBase);
        // files come with the first page of commits only, and never more than 300
        ArrayNode files = json.putArray("files");
        if (DoubleRoutes.number(ctx, "page", 1) == 1)
            json(repository.changes(mergeBase, head)).stream()
                    .limit(MOST_COMPARED)
                    .forEach(files::add);
        DoubleRoutes.answer(ctx, 200, json);
    }

    private void tree(Context ctx) throws IOException {
        hosted.mustHave("contents: read");
        HostedRepository repository = repository(ctx);
        String id = repository.resolve(ctx.pathParam("sha")).orElseThrow(Refused::notFound);
        List<TreeFile> files =
                ctx.queryParam("recursive") == null ? repository.folder(id) : repository.tree(id);
        boolean whole = ctx.queryParam("recursive") == null || files.size() <= hosted.largestTree;
        ObjectNode json = DoubleRoutes.JSON.objectNode();
        json.put("sha", id);
        json.put("truncated", !whole);
        ArrayNode entries = json.putArray("tree");
        for (TreeFile file : whole ? files : files.subList(0, hosted.largestTree)) {
            String type =
                    switch (file.mode()) {
                        case "160000" -> "commit";
                        case "040000" -> "tree";
                        default -> "blob";
                    };
            ObjectNode entry = entries.addObject();
            entry.put("path", file.path())
                    .put("mode", file.mode())
                    .put("type", type)
                    .put("sha", file.id());
            if (type.equals("blob")) entry.put("size", file.bytes());
        }
        DoubleRoutes.answer(ctx, 200, json);
    }

    private void blob(Context ctx) throws IOException {
        hosted.mustHave("contents: read");
        byte[] bytes = repository(ctx).blob(ctx.pathParam("sha")).orElseThrow(Refused::notFound);
        if (isRaw(ctx)) {
            ctx.contentType("application/octet-stream").result(bytes);
            return;
        }
        ObjectNode json = DoubleRoutes.JSON.objectNode();
        json.put("sha", ctx.pathParam("sha")).put("size", bytes.length).put("encoding", "base64");
        json.put("content", Base64.getMimeEncoder().encodeToString(bytes));
        DoubleRoutes.answer(ctx, 200, json);
    }

    private void contents(Context ctx) throws IOException {
        hosted.mustHave("contents: read");
        HostedRepository repository = repository(ctx);
        String ref = Optional.ofNullable(ctx.queryParam("ref")).orElse("main");
        String commit = repository.resolve(ref).orElseThrow(Refused::notFound);
        byte[] bytes =
                repository.file(commit, ctx.pathParam("path")).orElseThrow(Refused::notFound);
        if (!isRaw(ctx)) throw new Refused(501, "the double gives raw contents only");
        ctx.contentType("application/octet-stream").result(bytes);
    }

    private void permission(Context ctx) {
        String permission = hosted.collaborators.getOrDefault(ctx.pathParam("user"), "read");
        ObjectNode json = DoubleRoutes.JSON.objectNode().put("permission", permission);
        json.putObject("user").put("login", ctx.pathParam("user"));
        DoubleRoutes.answer(ctx, 200, json);
    }

    private static boolean isRaw(Context ctx) {
        String accept = ctx.header("Accept");
        return accept != null && accept.contains("raw");
    }
}

package dev.plimsoll.web;

import dev.plimsoll.store.RepositoryRow;
import dev.plimsoll.store.StoredReview;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * The pages. Those that name repositories open to the operator's token, a report also to its signed
 * link.
 */
final class Pages {

    private static final int SHOWN = 50;
    private static final String HTML = "text/html; charset=utf-8";

    private final Site site;
    private final Access access;
    private final TemplateEngine templates;

    Pages(Site site) {
        this.site = site;
        this.access = new Access(site.adminToken(), site.clock());
        this.templates =
                TemplateEngine.createPrecompiled(
                        null,
                        ContentType.Html,
                        Pages.class.getClassLoader(),
                        "dev.plimsoll.web.pages");
    }

    void addTo(RoutesConfig routes) {
        routes.get("/", this::overview);
        routes.post("/", this::enter);
        routes.get(
                "/style.css",
                ctx -> ctx.contentType("text/css; charset=utf-8").result(resource("style.css")));
        routes.get("/reviews/{id}", this::review);
        routes.get("/rules", ctx -> show(ctx, "rules.jte", Map.of("rules", site.rules())));
        routes.get("/rules/{id}", this::rule);
        routes.get(
                "/schema/config.json",
                ctx ->
                        ctx.contentType("application/schema+json")
                                .result(site.configurationSchema().get()));
    }

    private void overview(Context ctx) {
        boolean open = access.isOpen(ctx);
        List<StoredReview> latest = open ? site.reviews().latest(SHOWN) : List.of();
        List<RepositoryRow> scanned = open ? site.repositories().scanned(SHOWN) : List.of();
        boolean configured = site.receiver().get().isPresent();
        show(
                ctx,
                "overview.jte",
                Map.of(
                        "open",
                        open,
                        "configured",
                        configured,
                        "reviews",
                        latest,
                        "repositories",
                        scanned));
    }

    private void enter(Context ctx) {
        if (access.enter(ctx, ctx.formParam("token"))) ctx.redirect("/", HttpStatus.SEE_OTHER);
        else ctx.status(HttpStatus.UNAUTHORIZED).result("that is not the token");
    }

    /** Who may not see reports learns nothing of which there are. */
    private void review(Context ctx) {
        String id = ctx.pathParam("id");
        boolean open =
                access.isOpen(ctx)
                        || site.links().open(id, ctx.queryParam("expires"), ctx.queryParam("key"));
        if (!open) {
            ctx.status(HttpStatus.UNAUTHORIZED)
                    .header("WWW-Authenticate", "Bearer")
                    .result("this page needs the operator's token");
            return;
        }
        StoredReview stored =
                site.reviews()
                        .find(id)
                        .orElseThrow(() -> new NotFoundResponse("there is no such review"));
        show(ctx, "review.jte", Map.of("page", ReviewPage.of(stored)));
    }

    private void rule(Context ctx) {
        String id = ctx.pathParam("id");
        RulePage page =
                site.rules().stream()
                        .filter(rule -> rule.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> new NotFoundResponse("there is no such rule"));
        show(ctx, "rule.jte", Map.of("rule", page));
    }

    private void show(Context ctx, String template, Map<String, Object> model) {
        StringOutput output = new StringOutput();
        templates.render(template, model, output);
        ctx.contentType(HTML).result(output.toString());
    }

    private static String resource(String name) {
        try (InputStream in = Pages.class.getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException("the jar lacks " + name);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("tried to read " + name, e);
        }
    }
}

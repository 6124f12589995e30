package dev.plimsoll.web;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server: the webhook's route, health, metrics and pages. */
public final class WebServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

    /** GitHub sends payloads of at most 25 MB (docs.github.com, "Webhook events and payloads"). */
    private static final long LARGEST_BODY = 25L * 1024 * 1024;

    /**
     * Requests under way are answered before the server stops, within the ten seconds that the
     * process has.
     */
    private static final int STOP_PATIENCE_MILLIS = 2_000;

    private final Javalin javalin;

    private WebServer(Javalin javalin) {
        this.javalin = javalin;
    }

    /** Listens; port 0 takes a free one. */
    public static WebServer start(String host, int port, Site site) {
        Javalin javalin = Javalin.create(config -> configure(config, site));
        javalin.start(host, port);
        return new WebServer(javalin);
    }

    public int port() {
        return javalin.port();
    }

    @Override
    public void close() {
        javalin.stop();
    }

    private static void configure(JavalinConfig config, Site site) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.http.maxRequestSize = LARGEST_BODY;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        config.jetty.modifyServer(server -> server.setStopTimeout(STOP_PATIENCE_MILLIS));
        var routes = config.routes;
        routes.before(new SecurityHeaders());
        routes.after(ctx -> site.metrics().answered(ctx.statusCode()));
        routes.exception(
                Exception.class,
                (failure, ctx) -> {
                    LOG.error("{} {} failed", ctx.method(), ctx.path(), failure);
                    ctx.status(HttpStatus.INTERNAL_SERVER_ERROR)
                            .result("something went wrong; the log says what");
                });
        routes.post(WebhookRoute.PATH, ctx -> receive(site, ctx));
        routes.get("/healthz", ctx -> ctx.result("alive"));
        routes.get("/readyz", ctx -> ready(site, ctx));
        routes.get(
                "/metrics",
                ctx ->
                        ctx.contentType("text/plain; version=0.0.4; charset=utf-8")
                                .result(site.metrics().scrape()));
        new Pages(site).addTo(routes);
        new SetupPages(site).addTo(routes);
    }

    private static void receive(Site site, Context ctx) {
        Receiver receiver =
                site.receiver()
                        .get()
                        .orElseThrow(() -> new NotFoundResponse("the App is not configured yet"));
        new WebhookRoute(receiver.signature(), receiver.inbox(), site.metrics()).handle(ctx);
    }

    private static void ready(Site site, Context ctx) {
        boolean ready;
        try {
            ready = site.ready().getAsBoolean();
        } catch (RuntimeException e) {
            LOG.warn("not ready: a delivery could not be stored: {}", e.toString());
            ready = false;
        }
        ctx.status(ready ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .result(ready ? "ready" : "not ready");
    }
}

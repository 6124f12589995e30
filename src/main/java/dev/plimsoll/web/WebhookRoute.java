package dev.plimsoll.web;

import dev.plimsoll.github.Delivery;
import dev.plimsoll.github.DeliveryParser;
import dev.plimsoll.github.WebhookSignature;
import dev.plimsoll.job.Inbox;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import io.javalin.http.ServiceUnavailableResponse;
import io.javalin.http.UnauthorizedResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /api/github/webhooks}. Nothing of the body is looked at before its signature holds.
 */
final class WebhookRoute implements Handler {

    static final String PATH = "/api/github/webhooks";

    private static final Logger LOG = LoggerFactory.getLogger(WebhookRoute.class);

    private final WebhookSignature signature;
    private final Inbox inbox;
    private final Metrics metrics;

    WebhookRoute(WebhookSignature signature, Inbox inbox, Metrics metrics) {
        this.signature = signature;
        this.inbox = inbox;
        this.metrics = metrics;
    }

    @Override
    public void handle(Context ctx) {
        // throws 413 past the limit that the server is configured with, announced or not
        byte[] body = ctx.bodyAsBytes();
        if (!signature.holds(body, ctx.header("X-Hub-Signature-256")))
            throw new UnauthorizedResponse("the signature does not hold");
        if (!isJson(ctx.contentType())) {
            ctx.status(HttpStatus.UNSUPPORTED_MEDIA_TYPE).result("send application/json");
            return;
        }
        switch (DeliveryParser.parse(
                ctx.header("X-GitHub-Event"), ctx.header("X-GitHub-Delivery"), body)) {
            case Delivery.Malformed malformed -> throw new BadRequestResponse(malformed.why());
            case Delivery.Nothing nothing -> ctx.status(HttpStatus.OK);
            case Delivery.Wanted wanted -> {
                store(wanted.event(), wanted.guid(), () -> inbox.store(wanted));
                ctx.status(HttpStatus.ACCEPTED);
            }
            case Delivery.Installed installed -> {
                store(installed.event(), installed.guid(), () -> inbox.store(installed));
                ctx.status(HttpStatus.ACCEPTED);
            }
        }
    }

    private void store(String event, String guid, Runnable how) {
        try {
            how.run();
            metrics.accepted(event);
        } catch (RuntimeException e) {
            LOG.error("delivery {} cannot be stored", guid, e);
            throw new ServiceUnavailableResponse("the delivery cannot be stored now");
        }
    }

    private static boolean isJson(@Nullable String contentType) {
        if (contentType == null) return false;
        int semicolon = contentType.indexOf(';');
        String type = semicolon < 0 ? contentType : contentType.substring(0, semicolon);
        return type.strip().toLowerCase(Locale.ROOT).equals("application/json");
    }
}

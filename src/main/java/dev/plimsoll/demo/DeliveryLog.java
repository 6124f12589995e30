package dev.plimsoll.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the App's webhook was sent and how it answered; nothing is sent again unasked. */
final class DeliveryLog {

    private final List<Entry> entries = new ArrayList<>();
    private final List<ObjectNode> askedAgain = new ArrayList<>();

    /** A delivery, whose payload names its own id as {@code guid}. */
    private record Entry(
            long id, String event, String guid, int status, Instant time, ObjectNode payload) {}

    void addTo(RoutesConfig routes) {
        routes.get("/app/hook/deliveries", this::list);
        routes.post("/app/hook/deliveries/{id}/attempts", this::again);
    }

    void add(String event, ObjectNode payload, int status) {
        String guid = payload.path("guid").asText();
        entries.add(new Entry(entries.size() + 1, event, guid, status, Instant.now(), payload));
    }

    /** What was asked for again since the last look. */
    List<ObjectNode> takeAskedAgain() {
        List<ObjectNode> taken = List.copyOf(askedAgain);
        askedAgain.clear();
        return taken;
    }

    /** The newest first, page by page with a cursor. */
    private void list(Context ctx) {
        int size = Math.clamp(DoubleRoutes.number(ctx, "per_page", 30), 1, 100);
        int from = DoubleRoutes.number(ctx, "cursor", 0);
        ArrayNode page = DoubleRoutes.JSON.arrayNode();
        for (int i = from; i < Math.min(entries.size(), from + size); i++) {
            Entry entry = entries.get(entries.size() - 1 - i);
            page.addObject()
                    .put("id", entry.id())
                    .put("guid", entry.guid())
                    .put("event", entry.event())
                    .put("delivered_at", entry.time().toString())
                    .put("redelivery", false)
                    .put("status_code", entry.status());
        }
        if (from + size < entries.size())
            ctx.header(
                    "Link",
                    "<%s?per_page=%d&cursor=%d>; rel=\"next\""
                            .formatted(ctx.url(), size, from + size));
        DoubleRoutes.answer(ctx, 200, page);
    }

    private void again(Context ctx) {
        long id = Long.parseLong(ctx.pathParam("id"));
        Entry entry =
                entries.stream()
                        .filter(it -> it.id() == id)
                        .findFirst()
                        .orElseThrow(Refused::notFound);
        askedAgain.add(entry.payload());
        DoubleRoutes.answer(ctx, 202, DoubleRoutes.JSON.objectNode());
    }
}

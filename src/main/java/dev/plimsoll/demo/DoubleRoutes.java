package dev.plimsoll.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.List;

/** What all groups of the double's routes share. */
final class DoubleRoutes {

    static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** GitHub's limit on bodies of comments. */
    static final int LONGEST_BODY = 65_536;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private DoubleRoutes() {}

    static JsonNode body(Context ctx) {
        try {
            JsonNode json = MAPPER.readTree(ctx.body());
            if (json == null || !json.isObject())
                throw new Refused(400, "Body should be a JSON object");
            return json;
        } catch (JsonProcessingException e) {
            throw new Refused(400, "Problems parsing JSON");
        }
    }

    static void answer(Context ctx, int status, JsonNode json) {
        ctx.status(status).contentType("application/json; charset=utf-8").result(json.toString());
    }

    /** A page of a list: 30 items where nothing else is asked for, 100 at most. */
    static List<ObjectNode> page(Context ctx, List<ObjectNode> all) {
        int size = Math.clamp(number(ctx, "per_page", 30), 1, 100);
        int page = Math.max(1, number(ctx, "page", 1));
        return all.stream().skip((long) (page - 1) * size).limit(size).toList();
    }

    static ArrayNode array(List<ObjectNode> items) {
        ArrayNode array = JSON.arrayNode();
        items.forEach(array::add);
        return array;
    }

    static int number(Context ctx, String parameter, int otherwise) {
        String given = ctx.queryParam(parameter);
        return given == null ? otherwise : Integer.parseInt(given);
    }

    static String commentBody(JsonNode json) {
        String body = json.path("body").asText();
        if (body.isBlank()) throw new Refused(422, "Validation Failed", "body can't be blank");
        if (body.length() > LONGEST_BODY)
            throw new Refused(
                    422, "Validation Failed", "body is too long (maximum is 65536 characters)");
        return body;
    }
}

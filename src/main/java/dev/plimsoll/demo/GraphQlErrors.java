package dev.plimsoll.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Errors about parts of a GraphQL answer. */
record GraphQlErrors(ObjectNode answer) {

    void add(String type, String message, String... path) {
        ArrayNode list =
                answer.path("errors") instanceof ArrayNode there
                        ? there
                        : answer.putArray("errors");
        ObjectNode error = list.addObject().put("type", type).put("message", message);
        ArrayNode steps = error.putArray("path");
        for (String step : path) steps.add(step);
    }

    void forbidden(String... path) {
        add("FORBIDDEN", "Resource not accessible by integration", path);
    }
}

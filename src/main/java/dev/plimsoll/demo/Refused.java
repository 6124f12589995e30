package dev.plimsoll.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The double says no, in GitHub's words. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;
    private final int status;
    private final transient List<String> errors;

    Refused(int status, String message, String... errors) {
        super(message, null, false, false);
        this.status = status;
        this.errors = List.of(errors);
    }

    static Refused notFound() {
        return new Refused(404, "Not Found");
    }

    static Refused invalid(String... errors) {
        return new Refused(422, "Unprocessable Entity", errors);
    }

    static Refused forbidden() {
        return new Refused(403, "Resource not accessible by integration");
    }

    /** GraphQL tells that a limit is reached with 200. */
    static Refused inGraphQl(String message) {
        return new Refused(200, message);
    }

    int status() {
        return status;
    }

    ObjectNode body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (status == 200) {
            body.putNull("data");
            body.putArray("errors")
                    .addObject()
                    .put("type", "RATE_LIMITED")
                    .put("message", getMessage());
            return body;
        }
        body.put("message", getMessage());
        ArrayNode list = body.putArray("errors");
        errors.forEach(list::add);
        body.put("documentation_url", "https://docs.github.com/rest");
        return body;
    }
}

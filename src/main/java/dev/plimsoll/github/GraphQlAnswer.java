package dev.plimsoll.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What GraphQL answers: data, and errors about parts of it.
 *
 * @param errors where there are any, the parts that they name are null in the data
 */
record GraphQlAnswer(JsonNode data, List<PartError> errors) {

    /**
     * An error about a part.
     *
     * @param type such as {@code NOT_FOUND}, {@code FORBIDDEN}, {@code RATE_LIMITED}; may be empty
     * @param path the names of the fields on the way to the part, separated by dots
     */
    record PartError(String type, String path, String message) {

        boolean isRateLimit() {
            return type.equals("RATE_LIMITED") || message.contains("secondary rate limit");
        }

        GitHubRefusal refusal(String purpose) {
            return new GitHubRefusal(purpose, message, type);
        }

        /** Whether the App has no right to that part, or there is none. */
        boolean isDenied() {
            return type.equals("FORBIDDEN")
                    || type.equals("NOT_FOUND")
                    || message.contains("Resource not accessible by integration");
        }
    }

    static GraphQlAnswer of(JsonNode json) {
        List<PartError> errors = new ArrayList<>();
        for (JsonNode one : json.path("errors")) {
            List<String> path = new ArrayList<>();
            one.path("path").forEach(step -> path.add(step.asText()));
            errors.add(
                    new PartError(
                            one.path("type").asText(),
                            String.join(".", path),
                            one.path("message").asText()));
        }
        return new GraphQlAnswer(json.path("data"), List.copyOf(errors));
    }
}

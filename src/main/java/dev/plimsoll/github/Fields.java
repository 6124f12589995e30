package dev.plimsoll.github;

import com.fasterxml.jackson.databind.JsonNode;

/** The fields of a payload, each by its JSON pointer; one that is missing is an exception. */
record Fields(JsonNode json) {

    /** The payload lacks what its event must have; the message names it. */
    static final class MissingException extends RuntimeException {

        private static final long serialVersionUID = 1;

        MissingException(String field) {
            super(field, null, false, false);
        }
    }

    JsonNode at(String pointer) {
        return json.at(pointer);
    }

    String text(String pointer) {
        JsonNode found = json.at(pointer);
        if (!found.isTextual()) throw missing(pointer);
        return found.asText();
    }

    long number(String pointer) {
        JsonNode found = json.at(pointer);
        boolean small = !pointer.endsWith("/number") || found.canConvertToInt();
        if (!found.isIntegralNumber() || !found.canConvertToLong() || !small)
            throw missing(pointer);
        return found.asLong();
    }

    Repository repository() {
        return new Repository(
                number("/installation/id"),
                number("/repository/id"),
                text("/repository/owner/login"),
                text("/repository/name"));
    }

    private static MissingException missing(String pointer) {
        return new MissingException(pointer.substring(1).replace('/', '.'));
    }
}

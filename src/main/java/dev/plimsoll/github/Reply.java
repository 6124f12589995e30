package dev.plimsoll.github;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import okio.ByteString;

/** What GitHub answered; header names are in lower case. */
record Reply(int status, Map<String, List<String>> headers, ByteString body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT))).map(List::getFirst);
    }

    /** The address of the list's next page (RFC 8288, as GitHub writes it). */
    Optional<String> next() {
        for (String link : header("link").orElse("").split(",", -1)) {
            int open = link.indexOf('<');
            int close = link.indexOf('>');
            if (open >= 0 && close > open && link.contains("rel=\"next\""))
                return Optional.of(link.substring(open + 1, close));
        }
        return Optional.empty();
    }

    /** The body as JSON; an object without fields where it is none. */
    JsonNode json() {
        try {
            JsonNode json = JSON.readTree(body.toByteArray());
            return json == null ? JSON.createObjectNode() : json;
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        } catch (IOException e) {
            throw new IllegalStateException("reading memory does not fail", e);
        }
    }

    /** GitHub's own words about a failure, with the errors that it lists. */
    String message() {
        JsonNode json = json();
        StringBuilder words = new StringBuilder(json.path("message").asText());
        for (JsonNode error : json.path("errors")) {
            words.append("; ")
                    .append(
                            error.isTextual()
                                    ? error.asText()
                                    : error.path("message").asText(error.toString()));
        }
        return words.toString();
    }
}

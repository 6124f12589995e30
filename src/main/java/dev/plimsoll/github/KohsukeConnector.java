package dev.plimsoll.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kohsuke.github.connector.GitHubConnector;
import org.kohsuke.github.connector.GitHubConnectorRequest;
import org.kohsuke.github.connector.GitHubConnectorResponse;

/**
 * Lets the github-api library read through {@link GitHubApi}, so that tokens, limits and timeouts
 * are the same for all.
 */
record KohsukeConnector(GitHubApi api, long installation) implements GitHubConnector {

    @Override
    public GitHubConnectorResponse send(GitHubConnectorRequest request) throws IOException {
        if (!request.method().equals("GET"))
            throw new IOException("the library is for reading, and tried a " + request.method());
        String address = api.endpoint().url().toString();
        // the token is for GitHub alone, whatever address an answer names
        if (!request.url().toString().startsWith(address))
            throw new IOException("that is not below " + address);
        String accept = Optional.ofNullable(request.header("Accept")).orElse(RestCall.JSON_ACCEPT);
        Optional<JsonNode> none = Optional.empty();
        String path = request.url().toString();
        Reply reply =
                api.send(
                        installation,
                        new RestCall(
                                "read " + request.url().getPath(), "GET", path, none, "", accept));
        return new Answer(request, reply);
    }

    private static final class Answer extends GitHubConnectorResponse {

        private final byte[] body;

        Answer(GitHubConnectorRequest request, Reply reply) {
            super(request, reply.status(), caseless(reply));
            this.body = reply.body().toByteArray();
        }

        @Override
        public InputStream bodyStream() {
            return new ByteArrayInputStream(body);
        }

        @Override
        public void close() {
            // all of it is in memory
        }

        private static Map<String, List<String>> caseless(Reply reply) {
            Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            headers.putAll(reply.headers());
            return headers;
        }
    }
}

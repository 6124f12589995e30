package dev.plimsoll.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plimsoll.http.Bodies;
import dev.plimsoll.http.HttpFailure;
import dev.plimsoll.http.Operation;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * One request to the REST API. Refusals are answers here, as their words matter; failures of the
 * server are not.
 *
 * @param path relative to the API's address, or a whole address below it
 * @param accept the media type asked for
 * @param known the mark of the answer that is known already, so that it need not be sent again
 */
record RestCall(
        String purpose,
        String method,
        String path,
        Optional<JsonNode> body,
        String token,
        String accept,
        Optional<String> known)
        implements Operation<Reply> {

    static final String JSON_ACCEPT = "application/vnd.github+json";

    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

    static final int NOT_MODIFIED = 304;

    /** The version of the API that this client was written against. */
    private static final String VERSION = "2022-11-28";

    /** Trees of 100,000 entries weigh about 25 MB. */
    private static final int LARGEST_ANSWER = 64 * 1024 * 1024;

    RestCall(
            String purpose,
            String method,
            String path,
            Optional<JsonNode> body,
            String token,
            String accept) {
        this(purpose, method, path, body, token, accept, Optional.empty());
    }

    static RestCall get(String purpose, String path) {
        return new RestCall(purpose, "GET", path, Optional.empty(), "", JSON_ACCEPT);
    }

    static RestCall send(String purpose, String method, String path, JsonNode body) {
        return new RestCall(purpose, method, path, Optional.of(body), "", JSON_ACCEPT);
    }

    RestCall withToken(String other) {
        return new RestCall(purpose, method, path, body, other, accept, known);
    }

    RestCall unless(Optional<String> etag) {
        return new RestCall(purpose, method, path, body, token, accept, etag);
    }

    @Override
    public boolean accepts(int status) {
        return (status >= 200 && status < 300)
                || (status >= 400 && status < 500)
                || (status == NOT_MODIFIED && known.isPresent());
    }

    @Override
    public Request request(HttpUrl base) {
        HttpUrl url = base.resolve(path);
        if (url == null) throw new IllegalArgumentException("no address: " + path);
        Request.Builder request =
                new Request.Builder()
                        .url(url)
                        .method(method, requestBody())
                        .header("Accept", accept)
                        .header("X-GitHub-Api-Version", VERSION);
        if (!token.isEmpty()) request.header("Authorization", "Bearer " + token);
        known.ifPresent(etag -> request.header("If-None-Match", etag));
        return request.build();
    }

    private @Nullable RequestBody requestBody() {
        if (body.isPresent()) return RequestBody.create(body.get().toString(), JSON);
        return method.equals("GET") || method.equals("HEAD")
                ? null
                : RequestBody.create(new byte[0]);
    }

    @Override
    public Reply read(Response response) throws IOException, HttpFailure {
        Map<String, List<String>> headers = new TreeMap<>();
        response.headers()
                .toMultimap()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        return new Reply(
                response.code(), headers, ByteString.of(Bodies.capped(response, LARGEST_ANSWER)));
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}

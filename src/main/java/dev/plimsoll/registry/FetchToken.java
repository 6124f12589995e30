package dev.plimsoll.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plimsoll.http.Bodies;
import dev.plimsoll.http.HttpFailure;
import dev.plimsoll.http.Operation;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Asks the realm of a challenge for a token; distribution's token authentication specification.
 * Anonymous without a login.
 */
record FetchToken(
        Repository repository,
        Optional<String> service,
        String scope,
        Optional<Credentials.Login> login)
        implements Operation<FetchToken.Token> {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration DEFAULT_LIFE = Duration.ofSeconds(60);
    private static final long LONGEST_LIFE = Duration.ofHours(1).toSeconds();

    /** A token and how long it may be used; not shown as text. */
    record Token(String value, Duration life) {

        @Override
        public String toString() {
            return "Token for " + life;
        }
    }

    @Override
    public String purpose() {
        return "get leave to read " + repository;
    }

    @Override
    public Request request(HttpUrl realm) {
        HttpUrl.Builder url = realm.newBuilder();
        service.ifPresent(name -> url.addQueryParameter("service", name));
        url.addQueryParameter("scope", scope);
        Request.Builder request = new Request.Builder().url(url.build());
        login.ifPresent(known -> request.header("Authorization", known.basic()));
        return request.build();
    }

    @Override
    public Token read(Response response) throws IOException {
        JsonNode root = JSON.readTree(Bodies.text(response, Limits.TOKEN));
        String token = root.path("token").asText(root.path("access_token").asText(""));
        // what goes into a header must be printable
        if (token.isEmpty() || !token.chars().allMatch(c -> c > ' ' && c < 127))
            throw HttpFailure.malformed("the answer holds no token");
        long seconds = root.path("expires_in").asLong(DEFAULT_LIFE.toSeconds());
        return new Token(
                token,
                Duration.ofSeconds(Math.clamp(seconds, DEFAULT_LIFE.toSeconds(), LONGEST_LIFE)));
    }
}

package dev.plimsoll.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plimsoll.http.Caller;
import dev.plimsoll.http.Endpoint;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.HttpUrl;

/**
 * Tokens by which the App acts for an installation: minted when needed, kept until shortly before
 * they expire.
 */
public final class InstallationTokens {

    private static final Duration MARGIN = Duration.ofMinutes(5);
    private static final Duration USUAL_LIFE = Duration.ofMinutes(50);

    private final Caller caller;
    private final Endpoint api;
    private final AppCredentials app;
    private final InstantSource clock;
    private final Map<Long, Token> tokens = new ConcurrentHashMap<>();

    public InstallationTokens(
            Caller caller, Endpoint api, AppCredentials app, InstantSource clock) {
        this.caller = caller;
        this.api = api;
        this.app = app;
        this.clock = clock;
    }

    private record Token(String value, Instant expires) {}

    String token(long installation) throws IOException {
        Token kept = tokens.get(installation);
        if (kept != null && clock.instant().isBefore(kept.expires().minus(MARGIN)))
            return kept.value();
        JsonNode json =
                asApp(
                        "get a token for an installation",
                        "POST",
                        "app/installations/" + installation + "/access_tokens");
        Token fresh =
                new Token(json.path("token").asText(), expires(json.path("expires_at").asText()));
        tokens.put(installation, fresh);
        return fresh.value();
    }

    /** The token was refused, so it is not used again. */
    void forget(long installation, String refused) {
        tokens.computeIfPresent(
                installation, (id, token) -> token.value().equals(refused) ? null : token);
    }

    /** The id of the App. */
    public String appId() {
        return app.appId();
    }

    /** Asks as the App itself, not for an installation. */
    JsonNode asApp(String purpose, String method, String path) throws IOException {
        return askAsApp(purpose, method, path).json();
    }

    Reply askAsApp(String purpose, String method, String path) throws IOException {
        HttpUrl address = api.url().resolve(path);
        // the token is for GitHub alone, whatever address an answer names
        if (address == null || !address.toString().startsWith(api.url().toString()))
            throw new IOException("tried to " + purpose + " elsewhere than on GitHub");
        RestCall call =
                new RestCall(
                        purpose,
                        method,
                        path,
                        Optional.empty(),
                        app.token(clock.instant()),
                        RestCall.JSON_ACCEPT);
        Reply reply = caller.call(api, call);
        Optional<Instant> again = RateLimit.again(reply, clock.instant());
        if (again.isPresent()) throw new RetryAt(again.get(), "GitHub limits the App");
        if (!reply.isSuccess()) throw new GitHubRefusal(purpose, reply);
        return reply;
    }

    private Instant expires(String written) {
        try {
            return Instant.parse(written);
        } catch (DateTimeParseException e) {
            return clock.instant().plus(USUAL_LIFE);
        }
    }
}

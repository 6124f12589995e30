package dev.plimsoll.registry;

import com.github.benmanes.caffeine.cache.Caffeine;
import dev.plimsoll.http.Authorization;
import dev.plimsoll.http.Caller;
import dev.plimsoll.http.Endpoint;
import dev.plimsoll.http.HttpFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.Challenge;
import okhttp3.HttpUrl;

/**
 * Answers registries' challenges, Bearer and Basic, and keeps what they accepted for as long as it
 * holds.
 */
final class Tokens {

    /** A token is no longer used when this little of its life is left. */
    private static final Duration MARGIN = Duration.ofSeconds(10);

    /** Repositories whose tokens are kept; most tokens live for a minute or five. */
    private static final int MOST_HELD = 1_000;

    private final Caller caller;
    private final Credentials credentials;
    private final Map<Key, Held> held =
            Caffeine.newBuilder().maximumSize(MOST_HELD).<Key, Held>build().asMap();

    private record Key(HttpUrl endpoint, String repository) {}

    private record Held(String header, Instant until) {}

    Tokens(Caller caller, Credentials credentials) {
        this.caller = caller;
        this.credentials = credentials;
    }

    Authorization of(Repository repository) {
        var key = new Key(repository.endpoint().url(), repository.reference().repository());
        return new Authorization() {
            @Override
            public Optional<String> header() {
                Instant now = caller.clock().instant();
                return Optional.ofNullable(held.get(key))
                        .filter(token -> now.isBefore(token.until()))
                        .map(Held::header);
            }

            @Override
            public Optional<String> answer(List<Challenge> challenges) throws HttpFailure {
                held.remove(key);
                Optional<Held> fresh = Tokens.this.answer(repository, challenges);
                fresh.ifPresent(token -> held.put(key, token));
                return fresh.map(Held::header);
            }
        };
    }

    private Optional<Held> answer(Repository repository, List<Challenge> challenges)
            throws HttpFailure {
        Optional<Credentials.Login> login = credentials.of(repository.reference().registry());
        for (Challenge challenge : challenges) {
            if (challenge.scheme().equalsIgnoreCase("Bearer"))
                return Optional.of(bearer(repository, challenge, login));
            if (challenge.scheme().equalsIgnoreCase("Basic") && login.isPresent())
                return Optional.of(new Held(login.get().basic(), Instant.MAX));
        }
        return Optional.empty();
    }

    private Held bearer(
            Repository repository, Challenge challenge, Optional<Credentials.Login> login)
            throws HttpFailure {
        Map<String, String> parameters = new HashMap<>();
        challenge
                .authParams()
                .forEach((name, value) -> {
                    if (name != null && value != null) parameters.put(name, value);
                });
        HttpUrl realm = HttpUrl.parse(parameters.getOrDefault("realm", ""));
        if (realm == null)
            throw HttpFailure.malformed("the registry names no place to get a token from");
        Endpoint registry = repository.endpoint();
        // a password that was on a secure line is not sent on an open one
        boolean downgraded = registry.url().isHttps() && !realm.isHttps();
        String scope = parameters.getOrDefault("scope", repository.scope());
        var fetch =
                new FetchToken(
                        repository,
                        Optional.ofNullable(parameters.get("service")),
                        scope,
                        downgraded ? Optional.empty() : login);
        Instant now = caller.clock().instant();
        FetchToken.Token token = caller.call(registry.at(realm), fetch);
        return new Held("Bearer " + token.value(), now.plus(token.life()).minus(MARGIN));
    }
}

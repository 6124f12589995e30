package dev.plimsoll.github;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;

/**
 * Answers that GitHub marked (RFC 9110, "ETag"): asked for again with the mark, what has not
 * changed costs nothing of the rate limit. An installation's own only, so nothing private crosses
 * over.
 */
final class KnownAnswers {

    private static final long MOST_BYTES = 16L * 1024 * 1024;

    /** Larger ones are trees and files, which are read by their hash and once. */
    private static final int LARGEST = 512 * 1024;

    private final Cache<Key, Reply> kept =
            Caffeine.newBuilder()
                    .maximumWeight(MOST_BYTES)
                    .weigher((Key key, Reply reply) ->
                            reply.body().size() + key.path().length() + 1_000)
                    .build();

    private record Key(long installation, String path, String accept) {}

    Optional<Reply> of(long installation, RestCall call) {
        if (!call.method().equals("GET")) return Optional.empty();
        return Optional.ofNullable(kept.getIfPresent(key(installation, call)));
    }

    void keep(long installation, RestCall call, Reply reply) {
        boolean marked = reply.status() == 200 && reply.header("etag").isPresent();
        if (call.method().equals("GET") && marked && reply.body().size() <= LARGEST)
            kept.put(key(installation, call), reply);
    }

    private static Key key(long installation, RestCall call) {
        return new Key(installation, call.path(), call.accept());
    }
}

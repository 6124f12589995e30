package dev.plimsoll.github;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;

/**
 * Contents by git's own hash, kept for a while; a key names the repository too, so nothing private
 * crosses over.
 */
final class Blobs {

    private static final long MOST_BYTES = 32L * 1024 * 1024;

    private final PullRequestReads reads;
    private final Cache<Key, byte[]> kept =
            Caffeine.newBuilder()
                    .maximumWeight(MOST_BYTES)
                    .weigher((Key key, byte[] bytes) -> bytes.length + 200)
                    .build();

    Blobs(PullRequestReads reads) {
        this.reads = reads;
    }

    private record Key(long repository, String id) {}

    byte[] read(Repository repository, String id) throws IOException {
        Key key = new Key(repository.id(), id);
        byte[] known = kept.getIfPresent(key);
        if (known != null) return known.clone();
        byte[] read = reads.blob(repository, id);
        kept.put(key, read);
        return read.clone();
    }
}

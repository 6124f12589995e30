package dev.plimsoll.index;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.plimsoll.alpine.AlpineArchive;
import dev.plimsoll.alpine.ApkIndex;
import dev.plimsoll.fact.Answer;
import dev.plimsoll.http.Bodies;
import dev.plimsoll.http.Caller;
import dev.plimsoll.http.Endpoint;
import dev.plimsoll.http.HttpFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import okhttp3.HttpUrl;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Alpine's archive: {@code RELEASE/REPOSITORY/ARCH/APKINDEX.tar.gz}, a signature and an index one
 * after the other.
 */
public final class AlpineArchiveClient implements AlpineArchive {

    public static final HttpUrl PUBLIC = HttpUrl.get("https://dl-cdn.alpinelinux.org/alpine/");

    /** The community repository's index has 2 MB and unpacks to 8. */
    private static final int MAX_PACKED = 32 << 20;

    private static final long MAX_UNPACKED = 200L << 20;

    /** An index that was looked at so recently is not asked about again. */
    private static final Duration FRESH = Duration.ofMinutes(15);

    /** Releases and repositories by name: strangers' files name as many as they like. */
    private static final int MOST_NAMES = 500;

    /** Indexes in memory, some 20 MB each; they go where memory is short. */
    private static final int MOST_IN_MEMORY = 8;

    private final Caller caller;
    private final Endpoint mirror;
    private final KeptFiles kept;
    private final Cache<String, Seen> seen =
            Caffeine.newBuilder().maximumSize(MOST_IN_MEMORY).softValues().build();
    private final Map<String, Object> locks =
            Caffeine.newBuilder().maximumSize(MOST_NAMES).<String, Object>build().asMap();
    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();

    private record Seen(ApkIndex index, Instant when) {}

    /**
     * @param folder where indexes are kept between runs; empty keeps them in memory only
     */
    public AlpineArchiveClient(Caller caller, HttpUrl mirror, Optional<Path> folder) {
        this.caller = caller;
        this.mirror =
                Endpoint.ofOperator(
                        mirror.toString().endsWith("/")
                                ? mirror
                                : mirror.newBuilder().addPathSegment("").build());
        this.kept = new KeptFiles(folder);
    }

    @Override
    public Answer<ApkIndex> index(String release, List<String> repositories, String architecture) {
        String folder = release.startsWith("v") || release.equals("edge") ? release : "v" + release;
        String key = folder + repositories + architecture;
        synchronized (locks.computeIfAbsent(key, each -> new Object())) {
            Instant now = caller.clock().instant();
            Seen known = seen.getIfPresent(key);
            if (known != null && known.when().plus(FRESH).isAfter(now))
                return Answer.known(known.index());
            Answer<ApkIndex> index =
                    read(
                            repositories.stream()
                                    .map(repository ->
                                            "%s/%s/%s/APKINDEX.tar.gz"
                                                    .formatted(folder, repository, architecture))
                                    .toList());
            if (index instanceof Answer.Known<ApkIndex>(ApkIndex found))
                seen.put(key, new Seen(found, now));
            return index;
        }
    }

    /** The repositories are asked side by side. */
    private Answer<ApkIndex> read(List<String> paths) {
        List<CompletableFuture<Answer<String>>> asked =
                paths.stream()
                        .map(path -> CompletableFuture.supplyAsync(() -> answer(path), threads))
                        .toList();
        List<String> texts = new ArrayList<>();
        for (CompletableFuture<Answer<String>> one : asked) {
            switch (one.join()) {
                case Answer.Known<String>(String text) -> texts.add(text);
                case Answer.Unknown<String>(String why) -> {
                    return Answer.unknown(why);
                }
            }
        }
        return Answer.known(ApkIndex.parse(texts));
    }

    private Answer<String> answer(String path) {
        try {
            return Answer.known(text(path));
        } catch (HttpFailure failure) {
            return Answer.unknown(failure.sentence());
        } catch (IOException broken) {
            return Answer.unknown("Alpine's index is not what it should be");
        }
    }

    private String text(String path) throws IOException {
        String name =
                "apkindex-"
                        + UUID.nameUUIDFromBytes(
                                (mirror.url() + path).getBytes(StandardCharsets.UTF_8));
        Optional<Revalidated> before = kept.read(name).flatMap(Revalidated::parse);
        Instant when = caller.clock().instant();
        if (before.isPresent() && before.get().isFresh(when, FRESH))
            return unpacked(before.get().body().toByteArray());
        Revalidated now;
        try {
            now = caller.call(mirror, new PullChanged(path, before, MAX_PACKED, when));
        } catch (HttpFailure failure) {
            if (before.isEmpty() || !failure.kind().mayPass()) throw failure;
            now = before.get();
        }
        String text = unpacked(now.body().toByteArray());
        if (!before.equals(Optional.of(now))) kept.write(name, now.written());
        return text;
    }

    private static String unpacked(byte[] packed) throws IOException {
        try (InputStream tar =
                Decompression.of(
                        "APKINDEX.tar.gz", new ByteArrayInputStream(packed), MAX_UNPACKED)) {
            TarArchiveInputStream entries = new TarArchiveInputStream(tar);
            for (TarArchiveEntry entry = entries.getNextEntry();
                    entry != null;
                    entry = entries.getNextEntry()) {
                if (entry.getName().equals("APKINDEX"))
                    return new String(
                            Bodies.capped(entries, MAX_UNPACKED).readAllBytes(),
                            StandardCharsets.UTF_8);
            }
        }
        throw HttpFailure.malformed("it holds no APKINDEX");
    }
}

package dev.plimsoll.index;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.plimsoll.debian.AptSources.Source;
import dev.plimsoll.debian.PackageIndex.Offer;
import dev.plimsoll.debian.PackagesFile;
import dev.plimsoll.debian.ReleaseFile;
import dev.plimsoll.http.Caller;
import dev.plimsoll.http.Endpoint;
import dev.plimsoll.http.HttpFailure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The package indexes of suites: what a suite has now is asked for by its InRelease, an index
 * itself is kept for ever by its hash, on disk and, as long as there is room, in memory.
 */
final class SuiteIndexes {

    /**
     * An InRelease that was looked at so recently is not asked about again: archives change every
     * six hours.
     */
    private static final Duration FRESH = Duration.ofMinutes(15);

    /** Debian's InRelease has 150 kB, Ubuntu's 270 kB. */
    private static final int MAX_RELEASE = 4 << 20;

    /** Parsed indexes in memory; each has 5 to 30 MB, and they go where memory is short. */
    private static final int MOST_IN_MEMORY = 16;

    private final Caller caller;
    private final DebianMirrors mirrors;
    private final KeptFiles kept;
    private final Map<String, Seen> releases = named();
    private final Map<String, Object> locks = named();
    private final Cache<String, PackagesFile> parsed =
            Caffeine.newBuilder().maximumSize(MOST_IN_MEMORY).softValues().build();

    /** Suites and indexes by name: strangers' files name as many as they like. */
    private static final int MOST_NAMES = 500;

    private static <T> Map<String, T> named() {
        return Caffeine.newBuilder().maximumSize(MOST_NAMES).<String, T>build().asMap();
    }

    /**
     * An index on disk over its text: apt keeps it as lz4 in images; measured on bookworm 0.376 and
     * trixie 0.367 (2026-11-23).
     */
    private static final Map<String, Double> LIST_SHARES =
            Map.of("bookworm", 0.3763, "trixie", 0.3670);

    private static final double USUAL_LIST_SHARE = 0.37;

    /** Security suites repeat themselves more: what is left of the same measurements. */
    private static final double SECURITY_LIST_SHARE = 0.303;

    /**
     * @param bytes of the InRelease itself, which stays among the lists
     */
    private record Seen(ReleaseFile release, long bytes, Instant when) {}

    SuiteIndexes(Caller caller, DebianMirrors mirrors, KeptFiles kept) {
        this.caller = caller;
        this.mirrors = mirrors;
        this.kept = kept;
    }

    /** What one line of the sources offers, an index a component. */
    List<Offer> offers(Source source, String architecture) throws HttpFailure {
        Endpoint archive = mirrors.of(source, architecture);
        Seen seen = release(archive, source.suite());
        ReleaseFile release = seen.release();
        List<Offer> offers = new ArrayList<>();
        for (String component : source.components()) {
            String folder = component + "/binary-" + architecture + "/Packages";
            String path =
                    release.file(folder + ".xz").isPresent() ? folder + ".xz" : folder + ".gz";
            Optional<ReleaseFile.Entry> entry = release.file(path);
            if (entry.isEmpty())
                throw HttpFailure.malformed(
                        "%s has no index of %s for %s"
                                .formatted(source.suite(), component, architecture));
            offers.add(
                    new Offer(
                            source,
                            packages(archive, source.suite(), path, entry.get(), release.byHash()),
                            release.pin(),
                            listBytes(seen, source, folder, offers.isEmpty())));
        }
        return offers;
    }

    private static long listBytes(Seen seen, Source source, String path, boolean first) {
        boolean security = source.suite().endsWith("-security");
        double usual = security ? SECURITY_LIST_SHARE : USUAL_LIST_SHARE;
        double share = LIST_SHARES.getOrDefault(source.suite(), usual);
        long text = seen.release().file(path).map(ReleaseFile.Entry::bytes).orElse(0L);
        return Math.round(text * share) + (first ? seen.bytes() : 0);
    }

    private Seen release(Endpoint archive, String suite) throws HttpFailure {
        String name = "release-" + address(archive.url() + suite);
        synchronized (locks.computeIfAbsent(name, key -> new Object())) {
            Seen seen = releases.get(name);
            Instant now = caller.clock().instant();
            if (seen != null && seen.when().plus(FRESH).isAfter(now)) return seen;
            Revalidated file = fetched(archive, suite, name, now);
            Seen fresh = new Seen(ReleaseFile.parse(file.text()), file.body().size(), file.asked());
            releases.put(name, fresh);
            return fresh;
        }
    }

    /** The one that is kept serves where the archive cannot be asked. */
    private Revalidated fetched(Endpoint archive, String suite, String name, Instant when)
            throws HttpFailure {
        Optional<Revalidated> before = kept.read(name).flatMap(Revalidated::parse);
        if (before.isPresent() && before.get().isFresh(when, FRESH)) return before.get();
        try {
            Revalidated now =
                    caller.call(
                            archive,
                            new PullChanged(
                                    "dists/" + suite + "/InRelease", before, MAX_RELEASE, when));
            kept.write(name, now.written());
            return now;
        } catch (HttpFailure failure) {
            if (before.isPresent() && failure.kind().mayPass()) return before.get().again(when);
            throw failure;
        }
    }

    private PackagesFile packages(
            Endpoint archive, String suite, String path, ReleaseFile.Entry entry, boolean byHash)
            throws HttpFailure {
        synchronized (locks.computeIfAbsent(entry.sha256(), key -> new Object())) {
            PackagesFile known = parsed.getIfPresent(entry.sha256());
            if (known != null) return known;
            String name = "packages-" + address(entry.sha256());
            Optional<byte[]> text = kept.read(name);
            PackagesFile read =
                    text.isPresent()
                            ? PackagesFile.parse(text.get())
                            : caller.call(archive, new PullPackages(suite, path, entry, byHash));
            if (text.isEmpty()) kept.write(name, read.text());
            parsed.put(entry.sha256(), read);
            return read;
        }
    }

    /** A file name that strangers' text cannot shape. */
    private static String address(String key) {
        return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
    }
}

package dev.plimsoll.index;

import dev.plimsoll.debian.AptSources.Distribution;
import dev.plimsoll.debian.BinaryPackage;
import dev.plimsoll.debian.Payload;
import dev.plimsoll.fact.FactStore;
import dev.plimsoll.fact.Provenance;
import dev.plimsoll.http.Caller;
import dev.plimsoll.http.HttpFailure;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What packages weigh, by the best means at hand: the shipped table, what was learnt before, the
 * package itself read once, the table's nearest version, a model over its stanza.
 */
final class PackageWeights {

    /** Packages read at once: more gain nothing on one archive. */
    private static final int SIDE_BY_SIDE = 8;

    /** A single package that is read: CUDA's and debug symbols' are larger. */
    private static final long LARGEST = 400L << 20;

    private final Caller caller;
    private final DebianMirrors mirrors;
    private final FactStore facts;
    private final ShippedPayloads shipped;
    private final Semaphore places;
    private final AtomicLong allowance;
    private final Map<String, CompletableFuture<Optional<Payload>>> underWay =
            new ConcurrentHashMap<>();

    PackageWeights(Caller caller, DebianMirrors mirrors, FactStore facts, long streamed) {
        this(caller, mirrors, facts, new ShippedPayloads(), new Semaphore(SIDE_BY_SIDE), streamed);
    }

    private PackageWeights(
            Caller caller,
            DebianMirrors mirrors,
            FactStore facts,
            ShippedPayloads shipped,
            Semaphore places,
            long streamed) {
        this.caller = caller;
        this.mirrors = mirrors;
        this.facts = facts;
        this.shipped = shipped;
        this.places = places;
        this.allowance = new AtomicLong(streamed);
    }

    PackageWeights allowing(long streamed) {
        return new PackageWeights(caller, mirrors, facts, shipped, places, streamed);
    }

    Payload of(BinaryPackage binary) {
        return shipped.exact(binary)
                .or(() -> once(binary))
                .or(() -> shipped.near(binary))
                .orElseGet(() -> PayloadModel.of(binary));
    }

    /** Images that are reviewed side by side often install the same; each package is read once. */
    private Optional<Payload> once(BinaryPackage binary) {
        Optional<String> hash = binary.download().sha256();
        if (hash.isEmpty()) return Optional.empty();
        CompletableFuture<Optional<Payload>> mine = new CompletableFuture<>();
        CompletableFuture<Optional<Payload>> other = underWay.putIfAbsent(hash.get(), mine);
        if (other != null) return other.join();
        try {
            Optional<Payload> payload = learnt(binary).or(() -> read(binary));
            mine.complete(payload);
            return payload;
        } finally {
            mine.complete(Optional.empty());
            underWay.remove(hash.get());
        }
    }

    private Optional<Payload> learnt(BinaryPackage binary) {
        return binary.download()
                .sha256()
                .flatMap(hash -> facts.get(key(hash)))
                .flatMap(bytes -> PayloadFacts.read(bytes, archive(binary)));
    }

    private Optional<Payload> read(BinaryPackage binary) {
        Optional<String> hash = binary.download().sha256();
        long bytes = binary.download().bytes();
        if (hash.isEmpty() || binary.download().path().isEmpty() || bytes == 0 || bytes > LARGEST)
            return Optional.empty();
        if (allowance.addAndGet(-bytes) < 0) {
            allowance.addAndGet(bytes);
            return Optional.empty();
        }
        places.acquireUninterruptibly();
        try {
            Payload payload =
                    caller.call(
                            mirrors.of(
                                    binary.source(),
                                    binary.architecture().equals("all")
                                            ? "amd64"
                                            : binary.architecture()),
                            new PullDeb(binary, hash.get(), archive(binary)));
            facts.put(key(hash.get()), PayloadFacts.write(payload));
            return Optional.of(payload);
        } catch (HttpFailure failure) {
            return Optional.empty();
        } finally {
            places.release();
        }
    }

    private static Provenance archive(BinaryPackage binary) {
        return binary.source().distribution() == Distribution.UBUNTU
                ? Provenance.UBUNTU_ARCHIVE
                : Provenance.DEBIAN_ARCHIVE;
    }

    private static String key(String sha256) {
        return "deb:sha256:" + sha256;
    }
}

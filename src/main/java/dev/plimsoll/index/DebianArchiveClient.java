package dev.plimsoll.index;

import dev.plimsoll.debian.AptSources;
import dev.plimsoll.debian.AptSources.Source;
import dev.plimsoll.debian.BinaryPackage;
import dev.plimsoll.debian.DebianArchive;
import dev.plimsoll.debian.PackageIndex;
import dev.plimsoll.debian.PackageIndex.Offer;
import dev.plimsoll.debian.Payload;
import dev.plimsoll.fact.Answer;
import dev.plimsoll.fact.FactStore;
import dev.plimsoll.http.Caller;
import dev.plimsoll.http.HttpFailure;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** Debian's and Ubuntu's archives, and where they cannot be asked what is shipped of them. */
public final class DebianArchiveClient implements DebianArchive {

    private final Caller caller;
    private final SuiteIndexes indexes;
    private final ShippedPackages shipped;
    private final PackageWeights weights;
    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * @param folder where indexes are kept between runs; empty keeps them in memory only
     * @param streamed bytes of packages that may be read in order to weigh them; 0 takes the best
     *     figure at hand
     */
    public DebianArchiveClient(
            Caller caller,
            DebianMirrors mirrors,
            FactStore facts,
            Optional<Path> folder,
            long streamed) {
        this(
                caller,
                new SuiteIndexes(caller, mirrors, new KeptFiles(folder)),
                new ShippedPackages(),
                new PackageWeights(caller, mirrors, facts, streamed));
    }

    private DebianArchiveClient(
            Caller caller, SuiteIndexes indexes, ShippedPackages shipped, PackageWeights weights) {
        this.caller = caller;
        this.indexes = indexes;
        this.shipped = shipped;
        this.weights = weights;
    }

    /**
     * The same archives with an allowance of their own, for one review; what was learnt is shared.
     */
    public DebianArchiveClient allowing(long streamed) {
        return new DebianArchiveClient(caller, indexes, shipped, weights.allowing(streamed));
    }

    @Override
    public Answer<PackageIndex> index(AptSources sources, String architecture) {
        if (sources.sources().isEmpty())
            return Answer.unknown("the image names no package sources");
        List<CompletableFuture<List<Offer>>> asked =
                sources.sources().stream()
                        .map(source ->
                                CompletableFuture.supplyAsync(
                                        () -> offers(source, architecture), threads))
                        .toList();
        List<Offer> offers = new ArrayList<>();
        try {
            asked.forEach(answer -> offers.addAll(answer.join()));
        } catch (CompletionException failed) {
            String why =
                    failed.getCause() instanceof NoAnswerException none
                            ? none.why()
                            : "the archive could not be read";
            return shipped.index(sources, architecture).or(() -> Answer.unknown(why));
        }
        return Answer.known(PackageIndex.of(offers, architecture));
    }

    private List<Offer> offers(Source source, String architecture) {
        try {
            return indexes.offers(source, architecture);
        } catch (HttpFailure failure) {
            throw new NoAnswerException(failure.sentence());
        }
    }

    @Override
    public Optional<LocalDate> asOf() {
        return Optional.of(caller.isOffline() ? ShippedText.GATHERED : caller.today());
    }

    /** Carries a sentence out of a thread. */
    private static final class NoAnswerException extends RuntimeException {

        private final String why;

        NoAnswerException(String why) {
            this.why = why;
        }

        String why() {
            return why;
        }
    }

    @Override
    public Answer<Payload> payload(BinaryPackage binary) {
        return Answer.known(weights.of(binary));
    }

    @Override
    public Map<BinaryPackage, Answer<Payload>> payloads(Collection<BinaryPackage> binaries) {
        Map<BinaryPackage, CompletableFuture<Payload>> asked = new LinkedHashMap<>();
        for (BinaryPackage binary : binaries)
            asked.put(binary, CompletableFuture.supplyAsync(() -> weights.of(binary), threads));
        Map<BinaryPackage, Answer<Payload>> answers = new LinkedHashMap<>();
        asked.forEach((binary, weight) -> answers.put(binary, Answer.known(weight.join())));
        return answers;
    }
}

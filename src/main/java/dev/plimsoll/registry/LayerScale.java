package dev.plimsoll.registry;

import dev.plimsoll.build.BaseImage;
import dev.plimsoll.fact.Provenance;
import dev.plimsoll.fact.Weight;
import dev.plimsoll.http.HttpFailure;
import dev.plimsoll.image.Descriptor;
import dev.plimsoll.image.Digest;
import dev.plimsoll.image.ImageReference;
import dev.plimsoll.image.MediaTypes;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Weighs layers by the best way at hand: what was read of it, its own table of contents, its last
 * bytes, a ratio.
 */
final class LayerScale {

    private static final String STARGZ_TAR_SIZE = "io.containers.estargz.uncompressed-size";

    private final RegistryClient client;
    private final LearntFacts facts;
    private final Learning learning;
    private final StreamProgress progress;
    private final Set<Digest> underway = ConcurrentHashMap.newKeySet();

    LayerScale(
            RegistryClient client, LearntFacts facts, Learning learning, StreamProgress progress) {
        this.client = client;
        this.facts = facts;
        this.learning = learning;
        this.progress = progress;
    }

    /** Whether all layers are read before they are weighed, however large. */
    boolean waits() {
        return learning.atOnce() == Long.MAX_VALUE;
    }

    /** A layer of an image: {@code first} is its root file system. */
    record Question(ImageReference image, Descriptor layer, boolean first, String createdBy) {}

    /** A layer and, if it was read, what it holds. */
    record Weighed(BaseImage.Layer layer, Optional<LayerContents> contents) {}

    Weighed weigh(Question question) {
        Digest digest = question.layer().digest();
        Optional<LayerContents> contents = facts.contents(digest);
        if (contents.isEmpty() && question.layer().size() <= learning.atOnce())
            contents = read(question);
        if (contents.isPresent())
            return weighed(
                    question,
                    Weight.exact(contents.get().fileBytes()),
                    Provenance.OCI_REGISTRY,
                    contents);
        if (question.layer().size() > learning.atOnce()) readLater(question);
        Optional<Weight> estimate = facts.estimate(digest).or(() -> estimate(question));
        return estimate.map(weight ->
                        weighed(question, weight, Provenance.OCI_REGISTRY, Optional.empty()))
                .orElseGet(() ->
                        weighed(
                                question,
                                Ratios.ofPacked(question.image(), question.layer().size()),
                                Provenance.MODEL,
                                Optional.empty()));
    }

    private static Weighed weighed(
            Question question,
            Weight weight,
            Provenance provenance,
            Optional<LayerContents> contents) {
        Descriptor layer = question.layer();
        return new Weighed(
                new BaseImage.Layer(
                        Optional.of(layer.digest()),
                        question.createdBy(),
                        weight,
                        Weight.exact(layer.size()),
                        provenance,
                        LayerFolders.of(question.createdBy(), weight, layer.size(), contents)),
                contents);
    }

    private Optional<LayerContents> read(Question question) {
        Descriptor layer = question.layer();
        try {
            LayerContents contents = client.stream(question.image(), layer, progress);
            facts.putContents(layer.digest(), contents);
            return Optional.of(contents);
        } catch (HttpFailure failure) {
            return Optional.empty(); // the next best figure is told with its deviation
        }
    }

    private void readLater(Question question) {
        Digest digest = question.layer().digest();
        if (!underway.add(digest)) return;
        learning.later()
                .execute(() -> {
                    try {
                        read(question);
                    } finally {
                        underway.remove(digest);
                    }
                });
    }

    private Optional<Weight> estimate(Question question) {
        Optional<Weight> estimate;
        try {
            estimate = fromAnnotation(question).or(() -> fromTar(question));
            if (estimate.isEmpty()) estimate = fromEnd(question);
        } catch (HttpFailure failure) {
            return Optional.empty();
        }
        estimate.ifPresent(weight -> facts.putEstimate(question.layer().digest(), weight));
        return estimate;
    }

    private static Optional<Weight> fromAnnotation(Question question) {
        try {
            long tar =
                    Long.parseLong(
                            question.layer().annotations().getOrDefault(STARGZ_TAR_SIZE, ""));
            return tar <= 0
                    ? Optional.empty()
                    : Optional.of(Ratios.ofTar(tar, question.first(), question.createdBy()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Weight> fromTar(Question question) {
        boolean tar = MediaTypes.packingOf(question.layer().mediaType()) == MediaTypes.Packing.TAR;
        return tar
                ? Optional.of(
                        Ratios.ofTar(
                                question.layer().size(), question.first(), question.createdBy()))
                : Optional.empty();
    }

    private Optional<Weight> fromEnd(Question question) throws HttpFailure {
        Descriptor layer = question.layer();
        int wanted = (int) Math.min(GzipEnd.WANTED, layer.size());
        if (MediaTypes.packingOf(layer.mediaType()) != MediaTypes.Packing.GZIP || wanted == 0)
            return Optional.empty();
        Optional<byte[]> end = client.range(question.image(), layer, layer.size() - wanted, wanted);
        if (end.isEmpty()) return Optional.empty();
        var gzip = new GzipEnd(end.get(), layer.size());
        OptionalLong table = gzip.tableOfContents();
        if (table.isPresent()) return fromTable(question, table.getAsLong());
        OptionalLong tar = gzip.unpackedSize();
        return tar.isPresent()
                ? Optional.of(Ratios.ofTar(tar.getAsLong(), question.first(), question.createdBy()))
                : Optional.empty();
    }

    private Optional<Weight> fromTable(Question question, long from) throws HttpFailure {
        long length = question.layer().size() - from;
        if (length > Limits.TABLE_OF_CONTENTS) return Optional.empty();
        Optional<byte[]> member =
                client.range(question.image(), question.layer(), from, (int) length);
        OptionalLong sum = member.map(StargzIndex::fileBytes).orElse(OptionalLong.empty());
        return sum.isPresent() ? Optional.of(Weight.exact(sum.getAsLong())) : Optional.empty();
    }
}

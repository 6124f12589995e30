package dev.plimsoll.build;

import dev.plimsoll.fact.Weight;
import dev.plimsoll.image.ImagePath;
import java.util.List;

/** Sums over groups that {@link Weight} has no word for. */
final class Weights {

    private Weights() {}

    /**
     * A group without a part of it whose weight was counted in; the deviation stays with the rest.
     */
    static FileGroup minus(FileGroup whole, FileGroup part) {
        return whole.withWeights(
                minus(whole.uncompressed(), part.uncompressed()),
                minus(whole.compressed(), part.compressed()));
    }

    private static Weight minus(Weight whole, Weight part) {
        long rest = whole.bytes() - part.bytes();
        return rest <= 0 ? Weight.ZERO : new Weight(rest, whole.deviation() / rest);
    }

    static FileGroup sum(FileGroup one, FileGroup other) {
        return one.withWeights(
                one.uncompressed().plus(other.uncompressed()),
                one.compressed().plus(other.compressed()));
    }

    /** A file that is a share of a group. */
    static FileGroup file(FileGroup group, ImagePath path, double share, double sigma) {
        Weight bytes = new Weight(Math.round(group.uncompressed().bytes() * share), sigma);
        Weight compressed = new Weight(Math.round(group.compressed().bytes() * share), sigma);
        return FileGroup.opaque(group.what(), path, bytes, compressed, group.provenance())
                .withFiles(List.of(GroupFile.of("", bytes.bytes(), compressed.bytes())));
    }
}

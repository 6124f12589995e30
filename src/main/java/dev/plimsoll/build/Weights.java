package dev.plimsoll.build;

import dev.plimsoll.fact.Weight;

/** Sums over groups that {@link Weight} has no word for. */
final class Weights {

    private Weights() {}

    /** A group without a part of it whose weight was counted in; the deviation stays with the rest. */
    static FileGroup minus(FileGroup whole, FileGroup part) {
        return whole.withWeights(
                minus(whole.uncompressed(), part.uncompressed()), minus(whole.compressed(), part.compressed()));
    }

    private static Weight minus(Weight whole, Weight part) {
        long rest = whole.bytes() - part.bytes();
        return rest <= 0 ? Weight.ZERO : new Weight(rest, whole.deviation() / rest);
    }
}

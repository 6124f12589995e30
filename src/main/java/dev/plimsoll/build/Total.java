package dev.plimsoll.build;

import dev.plimsoll.fact.Weight;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Sums of parts. Parts of one name come from one formula and are wrong by the same share, in
 * whatever layer they are counted: their deviations add up, those of others by their squares.
 */
final class Total {

    private Total() {}

    static Weight uncompressed(Collection<Part> parts) {
        return of(parts, Part::uncompressed, 0);
    }

    static Weight compressed(Collection<Part> parts) {
        return of(parts, Part::compressed, Compression.deviationOfWriter(parts));
    }

    private static Weight of(
            Collection<Part> parts, Function<Part, Weight> which, double sharedByAll) {
        long bytes = 0;
        Map<String, Double> deviations = new HashMap<>();
        for (Part part : parts) {
            Weight weight = which.apply(part);
            bytes += weight.bytes();
            deviations.merge(part.what(), weight.deviation(), Double::sum);
        }
        // in an order that does not depend on hashing: the same input gives the same bytes of JSON
        double squares = deviations.values().stream().mapToDouble(one -> one * one).sorted().sum();
        double deviation = Math.hypot(Math.sqrt(squares), sharedByAll);
        return bytes == 0 ? Weight.ZERO : Weight.estimated(bytes, deviation / bytes);
    }
}

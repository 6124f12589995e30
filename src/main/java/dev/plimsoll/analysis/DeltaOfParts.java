package dev.plimsoll.analysis;

import dev.plimsoll.build.BuiltImage;
import dev.plimsoll.build.Layer;
import dev.plimsoll.build.Part;
import dev.plimsoll.fact.Weight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** The difference of two images on the same facts: equal parts cancel with their errors. */
final class DeltaOfParts {

    private DeltaOfParts() {}

    static Delta between(BuiltImage base, BuiltImage head) {
        Map<String, Weight> before = byName(base, Part::uncompressed);
        Map<String, Weight> after = byName(head, Part::uncompressed);
        List<Delta.Moved> moved = new ArrayList<>();
        for (String what : names(before, after)) {
            long was = before.getOrDefault(what, Weight.ZERO).bytes();
            long is = after.getOrDefault(what, Weight.ZERO).bytes();
            if (was != is) moved.add(new Delta.Moved(what, was, is));
        }
        moved.sort(
                Comparator.<Delta.Moved>comparingLong(part -> -Math.abs(part.change()))
                        .thenComparing(Delta.Moved::what));
        return new Delta(
                signed(before, after),
                signed(byName(base, Part::compressed), byName(head, Part::compressed)),
                List.copyOf(moved),
                UnknownChange.between(base, head));
    }

    private static Delta.Signed signed(Map<String, Weight> before, Map<String, Weight> after) {
        long bytes = 0;
        double deviation = 0;
        for (String what : names(before, after)) {
            Weight was = before.getOrDefault(what, Weight.ZERO);
            Weight is = after.getOrDefault(what, Weight.ZERO);
            bytes += is.bytes() - was.bytes();
            // the same formula on both sides is wrong by the same share, so only what differs is
            // uncertain
            deviation =
                    Math.hypot(
                            deviation,
                            Math.max(was.sigma(), is.sigma()) * Math.abs(is.bytes() - was.bytes()));
        }
        long margin = Math.round(Weight.Z_90 * deviation);
        return new Delta.Signed(bytes, bytes - margin, bytes + margin);
    }

    private static SortedSet<String> names(Map<String, Weight> before, Map<String, Weight> after) {
        SortedSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        return names;
    }

    private static SortedMap<String, Weight> byName(
            BuiltImage image, Function<Part, Weight> which) {
        SortedMap<String, Weight> weights = new TreeMap<>();
        for (Layer layer : image.layers()) {
            for (Part part : layer.parts())
                weights.merge(part.what(), which.apply(part), Weight::plus);
        }
        return weights;
    }
}

package dev.plimsoll.analysis;

import dev.plimsoll.build.BuiltImage;
import dev.plimsoll.build.Layer;
import dev.plimsoll.build.Part;
import dev.plimsoll.fact.Weight;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which steps that were not estimated may make a change larger or smaller than it is said to be.
 *
 * <p>What is not known cancels where it is the same on both sides: the same sentence about the same
 * instruction, run upon the same files as far as they are known. A step that comes or goes, that
 * was rewritten, or that finds other files than before may weigh otherwise.
 */
final class UnknownChange {

    private UnknownChange() {}

    /** What a step starts from, and the sentence about it; equal on both sides it cancels. */
    private record Standing(String sentence, String instruction, List<Known> below) {}

    private record Known(String what, Weight weight) {}

    static List<String> between(BuiltImage base, BuiltImage head) {
        Set<Standing> before = new HashSet<>(of(base));
        Set<Standing> after = new HashSet<>(of(head));
        List<String> moving = new ArrayList<>();
        for (Standing one : of(head)) if (!before.contains(one)) moving.add(one.sentence());
        for (Standing one : of(base)) if (!after.contains(one)) moving.add(one.sentence());
        return moving.stream().distinct().toList();
    }

    private static List<Standing> of(BuiltImage image) {
        List<Standing> all = new ArrayList<>();
        List<Known> below = new ArrayList<>();
        for (Layer layer : image.layers()) {
            List<Known> found = List.copyOf(below);
            for (String sentence : layer.unknown())
                all.add(new Standing(sentence, layer.createdBy(), found));
            for (Part part : layer.parts()) below.add(new Known(part.what(), part.uncompressed()));
        }
        return all;
    }
}

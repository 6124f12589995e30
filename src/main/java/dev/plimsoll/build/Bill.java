package dev.plimsoll.build;

import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.fact.Provenance;
import dev.plimsoll.fact.Weight;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a layer's bill out of the groups that it holds. */
final class Bill {

    /** Of the constant that every layer's blob has; {@link Compression#LAYER}. */
    private static final double LAYER_SIGMA = 0.3;

    private record Line(String what, Provenance provenance) {}

    private Bill() {}

    static Layer of(
            String stage,
            Instruction instruction,
            List<FileGroup> groups,
            Collection<String> unknown) {
        Map<Line, Part> parts = new LinkedHashMap<>();
        for (FileGroup group : groups) {
            Part part =
                    new Part(
                            group.what(),
                            group.uncompressed(),
                            group.compressed(),
                            group.provenance());
            parts.merge(new Line(group.what(), group.provenance()), part, Bill::sum);
        }
        List<Part> all = new ArrayList<>();
        parts.values().forEach(part -> all.add(Compression.written(part)));
        if (!all.isEmpty()) {
            Weight constant = Weight.estimated(Compression.LAYER, LAYER_SIGMA);
            all.add(new Part("layer", Weight.ZERO, constant, Provenance.MODEL));
        }
        return new Layer(
                stage,
                Optional.of(instruction),
                instruction.form().text().text(),
                all,
                List.copyOf(unknown));
    }

    private static Part sum(Part one, Part other) {
        return new Part(
                one.what(),
                one.uncompressed().plus(other.uncompressed()),
                one.compressed().plus(other.compressed()),
                one.provenance());
    }
}

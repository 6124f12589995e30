package dev.plimsoll.build;

import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.fact.Weight;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A layer of a built image.
 *
 * @param stage the name of its stage, or its index
 * @param instruction what made it; empty for a layer of the base image
 * @param createdBy the instruction's text, or the base's history entry
 * @param unknown steps that could not be estimated, each a sentence with the reason
 */
public record Layer(
        String stage,
        Optional<Instruction> instruction,
        String createdBy,
        List<Part> parts,
        List<String> unknown) {

    public Size uncompressed() {
        return size(Part::uncompressed);
    }

    public Size compressed() {
        return size(Part::compressed);
    }

    private Size size(Function<Part, Weight> which) {
        return Size.of(
                parts.stream().map(which).reduce(Weight.ZERO, Weight::plus), unknown.isEmpty());
    }
}

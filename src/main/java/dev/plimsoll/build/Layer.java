package dev.plimsoll.build;

import dev.plimsoll.dockerfile.Instruction;
import java.util.List;
import java.util.Optional;

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
        return Size.of(Total.uncompressed(parts), unknown.isEmpty());
    }

    public Size compressed() {
        return Size.of(Total.compressed(parts), unknown.isEmpty());
    }
}

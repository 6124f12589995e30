package dev.plimsoll.build;

import dev.plimsoll.fact.Answer;
import dev.plimsoll.fact.Provenance;
import dev.plimsoll.fact.Weight;
import dev.plimsoll.image.Digest;
import dev.plimsoll.image.ImageConfig;
import dev.plimsoll.image.ImageReference;
import java.util.List;
import java.util.Optional;

/**
 * An image that a FROM names.
 *
 * @param digest of the platform's manifest
 * @param inventory what is installed in it; asked for only where an instruction needs it
 */
public record BaseImage(
        ImageReference reference,
        Optional<Digest> digest,
        List<Layer> layers,
        ImageConfig config,
        Answer<Inventory> inventory) {

    /** A layer that a registry holds; {@code createdBy} is the text of its history entry. */
    public record Layer(
            Optional<Digest> digest,
            String createdBy,
            Weight uncompressed,
            Weight compressed,
            Provenance provenance) {}
}

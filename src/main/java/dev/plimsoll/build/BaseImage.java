package dev.plimsoll.build;

import dev.plimsoll.fact.Answer;
import dev.plimsoll.fact.Provenance;
import dev.plimsoll.fact.Weight;
import dev.plimsoll.image.Digest;
import dev.plimsoll.image.ImageConfig;
import dev.plimsoll.image.ImageReference;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An image that a FROM names.
 *
 * @param digest of the platform's manifest
 * @param inventory what is installed in it; asked for only where an instruction needs it
 * @param asOf the day on which its tag meant it; empty where it is named by its digest
 * @param before what the tag meant until a few days ago, where that is known
 */
public record BaseImage(
        ImageReference reference,
        Optional<Digest> digest,
        List<Layer> layers,
        ImageConfig config,
        Answer<Inventory> inventory,
        Optional<LocalDate> asOf,
        Optional<Earlier> before) {

    /** What a tag meant before it moved: bytes uncompressed, all layers. */
    public record Earlier(Digest digest, LocalDate moved, long uncompressed) {}

    /** An image of which no history is known. */
    public BaseImage(
            ImageReference reference,
            Optional<Digest> digest,
            List<Layer> layers,
            ImageConfig config,
            Answer<Inventory> inventory) {
        this(reference, digest, layers, config, inventory, Optional.empty(), Optional.empty());
    }

    /** Its tag as it was seen. */
    public BaseImage seen(Optional<LocalDate> day, Optional<Earlier> earlier) {
        return new BaseImage(reference, digest, layers, config, inventory, day, earlier);
    }

    /** Bytes of all layers. */
    public long uncompressed() {
        return layers.stream().mapToLong(layer -> layer.uncompressed().bytes()).sum();
    }

    /** A layer that a registry holds; {@code createdBy} is the text of its history entry. */
    public record Layer(
            Optional<Digest> digest,
            String createdBy,
            Weight uncompressed,
            Weight compressed,
            Provenance provenance) {}
}

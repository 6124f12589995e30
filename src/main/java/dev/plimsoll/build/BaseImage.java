package dev.plimsoll.build;

import dev.plimsoll.fact.Answer;
import dev.plimsoll.fact.Provenance;
import dev.plimsoll.fact.Weight;
import dev.plimsoll.image.Digest;
import dev.plimsoll.image.ImageConfig;
import dev.plimsoll.image.ImagePath;
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
 * @param reservation why these are not the figures of the registry, a sentence; empty where they
 *     are
 */
public record BaseImage(
        ImageReference reference,
        Optional<Digest> digest,
        List<Layer> layers,
        ImageConfig config,
        Answer<Inventory> inventory,
        Optional<LocalDate> asOf,
        Optional<Earlier> before,
        Optional<String> reservation) {

    /** What a tag meant before it moved: bytes uncompressed, all layers. */
    public record Earlier(Digest digest, LocalDate moved, long uncompressed) {}

    /** An image of which no history is known. */
    public BaseImage(
            ImageReference reference,
            Optional<Digest> digest,
            List<Layer> layers,
            ImageConfig config,
            Answer<Inventory> inventory) {
        this(
                reference,
                digest,
                layers,
                config,
                inventory,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Its tag as it was seen. */
    public BaseImage seen(Optional<LocalDate> day, Optional<Earlier> earlier) {
        return new BaseImage(
                reference, digest, layers, config, inventory, day, earlier, reservation);
    }

    /**
     * The same with other figures, which are not the registry's, and the sentence that says why.
     */
    public BaseImage instead(List<Layer> others, String why) {
        return new BaseImage(
                reference, digest, others, config, inventory, asOf, before, Optional.of(why));
    }

    /** Bytes of all layers. */
    public long uncompressed() {
        return layers.stream().mapToLong(layer -> layer.uncompressed().bytes()).sum();
    }

    /**
     * A layer that a registry holds; {@code createdBy} is the text of its history entry.
     *
     * @param folders parts of it whose weight is known by itself
     */
    public record Layer(
            Optional<Digest> digest,
            String createdBy,
            Weight uncompressed,
            Weight compressed,
            Provenance provenance,
            List<Folder> folders) {

        /** A layer of which no folder is known. */
        public Layer(
                Optional<Digest> digest,
                String createdBy,
                Weight uncompressed,
                Weight compressed,
                Provenance provenance) {
            this(digest, createdBy, uncompressed, compressed, provenance, List.of());
        }
    }

    /** What of a layer lies at or below a path, but in no other of its folders. */
    public record Folder(ImagePath path, Weight uncompressed, Weight compressed) {}
}

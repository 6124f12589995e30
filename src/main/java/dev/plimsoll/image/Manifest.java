package dev.plimsoll.image;

import dev.plimsoll.fact.Answer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a registry answers for a reference: one image, or an index of the images of several
 * platforms.
 */
public sealed interface Manifest {

    /** OCI image specification, manifest.md. */
    record ImageManifest(
            Descriptor config, List<Descriptor> layers, Map<String, String> annotations)
            implements Manifest {

        /** What a pull transfers for its layers, in bytes. */
        public long compressed() {
            return layers.stream().mapToLong(Descriptor::size).sum();
        }
    }

    /** OCI image specification, image-index.md. */
    record ImageIndex(List<Descriptor> manifests) implements Manifest {

        /**
         * The image for a platform; attestations are none. An entry that names no platform serves
         * where it is the only one.
         */
        public Optional<Descriptor> select(Platform wanted) {
            List<Descriptor> images =
                    manifests.stream().filter(entry -> !entry.isAttestation()).toList();
            if (images.size() == 1 && images.getFirst().platform().isEmpty())
                return Optional.of(images.getFirst());
            return images.stream()
                    .filter(entry -> entry.platform().map(wanted::matches).orElse(false))
                    .findFirst();
        }

        /** The platforms that it serves. */
        public List<Platform> platforms() {
            return manifests.stream()
                    .filter(entry -> !entry.isAttestation())
                    .flatMap(entry -> entry.platform().stream())
                    .toList();
        }
    }

    /**
     * Reads a manifest of OCI's or Docker's schema 2.
     *
     * @param mediaType as the registry sent it; empty where it sent none
     */
    static Answer<Manifest> parse(String json, Optional<String> mediaType) {
        return ManifestReader.read(json, mediaType);
    }
}

package dev.plimsoll.build;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.image.ImageConfig;
import dev.plimsoll.source.Problem;
import dev.plimsoll.source.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the abstract builder made of a Dockerfile.
 *
 * @param stages every stage that was built, in order: the shipped one, its ancestors, and those
 *     that it copies from
 * @param refused why the image could not be built at all; its layers are then empty
 */
public record BuiltImage(
        BuildRequest request,
        Snapshot snapshot,
        Dockerfile dockerfile,
        List<BuiltStage> stages,
        Optional<String> refused,
        List<Problem> problems) {

    /** The same image of a snapshot that differs in nothing that the image can see. */
    // whether it is the same object is meant: comparing snapshots is dear
    @SuppressWarnings("ReferenceEquality")
    BuiltImage in(Snapshot other) {
        return other == snapshot
                ? this
                : new BuiltImage(request, other, dockerfile, stages, refused, problems);
    }

    /** The stage that ships; the last of {@link #stages}. */
    public BuiltStage shipped() {
        return stages.getLast();
    }

    /** The shipped image's layers, the base's first. */
    public List<Layer> layers() {
        return refused.isPresent() || stages.isEmpty() ? List.of() : shipped().layers();
    }

    public ImageConfig config() {
        return shipped().config();
    }

    /** Every step that could not be estimated in a layer of the shipped image. */
    public Stream<String> unknown() {
        return layers().stream().flatMap(layer -> layer.unknown().stream());
    }

    public Size uncompressed() {
        return Size.of(Total.uncompressed(parts()), unknown().findAny().isEmpty());
    }

    public Size compressed() {
        return Size.of(Total.compressed(parts()), unknown().findAny().isEmpty());
    }

    private List<Part> parts() {
        return layers().stream().flatMap(layer -> layer.parts().stream()).toList();
    }
}

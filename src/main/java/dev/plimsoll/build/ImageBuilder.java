package dev.plimsoll.build;

import dev.plimsoll.dockerfile.DockerfileParser;
import dev.plimsoll.source.Snapshot;
import dev.plimsoll.source.SourceFile;
import java.util.List;
import java.util.Optional;

/** Builds images without running anything. */
public final class ImageBuilder {

    private final Ports ports;

    public ImageBuilder(Ports ports) {
        this.ports = ports;
    }

    /** The image that a builder would make of this snapshot; refused where its base cannot be named or read. */
    public BuiltImage build(Snapshot snapshot, BuildRequest request) {
        SourceFile source = snapshot.text(request.dockerfile()).orElseGet(() -> SourceFile.of(request.dockerfile(), ""));
        return new BuiltImage(request, snapshot, DockerfileParser.parse(source), List.of(), Optional.of("no stage in " + ports), List.of());
    }
}

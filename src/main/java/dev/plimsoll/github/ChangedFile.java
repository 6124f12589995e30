package dev.plimsoll.github;

import dev.plimsoll.source.RepositoryPath;
import java.util.Optional;

/**
 * A file that a pull request changes.
 *
 * @param removed whether the head lacks it
 * @param patch the hunks of a unified diff; empty where GitHub left it out (binary, or too large)
 */
public record ChangedFile(
        RepositoryPath path,
        Optional<RepositoryPath> previous,
        boolean removed,
        Optional<String> patch) {}

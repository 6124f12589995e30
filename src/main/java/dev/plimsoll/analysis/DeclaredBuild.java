package dev.plimsoll.analysis;

import dev.plimsoll.source.RepositoryPath;
import java.util.Optional;
import java.util.SortedMap;

/** A build of a Dockerfile that some file of the repository declares. */
record DeclaredBuild(
        RepositoryPath dockerfile,
        RepositoryPath context,
        Optional<String> target,
        Optional<String> platform,
        SortedMap<String, String> arguments) {}

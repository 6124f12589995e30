package dev.plimsoll.build;

import dev.plimsoll.source.RepositoryPath;

/** What a file of an image holds, where that is known without reading it. */
public sealed interface FileContent {

    /** The same bytes as this file of the repository. */
    record Repository(RepositoryPath path) implements FileContent {}

    /** A text that an instruction wrote. */
    record Text(String text) implements FileContent {}

    /** It ends so; what a lower layer has before is not known. */
    record Tail(String text) implements FileContent {}

    /** A symbolic link; {@code target} as written. */
    record Link(String target) implements FileContent {}
}

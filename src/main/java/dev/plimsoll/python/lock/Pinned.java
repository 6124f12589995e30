package dev.plimsoll.python.lock;

import dev.plimsoll.python.DistributionFile;
import dev.plimsoll.python.PackageName;
import java.util.List;
import java.util.Optional;

/**
 * A package that a lock file has installed.
 *
 * @param version as written; empty where the source decides it
 * @param files of that version; their addresses are the index's to say, so they hold none
 * @param hashes {@code sha256:…} that a file must have; none is any file
 */
public record Pinned(
        PackageName project,
        Optional<String> version,
        Source source,
        List<DistributionFile> files,
        List<String> hashes) {

    public Pinned {
        files = List.copyOf(files);
        hashes = List.copyOf(hashes);
    }

    /** Where a package comes from. */
    public sealed interface Source {}

    /** The index that the tool asks unless told otherwise. */
    public record PublicIndex() implements Source {}

    /** Another index, by its address: it may hold a credential and is never shown whole. */
    public record OtherIndex(String url) implements Source {}

    /** A folder, relative to that of the lock file. */
    public record Folder(String path, boolean editable) implements Source {}

    /** A repository, a file's address, a file: what it holds is not said in the lock file. */
    public record Elsewhere(String place) implements Source {}
}

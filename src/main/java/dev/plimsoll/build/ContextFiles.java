package dev.plimsoll.build;

import dev.plimsoll.dockerfile.IgnoreFile;
import dev.plimsoll.source.Entry;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;
import dev.plimsoll.source.SourceFile;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What of a repository a builder is sent: the context's entries but for those that the ignore file
 * leaves out.
 */
public final class ContextFiles {

    private final Snapshot snapshot;
    private final RepositoryPath root;
    private final IgnoreFile ignore;
    private final SortedMap<String, Entry> entries;

    private ContextFiles(Snapshot snapshot, RepositoryPath root, IgnoreFile ignore) {
        this.snapshot = snapshot;
        this.root = root;
        this.ignore = ignore;
        SortedMap<String, Entry> before =
                snapshot.origin()
                        .conclude(
                                new Sent(root, ignore.source()),
                                sent -> entries(snapshot.origin(), root, ignore));
        this.entries = snapshot.edited().isEmpty() ? before : new TreeMap<>(before);
        for (RepositoryPath path : snapshot.edited()) {
            if (!path.isIn(root) || ignore.ignores(path.from(root))) continue;
            snapshot.entry(path).ifPresent(entry -> entries.put(path.from(root), entry));
        }
    }

    /** What is sent of a snapshot as it was before edits, by the text of the ignore file. */
    private record Sent(RepositoryPath root, Optional<SourceFile> ignore) {}

    private static SortedMap<String, Entry> entries(
            Snapshot snapshot, RepositoryPath root, IgnoreFile ignore) {
        SortedMap<String, Entry> entries = new TreeMap<>();
        snapshot.below(root)
                .forEach((path, entry) -> {
                    String relative = path.from(root);
                    if (!ignore.ignores(relative)) entries.put(relative, entry);
                });
        return entries;
    }

    public static ContextFiles of(Snapshot snapshot, BuildRequest request) {
        IgnoreFile ignore = IgnoreFile.locate(snapshot, request.dockerfile(), request.context());
        return new ContextFiles(snapshot, request.context(), ignore);
    }

    public Snapshot snapshot() {
        return snapshot;
    }

    public RepositoryPath root() {
        return root;
    }

    public IgnoreFile ignoreFile() {
        return ignore;
    }

    /** What is sent, by the path relative to the context. */
    public SortedMap<String, Entry> entries() {
        return Collections.unmodifiableSortedMap(entries);
    }

    /** What is sent of a folder, relative to the context; empty for all. */
    public SortedMap<String, Entry> below(String folder) {
        if (folder.isEmpty()) return entries();
        return Collections.unmodifiableSortedMap(entries.subMap(folder + "/", folder + "0"));
    }

    public boolean isFolder(String path) {
        return path.isEmpty() || !below(path).isEmpty();
    }
}

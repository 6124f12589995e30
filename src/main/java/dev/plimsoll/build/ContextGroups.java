package dev.plimsoll.build;

import dev.plimsoll.fact.Provenance;
import dev.plimsoll.fact.Weight;
import dev.plimsoll.image.ImagePath;
import dev.plimsoll.source.Entry;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes groups of files out of a repository's entries: sizes as git has them, large files of LFS as
 * they say.
 */
final class ContextGroups {

    /** The relative deviation of a compressed size that only names and sizes tell. */
    private static final double COMPRESSED_SIGMA = 0.12;

    private static final int PLAIN = 0644;
    private static final int EXECUTABLE = 0755;

    private final Snapshot snapshot;
    private final LargeFiles largeFiles;
    private final List<String> unknown = new ArrayList<>();

    ContextGroups(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.largeFiles = new LargeFiles(snapshot);
    }

    /** What could not be weighed, each a sentence. */
    List<String> unknown() {
        return List.copyOf(unknown);
    }

    /**
     * Files by their path below the folder; of one file the path is empty. One group for each mode.
     */
    List<FileGroup> groups(String what, ImagePath folder, Map<String, Entry> entries) {
        SortedMap<Integer, List<GroupFile>> byMode = new TreeMap<>();
        entries.forEach((path, entry) -> {
            int mode = entry.kind() == Entry.Kind.EXECUTABLE ? EXECUTABLE : PLAIN;
            file(path, entry)
                    .ifPresent(
                            file -> byMode.computeIfAbsent(mode, m -> new ArrayList<>()).add(file));
        });
        List<FileGroup> groups = new ArrayList<>();
        byMode.forEach((mode, files) -> {
            FileGroup exact =
                    FileGroup.of(what, folder, files, Provenance.GIT_TREE)
                            .withMode(Optional.of(mode));
            Weight compressed = Weight.estimated(exact.compressed().bytes(), COMPRESSED_SIGMA);
            groups.add(exact.withWeights(exact.uncompressed(), compressed));
        });
        return groups;
    }

    private Optional<GroupFile> file(String path, Entry entry) {
        RepositoryPath from = entry.path();
        return switch (entry.kind()) {
            case SUBMODULE -> {
                unknown.add(
                        "what the submodule %s holds is not known"
                                .formatted(Shown.plain(from.value())));
                yield Optional.empty();
            }
            case SYMLINK -> {
                String target =
                        snapshot.read(from)
                                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                                .orElse("");
                yield Optional.of(
                        new GroupFile(
                                path,
                                entry.bytes(),
                                Compression.HEADER,
                                Optional.of(new FileContent.Link(target))));
            }
            case FILE, EXECUTABLE -> {
                long bytes = largeFiles.size(entry);
                yield Optional.of(
                        new GroupFile(
                                path,
                                bytes,
                                Compression.ofFile(from.name(), bytes),
                                Optional.of(new FileContent.Repository(from))));
            }
        };
    }
}

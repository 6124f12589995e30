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
        Map<RepositoryPath, Samples.Ratio> samples = Samples.of(snapshot, entries.values());
        SortedMap<Integer, Files> byMode = new TreeMap<>();
        entries.forEach((path, entry) -> {
            int mode = entry.kind() == Entry.Kind.EXECUTABLE ? EXECUTABLE : PLAIN;
            file(path, entry, samples)
                    .ifPresent(file -> byMode.computeIfAbsent(mode, m -> new Files()).add(file));
        });
        List<FileGroup> groups = new ArrayList<>();
        byMode.forEach((mode, files) -> {
            FileGroup exact =
                    FileGroup.of(what, folder, files.files, Provenance.GIT_TREE)
                            .withMode(Optional.of(mode));
            long bytes = exact.compressed().bytes();
            double sigma = bytes == 0 ? 0 : files.deviation / bytes;
            groups.add(exact.withWeights(exact.uncompressed(), Weight.estimated(bytes, sigma)));
        });
        return groups;
    }

    /** Files of one mode; files of a kind are wrong by the same share. */
    private static final class Files {
        private final List<GroupFile> files = new ArrayList<>();
        private double deviation;

        void add(Packed packed) {
            files.add(packed.file);
            deviation += packed.file.compressed() * packed.sigma;
        }
    }

    /** A file with the relative deviation of its compressed size. */
    private record Packed(GroupFile file, double sigma) {}

    private Optional<Packed> file(
            String path, Entry entry, Map<RepositoryPath, Samples.Ratio> samples) {
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
                        new Packed(
                                new GroupFile(
                                        path,
                                        entry.bytes(),
                                        Compression.HEADER,
                                        Optional.of(new FileContent.Link(target))),
                                0));
            }
            case FILE, EXECUTABLE -> {
                long bytes = largeFiles.size(entry);
                Optional<Samples.Ratio> sample =
                        Optional.ofNullable(samples.get(from))
                                .filter(known -> bytes == entry.bytes());
                long compressed =
                        sample.map(ratio -> Math.round(bytes * ratio.value()) + Compression.HEADER)
                                .orElseGet(() -> Compression.ofFile(from.name(), bytes));
                yield Optional.of(
                        new Packed(
                                new GroupFile(
                                        path,
                                        bytes,
                                        compressed,
                                        Optional.of(new FileContent.Repository(from))),
                                sample.map(Samples.Ratio::sigma)
                                        .orElseGet(() -> Compression.sigmaOf(from.name()))));
            }
        };
    }
}

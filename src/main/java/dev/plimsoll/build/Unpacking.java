package dev.plimsoll.build;

import dev.plimsoll.fact.Provenance;
import dev.plimsoll.fact.Weight;
import dev.plimsoll.image.ImagePath;
import dev.plimsoll.source.RepositoryPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What ADD does with archives of the context: it unpacks them into the destination. */
final class Unpacking {

    private static final double COMPRESSED_SIGMA = 0.05;
    private static final ImagePath PROBE = ImagePath.of("/archive");
    private static final List<String> ENDINGS =
            List.of(
                    ".tar",
                    ".tar.gz",
                    ".tgz",
                    ".tar.xz",
                    ".txz",
                    ".tar.bz2",
                    ".tbz2",
                    ".tbz",
                    ".tar.zst");

    private final InstructionRun run;
    private final Collection<String> unknown;

    Unpacking(InstructionRun run, Collection<String> unknown) {
        this.run = run;
        this.unknown = unknown;
    }

    List<CopyItem> of(List<CopyItem> items) {
        return items.stream().map(this::of).toList();
    }

    private CopyItem of(CopyItem item) {
        if (item.folder() || ENDINGS.stream().noneMatch(item.name()::endsWith)) return item;
        List<FileGroup> archive = item.files().apply(PROBE);
        Optional<RepositoryPath> source =
                archive.stream()
                        .flatMap(group -> group.files().stream())
                        .flatMap(file -> file.content().stream())
                        .flatMap(content ->
                                content instanceof FileContent.Repository(RepositoryPath path)
                                        ? Optional.of(path).stream()
                                        : Optional.<RepositoryPath>empty().stream())
                        .findFirst();
        long bytes = archive.stream().mapToLong(group -> group.uncompressed().bytes()).sum();
        Optional<List<GroupFile>> files =
                source.filter(path -> bytes <= Archives.LARGEST)
                        .flatMap(run.build().stages().workshop().snapshot()::read)
                        .flatMap(Archives::files);
        if (files.isEmpty()) {
            unknown.add(
                    "what the archive %s unpacks to is not known"
                            .formatted(Shown.plain(item.name())));
            return new CopyItem(item.name(), true, target -> List.of());
        }
        List<GroupFile> unpacked = packed(item.name(), bytes, files.get());
        return new CopyItem(item.name(), true, target -> group(item.name(), target, unpacked));
    }

    /** What gzip made of them once it makes of them again; of others their kinds tell. */
    private static List<GroupFile> packed(String name, long archive, List<GroupFile> files) {
        long all = files.stream().mapToLong(GroupFile::compressed).sum();
        if (all == 0 || !(name.endsWith(".gz") || name.endsWith(".tgz"))) return files;
        return files.stream()
                .map(file ->
                        GroupFile.of(
                                file.path(),
                                file.bytes(),
                                Math.round((double) file.compressed() / all * archive)))
                .toList();
    }

    private static List<FileGroup> group(String name, ImagePath target, List<GroupFile> files) {
        if (files.isEmpty()) return List.of();
        FileGroup group =
                FileGroup.of(
                        "context:" + name, target, new ArrayList<>(files), Provenance.GIT_TREE);
        Weight compressed = Weight.estimated(group.compressed().bytes(), COMPRESSED_SIGMA);
        return List.of(group.withWeights(group.uncompressed(), compressed));
    }
}

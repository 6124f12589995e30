package dev.plimsoll.build;

import dev.plimsoll.fact.Answer;
import dev.plimsoll.image.ImagePath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Files of another stage, or of an image: what can be seen there, written again in full. */
final class StageSource implements CopySource {

    private final InstructionRun run;
    private final String from;
    private final Collection<String> unknown;

    StageSource(InstructionRun run, String from, Collection<String> unknown) {
        this.run = run;
        this.from = from;
        this.unknown = unknown;
    }

    @Override
    public List<CopyItem> items(String written) {
        Optional<Answer<StageBuild>> stage =
                run.build().stages().before(run.build().stage().index(), from);
        if (stage.isEmpty()) return external(written);
        return switch (stage.get()) {
            case Answer.Known<StageBuild>(StageBuild built) ->
                    items(built.files(), ImagePath.of(written), written);
            case Answer.Unknown<StageBuild>(String why) -> {
                unknown.add(
                        "what %s of the stage `%s` holds is not known: %s"
                                .formatted(Shown.plain(written), Shown.plain(from), why));
                yield List.of();
            }
        };
    }

    private List<CopyItem> external(String written) {
        ExternalImage image =
                new ExternalImage(
                        run.build()
                                .stages()
                                .find(
                                        from,
                                        run.build().stages().tree().platform(run.build().stage())));
        if (!image.knows(ImagePath.of(written))) {
            unknown.add(
                    "what %s of the image %s holds is not known"
                            .formatted(Shown.plain(written), Shown.plain(from)));
            return List.of();
        }
        return items(image.files(), ImagePath.of(written), written);
    }

    private List<CopyItem> items(FileSystem files, ImagePath path, String written) {
        if (!Glob.isGlob(path.value())) return List.of(item(files, path));
        PathPattern pattern = PathPattern.of(ImagePath.ROOT, path.value());
        FileSystem.Selection found = files.select(pattern);
        if (!found.unsure().isEmpty() || found.groups().stream().anyMatch(FileGroup::isOpaque)) {
            unknown.add(
                    "what fits %s in `%s` is not known"
                            .formatted(Shown.plain(written), Shown.plain(from)));
        }
        int depth = (int) path.value().chars().filter(c -> c == '/').count();
        SortedMap<ImagePath, CopyItem> items = new TreeMap<>();
        for (FileGroup group : found.groups()) {
            group.files()
                    .forEach(file -> {
                        ImagePath head = head(group.pathOf(file), depth);
                        items.computeIfAbsent(head, one -> item(files, one));
                    });
        }
        return List.copyOf(items.values());
    }

    private static ImagePath head(String path, int depth) {
        String[] parts = path.split("/", -1);
        return ImagePath.of(
                String.join("/", List.of(parts).subList(0, Math.min(parts.length, depth + 1))));
    }

    private CopyItem item(FileSystem files, ImagePath path) {
        FileSystem.Selection selection = files.select(path);
        selection
                .unsure()
                .forEach(group ->
                        unknown.add(
                                "how much of %s lies in %s is not known"
                                        .formatted(group.what(), Shown.plain(path.value()))));
        boolean nothing = selection.groups().isEmpty() && selection.unsure().isEmpty();
        if (nothing && !files.isFolder(path)) {
            unknown.add(
                    "what %s of `%s` holds is not known: nothing that is known makes it"
                            .formatted(Shown.plain(path.value()), Shown.plain(from)));
        }
        boolean file = files.file(path).isPresent() && !files.isFolder(path);
        List<FileGroup> groups = new ArrayList<>(selection.groups());
        return new CopyItem(
                path.name(),
                !file,
                target -> groups.stream().map(group -> group.moved(path, target)).toList());
    }
}

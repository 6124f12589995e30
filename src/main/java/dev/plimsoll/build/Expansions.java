package dev.plimsoll.build;

import dev.plimsoll.image.ImagePath;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a file name pattern becomes. */
public final class Expansions {

    private Expansions() {}

    /**
     * The paths that fit, files and folders, in order; empty where a group of unknown files may
     * have others.
     */
    public static Optional<List<ImagePath>> paths(Machine machine, ImagePath folder, String word) {
        PathPattern pattern = PathPattern.of(folder, word);
        if (!pattern.isGlob()) return Optional.of(List.of(pattern.path()));
        FileSystem.Selection selection = machine.select(pattern);
        boolean sure =
                selection.unsure().isEmpty()
                        && selection.groups().stream().noneMatch(FileGroup::isOpaque);
        if (!sure) return Optional.empty();
        int depth = (int) pattern.path().value().chars().filter(c -> c == '/').count();
        SortedSet<ImagePath> found = new TreeSet<>();
        for (FileGroup group : selection.groups()) {
            group.files().forEach(file -> found.add(ImagePath.of(cut(group.pathOf(file), depth))));
        }
        return Optional.of(List.copyOf(found));
    }

    private static String cut(String path, int depth) {
        int at = -1;
        for (int i = 0; i <= depth; i++) {
            at = path.indexOf('/', at + 1);
            if (at < 0) return path;
        }
        return path.substring(0, at);
    }
}

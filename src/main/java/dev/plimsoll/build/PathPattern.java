package dev.plimsoll.build;

import dev.plimsoll.image.ImagePath;

/**
 * Paths that a word of a command names: one path, or all that fit {@code *}, {@code ?} and {@code
 * [a-z]}, none of which fits a slash. What lies below a path that fits belongs to it.
 */
public final class PathPattern {

    private final ImagePath pattern;
    private final boolean glob;
    private final ImagePath stem;

    private PathPattern(ImagePath pattern, boolean glob) {
        this.pattern = pattern;
        this.glob = glob;
        this.stem = glob ? stem(pattern) : pattern;
    }

    private static ImagePath stem(ImagePath pattern) {
        ImagePath stem = pattern;
        while (Glob.isGlob(stem.value())) stem = stem.parent();
        return stem;
    }

    /** The path itself; no character of it means another. */
    public static PathPattern exactly(ImagePath path) {
        return new PathPattern(path, false);
    }

    /** A word that a shell would expand. */
    public static PathPattern of(ImagePath folder, String word) {
        return new PathPattern(folder.resolve(word), Glob.isGlob(word));
    }

    public boolean isGlob() {
        return glob;
    }

    /** The path, or the pattern as if it were one. */
    public ImagePath path() {
        return pattern;
    }

    /** The deepest folder that holds whatever fits: the path itself where it is no pattern. */
    public ImagePath stem() {
        return stem;
    }

    /** Whether the path fits or lies below one that fits. */
    public boolean holds(String path) {
        if (!glob) return isIn(path, pattern.value());
        return Glob.matchesPathOrParent(pattern.value(), path);
    }

    /**
     * Whether every file that may lie strictly below this folder is held; hidden files are taken to
     * fit {@code *}.
     */
    public boolean holdsAllBelow(ImagePath folder) {
        if (holds(folder.value())) return true;
        return glob && pattern.name().equals("*") && holdsFolder(pattern.parent(), folder);
    }

    private static boolean holdsFolder(ImagePath parent, ImagePath folder) {
        return Glob.isGlob(parent.value())
                ? Glob.matchesPathOrParent(parent.value(), folder.value())
                : folder.isIn(parent);
    }

    /** Whether something that fits may lie at or below this folder. */
    public boolean mayTouchBelow(ImagePath folder) {
        if (!glob) return folder.isIn(pattern) || pattern.isIn(folder);
        // most folders differ from the stem, which is no pattern unless it has an escape
        boolean plain = stem.value().indexOf('\\') < 0;
        if (plain && !folder.isIn(stem) && !stem.isIn(folder)) return false;
        return holds(folder.value()) || Glob.mayMatchBelow(pattern.value(), folder.value());
    }

    private static boolean isIn(String path, String folder) {
        if (folder.equals("/")) return true;
        return path.startsWith(folder)
                && (path.length() == folder.length() || path.charAt(folder.length()) == '/');
    }

    @Override
    public String toString() {
        return pattern.value();
    }
}

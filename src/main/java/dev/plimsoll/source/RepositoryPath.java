package dev.plimsoll.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A path inside a repository: relative, separated by {@code /}, normal, and never outside. The root
 * is empty.
 */
public record RepositoryPath(String value) implements Comparable<RepositoryPath> {

    public static final RepositoryPath ROOT = new RepositoryPath("");

    public RepositoryPath {
        if (!value.isEmpty() && !isNormal(value)) {
            throw new IllegalArgumentException("not a normal path inside a repository: " + value);
        }
    }

    /**
     * The path that a stranger wrote, cleaned; empty where it leaves the repository or is absolute.
     */
    public static Optional<RepositoryPath> parse(String written) {
        return written.startsWith("/")
                ? Optional.empty()
                : normal(written).map(RepositoryPath::new);
    }

    /** {@code relative} as seen from this folder; empty where it leaves the repository. */
    public Optional<RepositoryPath> resolve(String relative) {
        if (relative.startsWith("/")) return Optional.empty();
        return normal(value.isEmpty() ? relative : value + "/" + relative).map(RepositoryPath::new);
    }

    public RepositoryPath child(String name) {
        return new RepositoryPath(value.isEmpty() ? name : value + "/" + name);
    }

    public RepositoryPath parent() {
        int slash = value.lastIndexOf('/');
        return slash < 0 ? ROOT : new RepositoryPath(value.substring(0, slash));
    }

    public String name() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    public boolean isRoot() {
        return value.isEmpty();
    }

    /** Whether this is {@code folder} or lies below it. */
    public boolean isIn(RepositoryPath folder) {
        return folder.isRoot()
                || (value.startsWith(folder.value)
                        && (value.length() == folder.value.length()
                                || value.charAt(folder.value.length()) == '/'));
    }

    /** This path as seen from {@code folder}, which it must be in; empty for the folder itself. */
    public String from(RepositoryPath folder) {
        if (!isIn(folder)) throw new IllegalArgumentException(value + " is not in " + folder.value);
        if (folder.isRoot()) return value;
        return value.length() == folder.value.length()
                ? ""
                : value.substring(folder.value.length() + 1);
    }

    /** Most paths are; snapshots hold thousands of them. */
    private static boolean isNormal(String path) {
        int start = 0;
        while (start <= path.length()) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            if (end == start || isDots(path, start, end)) return false;
            start = end + 1;
        }
        return path.indexOf('\0') < 0;
    }

    private static boolean isDots(String path, int start, int end) {
        return path.charAt(start) == '.'
                && (end - start == 1 || (end - start == 2 && path.charAt(start + 1) == '.'));
    }

    private static Optional<String> normal(String path) {
        if (isNormal(path)) return Optional.of(path);
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/", -1)) {
            switch (part) {
                case "", "." -> {}
                case ".." -> {
                    if (parts.isEmpty()) return Optional.empty();
                    parts.removeLast();
                }
                default -> parts.add(part);
            }
        }
        return path.indexOf('\0') >= 0 ? Optional.empty() : Optional.of(String.join("/", parts));
    }

    @Override
    public int compareTo(RepositoryPath other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

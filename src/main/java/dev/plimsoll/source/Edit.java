package dev.plimsoll.source;

/**
 * One change of one file: the text in {@code range} becomes {@code replacement}. An empty range
 * inserts, an empty replacement deletes; a path that the snapshot lacks is created from an empty
 * text.
 */
public record Edit(RepositoryPath path, TextRange range, String replacement)
        implements Comparable<Edit> {

    public static Edit insert(RepositoryPath path, int offset, String text) {
        return new Edit(path, TextRange.at(offset), text);
    }

    public static Edit delete(RepositoryPath path, TextRange range) {
        return new Edit(path, range, "");
    }

    public static Edit create(RepositoryPath path, String text) {
        return new Edit(path, TextRange.at(0), text);
    }

    /** Whether both change the same text, or insert at the same place of the same file. */
    public boolean conflictsWith(Edit other) {
        if (!path.equals(other.path)) return false;
        boolean insertion = range.isEmpty() || other.range.isEmpty();
        boolean touching = range.start() <= other.range.end() && other.range.start() <= range.end();
        return insertion ? touching : range.overlaps(other.range);
    }

    @Override
    public int compareTo(Edit other) {
        int byPath = path.compareTo(other.path);
        return byPath != 0 ? byPath : range.compareTo(other.range);
    }
}

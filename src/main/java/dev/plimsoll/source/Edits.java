package dev.plimsoll.source;

import java.util.Collection;
import java.util.List;

/** Applies edits to texts. */
public final class Edits {

    private Edits() {}

    /** The text after all edits, which must not conflict; their paths are not looked at. */
    public static String apply(String text, Collection<Edit> edits) {
        List<Edit> inOrder = edits.stream().sorted().toList();
        StringBuilder out = new StringBuilder(text.length() + 64);
        int at = 0;
        for (Edit edit : inOrder) {
            if (edit.range().start() < at)
                throw new IllegalArgumentException(
                        "edits overlap at offset " + edit.range().start());
            out.append(text, at, edit.range().start()).append(edit.replacement());
            at = edit.range().end();
        }
        return out.append(text, at, text.length()).toString();
    }

    /**
     * The snapshot with all edits made; files that the edits name and the snapshot lacks are
     * created.
     */
    public static Snapshot apply(Snapshot snapshot, Collection<Edit> edits) {
        return new EditedSnapshot(snapshot, edits);
    }

    public static boolean conflict(Collection<Edit> some, Collection<Edit> others) {
        return some.stream().anyMatch(one -> others.stream().anyMatch(one::conflictsWith));
    }
}

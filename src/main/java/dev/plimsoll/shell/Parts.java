package dev.plimsoll.shell;

import java.util.ArrayList;
import java.util.List;

/** Collects the parts of a word; neighbouring literals with the same quoting become one. */
final class Parts {

    private final List<Word.Part> parts = new ArrayList<>();
    private final StringBuilder run = new StringBuilder();
    private boolean open;
    private boolean quoted;

    void literal(int c, boolean isQuoted) {
        start(isQuoted);
        run.append((char) c);
    }

    void literal(String text, boolean isQuoted) {
        start(isQuoted);
        run.append(text);
    }

    void add(Word.Part part) {
        flush();
        parts.add(part);
    }

    /** The unquoted character just before, or {@link Cursor#END}. */
    int lastUnquoted() {
        return open && !quoted && !run.isEmpty() ? run.charAt(run.length() - 1) : Cursor.END;
    }

    int size() {
        return parts.size() + (open ? 1 : 0);
    }

    List<Word.Part> build() {
        flush();
        return List.copyOf(parts);
    }

    private void start(boolean isQuoted) {
        if (open && quoted != isQuoted) flush();
        open = true;
        quoted = isQuoted;
    }

    private void flush() {
        if (open) parts.add(new Word.Part.Literal(run.toString(), quoted));
        run.setLength(0);
        open = false;
    }
}

package dev.plimsoll.review;

import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;
import dev.plimsoll.source.SourceFile;
import java.util.List;
import java.util.Optional;

/**
 * Lines of one hunk and what one click makes of them; an empty text deletes them.
 *
 * @param text whole lines without the last line end
 */
record Suggestion(RepositoryPath path, int startLine, int endLine, String text) {

    /**
     * Empty where the edits cannot be one suggestion: several files, lines outside one hunk, CRLF,
     * or nothing changes.
     */
    static Optional<Suggestion> of(List<LineEdit> edits, Snapshot head, PullRequestDiff diff) {
        if (edits.isEmpty()) return Optional.empty();
        RepositoryPath path = edits.getFirst().path();
        Optional<SourceFile> file = head.text(path);
        if (file.isEmpty() || edits.stream().anyMatch(edit -> !edit.path().equals(path)))
            return Optional.empty();
        // a click on a suggestion may write LF into a file that has CRLF (github/docs,
        // "digital-credentials#572")
        if (file.get().text().contains("\r") || file.get().lineCount() == 0)
            return Optional.empty();
        return joined(edits, file.get())
                .filter(suggestion -> diff.holds(path, suggestion.startLine, suggestion.endLine));
    }

    boolean overlaps(Suggestion other) {
        return path.equals(other.path) && startLine <= other.endLine && other.startLine <= endLine;
    }

    /** As GitHub reads it, its fence longer than any in the text. */
    String markdown() {
        return Markdown.fenced("suggestion", text.isEmpty() ? "" : text + "\n");
    }

    /** One run of lines from the first edit to the last, the lines between repeated. */
    private static Optional<Suggestion> joined(List<LineEdit> edits, SourceFile file) {
        List<LineEdit> anchored =
                edits.stream()
                        .map(edit -> edit.isInsertion() ? anchored(edit, file) : edit)
                        .toList();
        int start = anchored.getFirst().startLine();
        int end = start - 1;
        StringBuilder text = new StringBuilder();
        for (LineEdit edit : anchored) {
            if (edit.startLine() <= end) return Optional.empty();
            for (int line = end + 1; line < edit.startLine(); line++) text.append(line(file, line));
            text.append(edit.replacement());
            if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') text.append('\n');
            end = edit.endLine();
        }
        if (!text.isEmpty()) text.setLength(text.length() - 1);
        return Optional.of(new Suggestion(file.path(), start, end, text.toString()));
    }

    /**
     * Lines cannot be put between two others: the line before is repeated, or the first line where
     * there is none.
     */
    private static LineEdit anchored(LineEdit edit, SourceFile file) {
        if (edit.startLine() == 1)
            return new LineEdit(edit.path(), 1, 1, edit.replacement() + line(file, 1));
        int before = edit.startLine() - 1;
        return new LineEdit(edit.path(), before, before, line(file, before) + edit.replacement());
    }

    private static String line(SourceFile file, int line) {
        String text = file.line(line).of(file.text());
        return text.endsWith("\n") ? text : text + "\n";
    }
}

package dev.plimsoll.review;

import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Edits;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;
import dev.plimsoll.source.SourceFile;
import dev.plimsoll.source.TextRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Turns edits of ranges into edits of whole lines; those that share a line become one. */
final class WholeLines {

    private WholeLines() {}

    static List<LineEdit> of(Collection<Edit> edits, Snapshot snapshot) {
        SortedMap<RepositoryPath, List<Edit>> byPath = new TreeMap<>();
        edits.forEach(
                edit -> byPath.computeIfAbsent(edit.path(), path -> new ArrayList<>()).add(edit));
        List<LineEdit> lines = new ArrayList<>();
        byPath.forEach((path, some) -> {
            SourceFile file = snapshot.text(path).orElseGet(() -> SourceFile.of(path, ""));
            lines.addAll(of(some, file));
        });
        return lines;
    }

    static List<LineEdit> of(Collection<Edit> edits, SourceFile file) {
        List<Region> regions = new ArrayList<>();
        for (Edit edit : edits.stream().sorted().toList()) {
            TextRange lines = lines(edit, file);
            if (!regions.isEmpty() && regions.getLast().touches(lines)) {
                regions.add(regions.removeLast().with(edit, lines));
            } else {
                regions.add(new Region(lines, List.of(edit)));
            }
        }
        return regions.stream().flatMap(region -> region.edit(file).stream()).toList();
    }

    /** The whole lines that an edit rewrites: none where it only puts lines between two others. */
    private static TextRange lines(Edit edit, SourceFile file) {
        TextRange range = edit.range();
        boolean fromStart = file.lineStart(file.lineAt(range.start())) == range.start();
        boolean toStart = file.lineStart(file.lineAt(range.end())) == range.end();
        boolean wholeText = edit.replacement().isEmpty() || edit.replacement().endsWith("\n");
        if (fromStart && toStart && (wholeText || range.end() == file.text().length()))
            return range;
        int start = file.lineStart(file.lineAt(range.start()));
        // text put before a line's start still joins what it leaves there, unless it ends its own
        // line
        int end =
                toStart && wholeText && range.end() > start && edit.replacement().endsWith("\n")
                        ? range.end()
                        : file.lineStart(file.lineAt(range.end()) + 1);
        return new TextRange(start, end);
    }

    /** Whole lines and the edits that fall on them. */
    private record Region(TextRange lines, List<Edit> edits) {

        boolean touches(TextRange next) {
            return next.start() < lines.end()
                    || (next.start() == lines.end() && (lines.isEmpty() || next.isEmpty()));
        }

        Region with(Edit edit, TextRange more) {
            List<Edit> all = new ArrayList<>(edits);
            all.add(edit);
            return new Region(lines.span(more), all);
        }

        java.util.Optional<LineEdit> edit(SourceFile file) {
            String before = lines.of(file.text());
            List<Edit> shifted =
                    edits.stream()
                            .map(edit ->
                                    new Edit(
                                            edit.path(),
                                            new TextRange(
                                                    edit.range().start() - lines.start(),
                                                    edit.range().end() - lines.start()),
                                            edit.replacement()))
                            .toList();
            String after = Edits.apply(before, shifted);
            if (after.equals(before)) return java.util.Optional.empty();
            int head = commonHead(before, after);
            int tail = commonTail(before.substring(head), after.substring(head));
            int start = lines.start() + head;
            int end = lines.end() - tail;
            int startLine = file.text().isEmpty() ? 1 : file.lineAt(start);
            int endLine = end == start ? startLine - 1 : file.lineAt(end - 1);
            return java.util.Optional.of(
                    new LineEdit(
                            file.path(),
                            startLine,
                            endLine,
                            after.substring(head, after.length() - tail)));
        }
    }

    /** Characters of the whole lines with which both texts begin. */
    private static int commonHead(String a, String b) {
        int most = Math.min(a.length(), b.length());
        int whole = 0;
        for (int i = 0; i < most && a.charAt(i) == b.charAt(i); i++) {
            if (a.charAt(i) == '\n') whole = i + 1;
        }
        return whole;
    }

    /** Characters of the whole lines with which both texts end, where both end their last line. */
    private static int commonTail(String a, String b) {
        if (!a.endsWith("\n") || !b.endsWith("\n")) return 0;
        int whole = 0;
        int i = 1;
        while (i <= a.length()
                && i <= b.length()
                && a.charAt(a.length() - i) == b.charAt(b.length() - i)) {
            boolean atStart = i == a.length() || a.charAt(a.length() - i - 1) == '\n';
            boolean alsoThere = i == b.length() || b.charAt(b.length() - i - 1) == '\n';
            if (atStart && alsoThere) whole = i;
            i++;
        }
        return whole;
    }
}

package dev.plimsoll.review;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes unified diffs that {@code git apply} takes. */
public final class UnifiedDiff {

    /** Unchanged lines shown around a change, as git does. */
    private static final int CONTEXT = 3;

    /**
     * Longer files are told as replaced from end to end: the comparison is quadratic where all
     * differs.
     */
    private static final int MOST_LINES = 20_000;

    private static final String NO_NEWLINE = "\n\\ No newline at end of file";

    private UnifiedDiff() {}

    /** The diff of one file with git's header; {@code before} is empty for a file that is new. */
    public static String ofFile(String path, Optional<String> before, String after) {
        if (before.equals(Optional.of(after))) return "";
        StringBuilder out = new StringBuilder();
        out.append("diff --git ")
                .append(quoted("a/" + path))
                .append(' ')
                .append(quoted("b/" + path))
                .append('\n');
        if (before.isEmpty()) out.append("new file mode 100644\n");
        if (before.isEmpty() && after.isEmpty()) return out.toString();
        out.append("--- ").append(before.isEmpty() ? "/dev/null" : named("a/" + path)).append('\n');
        out.append("+++ ").append(named("b/" + path)).append('\n');
        return out.append(hunks(before.orElse(""), after)).toString();
    }

    /** The hunks alone, as GitHub's {@code patch} field has them. */
    static String hunks(String before, String after) {
        List<String> old = lines(before);
        List<String> now = lines(after);
        List<Change> changes = changes(old, now);
        StringBuilder out = new StringBuilder();
        int from = 0;
        while (from < changes.size()) {
            int to = from + 1;
            while (to < changes.size()
                    && changes.get(to).oldStart - changes.get(to - 1).oldEnd <= 2 * CONTEXT) to++;
            hunk(out, old, now, changes.subList(from, to));
            from = to;
        }
        return out.toString();
    }

    /**
     * Lines from {@code oldStart} to {@code oldEnd}, 0-based and half-open, become those from
     * {@code newStart} to {@code newEnd}.
     */
    private record Change(int oldStart, int oldEnd, int newStart, int newEnd) {}

    private static List<Change> changes(List<String> old, List<String> now) {
        if (old.size() > MOST_LINES || now.size() > MOST_LINES)
            return List.of(new Change(0, old.size(), 0, now.size()));
        List<Change> changes = new ArrayList<>();
        for (AbstractDelta<String> delta : DiffUtils.diff(old, now).getDeltas()) {
            changes.add(
                    new Change(
                            delta.getSource().getPosition(),
                            delta.getSource().getPosition() + delta.getSource().size(),
                            delta.getTarget().getPosition(),
                            delta.getTarget().getPosition() + delta.getTarget().size()));
        }
        return changes;
    }

    private static void hunk(
            StringBuilder out, List<String> old, List<String> now, List<Change> changes) {
        Change first = changes.getFirst();
        Change last = changes.getLast();
        int lead = Math.min(CONTEXT, first.oldStart);
        int trail = Math.min(CONTEXT, old.size() - last.oldEnd);
        int oldStart = first.oldStart - lead;
        int newStart = first.newStart - lead;
        int oldCount = last.oldEnd + trail - oldStart;
        int newCount = last.newEnd + trail - newStart;
        out.append("@@ -")
                .append(range(oldStart, oldCount))
                .append(" +")
                .append(range(newStart, newCount))
                .append(" @@\n");
        int at = oldStart;
        for (Change change : changes) {
            old.subList(at, change.oldStart)
                    .forEach(line -> out.append(' ').append(line).append('\n'));
            old.subList(change.oldStart, change.oldEnd)
                    .forEach(line -> out.append('-').append(line).append('\n'));
            now.subList(change.newStart, change.newEnd)
                    .forEach(line -> out.append('+').append(line).append('\n'));
            at = change.oldEnd;
        }
        old.subList(at, at + trail).forEach(line -> out.append(' ').append(line).append('\n'));
    }

    /** A range without lines is named by the line before it. */
    private static String range(int start, int count) {
        return count == 0 ? start + ",0" : (start + 1) + "," + count;
    }

    /**
     * Lines without their LF; a last one that lacks it carries git's remark, so that it differs
     * from one that has it.
     */
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int lf = text.indexOf('\n'); lf >= 0; lf = text.indexOf('\n', start)) {
            lines.add(text.substring(start, lf));
            start = lf + 1;
        }
        if (start < text.length()) lines.add(text.substring(start) + NO_NEWLINE);
        return lines;
    }

    /** A name with a blank is ended by a tab, as git does. */
    private static String named(String path) {
        String quoted = quoted(path);
        return quoted.equals(path) && path.indexOf(' ') >= 0 ? path + "\t" : quoted;
    }

    /** Git's quoting of names with control characters, quotes or backslashes. */
    private static String quoted(String path) {
        boolean plain = path.chars().allMatch(c -> c >= ' ' && c != '"' && c != '\\' && c != 0x7f);
        if (plain) return path;
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '"' || c == '\\') out.append('\\').append(c);
            else if (c < ' ' || c == 0x7f) out.append('\\').append(String.format("%03o", (int) c));
            else out.append(c);
        }
        return out.append('"').toString();
    }
}

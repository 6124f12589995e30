package dev.plimsoll.analysis;

import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Edits;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.TextRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Makes one change of two in a row: edits of a text, and edits of the text that these leave, become
 * edits of the first text. What touches each other becomes one edit; what does not stays apart.
 */
final class EditComposition {

    /**
     * One edit of the original text.
     *
     * @param first those of the first change that are in it
     * @param second those of the second change that are in it
     */
    record Composed(Edit edit, List<Edit> first, List<Edit> second) {}

    /** An edit and where its text lies after the first change. */
    private record Placed(Edit edit, boolean isFirst, int start, int end) {}

    private EditComposition() {}

    /** All edits must be of one file, and those of one change must not conflict. */
    static List<Composed> compose(
            RepositoryPath path, String original, Collection<Edit> first, Collection<Edit> second) {
        String between = Edits.apply(original, first);
        List<Placed> placed = new ArrayList<>();
        int shift = 0;
        for (Edit edit : first.stream().sorted().toList()) {
            int start = edit.range().start() + shift;
            placed.add(new Placed(edit, true, start, start + edit.replacement().length()));
            shift += edit.replacement().length() - edit.range().length();
        }
        second.forEach(edit ->
                placed.add(new Placed(edit, false, edit.range().start(), edit.range().end())));
        placed.sort((a, b) ->
                a.start() != b.start()
                        ? Integer.compare(a.start(), b.start())
                        : Integer.compare(a.end(), b.end()));
        List<Composed> composed = new ArrayList<>();
        List<Placed> cluster = new ArrayList<>();
        int end = -1;
        for (Placed next : placed) {
            if (!cluster.isEmpty() && !touches(cluster, end, next)) {
                composed.add(merge(path, between, placed, cluster));
                cluster.clear();
            }
            cluster.add(next);
            end = cluster.size() == 1 ? next.end() : Math.max(end, next.end());
        }
        if (!cluster.isEmpty()) composed.add(merge(path, between, placed, cluster));
        return composed;
    }

    /**
     * Edits of one change that only touch stay apart; a touch between the two changes binds them.
     */
    private static boolean touches(List<Placed> cluster, int end, Placed next) {
        if (next.start() < end) return true;
        return next.start() == end
                && cluster.stream()
                        .anyMatch(held ->
                                held.isFirst() != next.isFirst() || held.start() == next.start());
    }

    private static Composed merge(
            RepositoryPath path, String between, List<Placed> all, List<Placed> cluster) {
        int start = cluster.stream().mapToInt(Placed::start).min().orElseThrow();
        int end = cluster.stream().mapToInt(Placed::end).max().orElseThrow();
        List<Edit> first = cluster.stream().filter(Placed::isFirst).map(Placed::edit).toList();
        List<Edit> second = cluster.stream().filter(p -> !p.isFirst()).map(Placed::edit).toList();
        List<Edit> shifted =
                second.stream()
                        .map(edit ->
                                new Edit(
                                        path,
                                        new TextRange(
                                                edit.range().start() - start,
                                                edit.range().end() - start),
                                        edit.replacement()))
                        .toList();
        int from = start - shiftBefore(all, cluster, start);
        int removed = first.stream().mapToInt(edit -> edit.range().length()).sum();
        int written = first.stream().mapToInt(edit -> edit.replacement().length()).sum();
        int to = from + (end - start) - written + removed;
        String text = Edits.apply(between.substring(start, end), shifted);
        return new Composed(new Edit(path, new TextRange(from, to), text), first, second);
    }

    /**
     * By how much the first change moved the text at {@code start}, which no edit outside the
     * cluster covers.
     */
    private static int shiftBefore(List<Placed> all, List<Placed> cluster, int start) {
        return all.stream()
                .filter(Placed::isFirst)
                .filter(placed -> !cluster.contains(placed) && placed.end() <= start)
                .mapToInt(placed ->
                        placed.edit().replacement().length() - placed.edit().range().length())
                .sum();
    }
}

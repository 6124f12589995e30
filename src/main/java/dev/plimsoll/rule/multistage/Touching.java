package dev.plimsoll.rule.multistage;

import dev.plimsoll.source.Edit;
import java.util.ArrayList;
import java.util.List;

/** Makes one edit of edits that touch, so that the order of their texts is not left open. */
final class Touching {

    private Touching() {}

    /**
     * The same change, in edits that do not conflict; of edits at one place the one given first
     * comes first.
     */
    static List<Edit> joined(List<Edit> edits) {
        List<Edit> joined = new ArrayList<>();
        for (Edit edit :
                edits.stream()
                        .sorted(java.util.Comparator.comparingInt(one -> one.range().start()))
                        .toList()) {
            if (touches(joined, edit)) {
                Edit before = joined.removeLast();
                joined.add(
                        new Edit(
                                edit.path(),
                                before.range().span(edit.range()),
                                before.replacement() + edit.replacement()));
            } else {
                joined.add(edit);
            }
        }
        return joined;
    }

    private static boolean touches(List<Edit> joined, Edit edit) {
        return !joined.isEmpty() && joined.getLast().range().end() >= edit.range().start();
    }
}

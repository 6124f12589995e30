package dev.plimsoll.shell;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes here-documents' bodies from the lines after their operator; XCU 2.7.4. The operator is read
 * before its body, so a text that has any is read twice, the second time with the bodies known.
 */
final class HeredocReader {

    private final Cursor cursor;
    private final List<HereDocument> outside;
    private final Map<Integer, String> known;
    private final Map<Integer, String> found = new HashMap<>();
    private final Deque<Pending> pending = new ArrayDeque<>();

    private record Pending(int operator, String delimiter, boolean stripTabs) {}

    HeredocReader(Cursor cursor, List<HereDocument> outside, Map<Integer, String> known) {
        this.cursor = cursor;
        this.outside = new ArrayList<>(outside);
        this.known = known;
    }

    /**
     * Announces a document whose operator stands at an index, and gives its body where an earlier
     * reading found it.
     */
    Optional<String> announce(int operator, String delimiter, boolean stripTabs) {
        pending.add(new Pending(operator, delimiter, stripTabs));
        return Optional.ofNullable(known.get(operator));
    }

    /** Reads the announced bodies; the cursor stands at the start of a line or at the end. */
    void readPending() {
        while (!pending.isEmpty()) {
            Pending next = pending.remove();
            body(next)
                    .ifPresentOrElse(
                            body -> found.put(next.operator(), body),
                            () ->
                                    cursor.problem(
                                            "The here-document %s has no body."
                                                    .formatted(next.delimiter())));
        }
    }

    Map<Integer, String> found() {
        return found;
    }

    private Optional<String> body(Pending document) {
        if (cursor.at() == cursor.length()) return fromOutside(document.delimiter());
        StringBuilder body = new StringBuilder();
        while (cursor.at() < cursor.length()) {
            int start = cursor.at();
            while (document.stripTabs() && cursor.raw(start) == '\t') start++;
            cursor.moveTo(start);
            int end = cursor.indexOf('\n');
            cursor.moveTo(end);
            String line = cursor.textFrom(start);
            cursor.moveTo(Math.min(end + 1, cursor.length()));
            if (line.equals(document.delimiter())) return Optional.of(body.toString());
            body.append(line).append(end < cursor.length() ? "\n" : "");
        }
        cursor.problem("The here-document %s has no closing line.".formatted(document.delimiter()));
        return Optional.of(body.toString());
    }

    private Optional<String> fromOutside(String delimiter) {
        Optional<HereDocument> first =
                outside.stream().filter(one -> one.delimiter().equals(delimiter)).findFirst();
        first.ifPresent(outside::remove);
        return first.map(HereDocument::body);
    }
}

package dev.plimsoll.review;

import dev.plimsoll.analysis.Delta;
import dev.plimsoll.analysis.Delta.Moved;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a change moved, in people's words: an upgrade is one line with both versions, not a part
 * that goes and one that comes.
 */
public final class MovedParts {

    /** One line: bytes, signed, and what they are. Plain text, not escaped. */
    public record Line(long change, String what) {}

    private MovedParts() {}

    /** The largest first. */
    public static List<Line> of(Delta delta) {
        Map<String, List<Moved>> bySubject =
                delta.parts().stream()
                        .collect(
                                Collectors.groupingBy(
                                        part -> PartName.of(part.what()).subject(),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        List<Line> lines = new ArrayList<>();
        bySubject.values().forEach(parts -> lines.add(line(parts)));
        lines.sort(
                Comparator.comparingLong((Line line) -> -Math.abs(line.change()))
                        .thenComparing(Line::what));
        return List.copyOf(lines);
    }

    private static Line line(List<Moved> parts) {
        long change = parts.stream().mapToLong(Moved::change).sum();
        PartName name = PartName.of(parts.getFirst().what());
        Optional<String> before = only(parts.stream().filter(part -> part.after() == 0).toList());
        Optional<String> after = only(parts.stream().filter(part -> part.before() == 0).toList());
        if (parts.size() == 2 && before.isPresent() && after.isPresent())
            return new Line(
                    change,
                    "%s %s → %s".formatted(name.subject(), before.get(), after.get()).strip());
        return new Line(change, parts.size() == 1 ? name.toString() : name.subject());
    }

    private static Optional<String> only(List<Moved> parts) {
        return parts.size() == 1
                ? Optional.of(PartName.of(parts.getFirst().what()).version())
                : Optional.empty();
    }
}

package dev.plimsoll.debian;

import java.util.List;
import java.util.stream.Collectors;

/** Alternatives, the first preferred: {@code a | b (>= 1)}. */
public record Dependency(List<Relation> alternatives) {

    @Override
    public String toString() {
        return alternatives.stream().map(Relation::toString).collect(Collectors.joining(" | "));
    }
}

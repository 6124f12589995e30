package dev.plimsoll.python;

import java.util.List;
import java.util.Optional;

/** An environment marker, PEP 508: says in which environments a requirement holds. */
public sealed interface Marker {

    /** Holds where all parts hold. */
    record And(List<Marker> parts) implements Marker {}

    /** Holds where one of the parts holds. */
    record Or(List<Marker> parts) implements Marker {}

    /**
     * Two values and how they are compared.
     *
     * @param operator a sign of PEP 440, {@code in} or {@code not in}
     */
    record Comparison(Operand left, String operator, Operand right) implements Marker {}

    /** One side of a comparison. */
    sealed interface Operand {}

    /** A variable by its name in PEP 508, whichever of the older names was written. */
    record Variable(String name) implements Operand {}

    /** A quoted text. */
    record Text(String value) implements Operand {}

    /** The marker that this text is; empty where it is none. */
    static Optional<Marker> parse(String text) {
        return MarkerParser.parse(text);
    }

    /** Whether it holds there, for no extra. */
    default boolean holds(MarkerEnvironment environment) {
        return MarkerEvaluation.holds(this, environment);
    }

    /** Whether it speaks of this variable. */
    default boolean mentions(String variable) {
        return switch (this) {
            case And(List<Marker> parts) ->
                    parts.stream().anyMatch(part -> part.mentions(variable));
            case Or(List<Marker> parts) -> parts.stream().anyMatch(part -> part.mentions(variable));
            case Comparison(Operand left, String _, Operand right) -> {
                Variable named = new Variable(variable);
                yield left.equals(named) || right.equals(named);
            }
        };
    }
}

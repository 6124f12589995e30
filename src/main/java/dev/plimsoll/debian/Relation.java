package dev.plimsoll.debian;

import java.util.Optional;

/**
 * A package name with an optional bound on its version, as in {@code libc6 (>= 2.34)}; Debian
 * policy 7.1.
 */
public record Relation(String name, Optional<Bound> bound) {

    /** The five comparisons of versions. */
    public enum Operator {
        EARLIER,
        EARLIER_OR_EQUAL,
        EQUAL,
        LATER_OR_EQUAL,
        LATER
    }

    /** Which versions a relation means. */
    public record Bound(Operator operator, DebianVersion version) {

        public boolean admits(DebianVersion candidate) {
            int order = candidate.compareTo(version);
            return switch (operator) {
                case EARLIER -> order < 0;
                case EARLIER_OR_EQUAL -> order <= 0;
                case EQUAL -> order == 0;
                case LATER_OR_EQUAL -> order >= 0;
                case LATER -> order > 0;
            };
        }
    }

    /** Whether a package of this relation's name serves with that version. */
    public boolean admits(DebianVersion version) {
        return bound.isEmpty() || bound.get().admits(version);
    }

    /**
     * Whether a package that announces {@code provision} serves: a bound is met only by a provision
     * with a version.
     */
    public boolean admits(Provision provision) {
        if (!provision.name().equals(name)) return false;
        return bound.isEmpty() || provision.version().filter(bound.get()::admits).isPresent();
    }

    public boolean isExact() {
        return bound.isPresent() && bound.get().operator() == Operator.EQUAL;
    }

    @Override
    public String toString() {
        return name
                + bound.map(b ->
                                " ("
                                        + RelationParser.written(b.operator())
                                        + " "
                                        + b.version()
                                        + ")")
                        .orElse("");
    }
}

package dev.plimsoll.python;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Evaluates markers as pip does: versions where the variable is a version, else texts; names of
 * extras normalized (PEP 685).
 */
final class MarkerEvaluation {

    private static final Set<String> VERSIONS =
            Set.of(
                    "python_version",
                    "python_full_version",
                    "implementation_version",
                    "platform_release");

    /** Variables that hold several names, separated by commas here. */
    private static final Set<String> SETS = Set.of("extras", "dependency_groups");

    private MarkerEvaluation() {}

    static boolean holds(Marker marker, MarkerEnvironment environment) {
        return switch (marker) {
            case Marker.And(List<Marker> parts) ->
                    parts.stream().allMatch(part -> holds(part, environment));
            case Marker.Or(List<Marker> parts) ->
                    parts.stream().anyMatch(part -> holds(part, environment));
            case Marker.Comparison comparison -> compare(comparison, environment);
        };
    }

    private static boolean compare(Marker.Comparison comparison, MarkerEnvironment environment) {
        String left = value(comparison.left(), environment);
        String right = value(comparison.right(), environment);
        String variable =
                comparison.left() instanceof Marker.Variable(String name)
                        ? name
                        : comparison.right() instanceof Marker.Variable(String name) ? name : "";
        if (SETS.contains(variable)) return compareSets(left, comparison.operator(), right);
        if (variable.equals("extra")) {
            left = PackageName.of(left).value();
            right = PackageName.of(right).value();
        }
        if (VERSIONS.contains(variable)) {
            Optional<Specifier> specifier = Specifier.parse(comparison.operator() + right);
            if (specifier.isPresent()) return specifier.get().contains(left);
        }
        return compareTexts(left, comparison.operator(), right);
    }

    private static String value(Marker.Operand operand, MarkerEnvironment environment) {
        return switch (operand) {
            case Marker.Variable(String name) -> environment.value(name);
            case Marker.Text(String value) -> value;
        };
    }

    private static boolean compareSets(String name, String operator, String members) {
        PackageName wanted = PackageName.of(name);
        boolean member =
                Arrays.stream(members.split(",", -1)).map(PackageName::of).anyMatch(wanted::equals);
        return operator.equals("in") ? member : operator.equals("not in") && !member;
    }

    /**
     * Texts have no order: {@code <} and {@code >} never hold, {@code <=} and {@code >=} where they
     * are equal.
     */
    private static boolean compareTexts(String left, String operator, String right) {
        return switch (operator) {
            case "in" -> right.contains(left);
            case "not in" -> !right.contains(left);
            case "==", "===", "<=", ">=" -> left.equals(right);
            case "!=" -> !left.equals(right);
            default -> false;
        };
    }
}

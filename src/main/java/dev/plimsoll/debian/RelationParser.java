package dev.plimsoll.debian;

import dev.plimsoll.debian.Relation.Bound;
import dev.plimsoll.debian.Relation.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the fields of Debian policy 7.1: alternatives, bounds, architecture qualifiers and
 * restrictions, build profiles. What is not understood is left out.
 */
final class RelationParser {

    private final String architecture;

    RelationParser(String architecture) {
        this.architecture = architecture;
    }

    List<Dependency> dependencies(String field) {
        List<Dependency> all = new ArrayList<>();
        for (String group : field.split(",", -1)) {
            List<Relation> alternatives = new ArrayList<>();
            for (String alternative : group.split("\\|", -1))
                relation(alternative).ifPresent(alternatives::add);
            if (!alternatives.isEmpty()) all.add(new Dependency(List.copyOf(alternatives)));
        }
        return List.copyOf(all);
    }

    /** Fields without alternatives: Conflicts, Breaks. */
    List<Relation> relations(String field) {
        return dependencies(field).stream()
                .flatMap(dependency -> dependency.alternatives().stream())
                .toList();
    }

    List<Provision> provisions(String field) {
        return relations(field).stream()
                .map(relation ->
                        new Provision(
                                relation.name(),
                                relation.bound()
                                        .filter(b -> b.operator() == Operator.EQUAL)
                                        .map(Bound::version)))
                .toList();
    }

    private Optional<Relation> relation(String written) {
        String text = written.strip();
        int end = 0;
        while (end < text.length() && " \t\n([<".indexOf(text.charAt(end)) < 0) end++;
        String name = unqualified(text.substring(0, end));
        if (name.isEmpty() || !isForThisArchitecture(text) || !isWithoutProfiles(text))
            return Optional.empty();
        return Optional.of(new Relation(name, bound(text)));
    }

    /** A qualifier of another architecture stays in the name, so that nothing serves it. */
    private String unqualified(String name) {
        int colon = name.indexOf(':');
        if (colon < 0) return name;
        String qualifier = name.substring(colon + 1);
        return qualifier.equals("any")
                        || qualifier.equals("native")
                        || qualifier.equals(architecture)
                ? name.substring(0, colon)
                : name;
    }

    private static Optional<Bound> bound(String text) {
        int open = text.indexOf('(');
        int close = text.indexOf(')', open + 1);
        if (open < 0 || close < 0) return Optional.empty();
        String inside = text.substring(open + 1, close).strip();
        int end = 0;
        while (end < inside.length() && "<=>".indexOf(inside.charAt(end)) >= 0) end++;
        String version = inside.substring(end).strip();
        return operator(inside.substring(0, end))
                .map(operator -> new Bound(operator, new DebianVersion(version)));
    }

    /** {@code <} and {@code >} are the old spellings that include equality. */
    private static Optional<Operator> operator(String written) {
        return switch (written) {
            case "<<" -> Optional.of(Operator.EARLIER);
            case "<=", "<" -> Optional.of(Operator.EARLIER_OR_EQUAL);
            case "=" -> Optional.of(Operator.EQUAL);
            case ">=", ">" -> Optional.of(Operator.LATER_OR_EQUAL);
            case ">>" -> Optional.of(Operator.LATER);
            default -> Optional.empty();
        };
    }

    static String written(Operator operator) {
        return switch (operator) {
            case EARLIER -> "<<";
            case EARLIER_OR_EQUAL -> "<=";
            case EQUAL -> "=";
            case LATER_OR_EQUAL -> ">=";
            case LATER -> ">>";
        };
    }

    /** {@code [amd64 arm64]} or {@code [!i386]}; {@code linux-any} and {@code any} hold here. */
    private boolean isForThisArchitecture(String text) {
        List<String> names = words(text, '[', ']');
        if (names.isEmpty()) return true;
        boolean negated = names.getFirst().startsWith("!");
        boolean named =
                names.stream()
                        .map(name -> name.startsWith("!") ? name.substring(1) : name)
                        .anyMatch(name ->
                                name.equals(architecture)
                                        || name.equals("any")
                                        || name.equals("linux-any")
                                        || name.equals("any-" + architecture));
        return named != negated;
    }

    /**
     * Binary packages are looked at with no build profile active: {@code <!nocheck>} holds, {@code
     * <stage1>} does not.
     */
    private static boolean isWithoutProfiles(String text) {
        int afterBound = Math.max(text.indexOf(')'), text.indexOf(']')) + 1;
        List<String> names = words(text.substring(afterBound), '<', '>');
        return names.stream().allMatch(name -> name.startsWith("!"));
    }

    private static List<String> words(String text, char open, char close) {
        int from = text.indexOf(open);
        int to = text.indexOf(close, from + 1);
        if (from < 0 || to < 0) return List.of();
        return List.of(text.substring(from + 1, to).strip().split("\\s+", -1));
    }
}

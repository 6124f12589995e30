package dev.plimsoll.python;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Poetry's own table of dependencies as requirements of PEP 508: what poetry-core writes. */
final class PoetryDependencies {

    private PoetryDependencies() {}

    /** Empty where one of them cannot be said so. */
    static Optional<List<String>> read(JsonNode poetry, Collection<String> extras) {
        Set<PackageName> wanted = new TreeSet<>();
        for (var extra : poetry.path("extras").properties()) {
            if (extras.contains(PackageName.of(extra.getKey()).value()))
                extra.getValue().forEach(one -> wanted.add(PackageName.of(one.asText())));
        }
        List<String> needed = new ArrayList<>();
        for (var dependency : poetry.path("dependencies").properties()) {
            String name = dependency.getKey();
            if (name.equals("python")) continue;
            JsonNode said = dependency.getValue();
            List<JsonNode> ways = new ArrayList<>();
            if (said.isArray()) said.forEach(ways::add);
            else ways.add(said);
            for (JsonNode way : ways) {
                boolean left =
                        way.path("optional").asBoolean(false)
                                && !wanted.contains(PackageName.of(name));
                if (left) continue;
                Optional<String> text = requirement(name, way);
                if (text.isEmpty()) return Optional.empty();
                needed.add(text.get());
            }
        }
        return Optional.of(needed);
    }

    private static Optional<String> requirement(String name, JsonNode way) {
        String version = way.isTextual() ? way.asText() : way.path("version").asText("");
        if (way.has("git") || way.has("url"))
            return Optional.of(
                    "%s @ %s"
                            .formatted(
                                    name,
                                    way.has("git")
                                            ? "git+" + way.path("git").asText()
                                            : way.path("url").asText()));
        if (way.has("path")) return Optional.empty();
        List<String> extras = new ArrayList<>();
        way.path("extras").forEach(one -> extras.add(one.asText()));
        Optional<String> python =
                way.has("python") ? pep440(way.path("python").asText()) : Optional.of("");
        Optional<String> specifier = pep440(version);
        if (specifier.isEmpty() || python.isEmpty()) return Optional.empty();
        List<String> markers = new ArrayList<>();
        if (way.path("markers").isTextual()) markers.add("(" + way.path("markers").asText() + ")");
        for (String clause : python.get().split(",", -1)) {
            int digits = 0;
            while (digits < clause.length() && "<>=!~".indexOf(clause.charAt(digits)) >= 0)
                digits++;
            if (digits > 0)
                markers.add(
                        "python_full_version %s '%s'"
                                .formatted(clause.substring(0, digits), clause.substring(digits)));
        }
        return Optional.of(
                name
                        + (extras.isEmpty() ? "" : "[" + String.join(",", extras) + "]")
                        + specifier.get()
                        + (markers.isEmpty() ? "" : " ; " + String.join(" and ", markers)));
    }

    /** Poetry's constraints, {@code ^1.2} and {@code ~1.2} among them; empty where it is none. */
    static Optional<String> pep440(String written) {
        List<String> clauses = new ArrayList<>();
        for (String part : written.split(",", -1)) {
            String clause = part.strip().replace(" ", "");
            if (clause.isEmpty() || clause.equals("*")) continue;
            if (clause.contains("|")) return Optional.empty();
            char first = clause.charAt(0);
            boolean compatible = clause.startsWith("~=");
            if (first == '^' || (first == '~' && !compatible)) {
                String version = clause.substring(1);
                Optional<String> next = next(version, first == '^');
                if (next.isEmpty()) return Optional.empty();
                clauses.add(">=" + version);
                clauses.add("<" + next.get());
            } else if (Character.isDigit(first)) {
                clauses.add("==" + clause);
            } else {
                clauses.add(clause);
            }
        }
        String all = String.join(",", clauses);
        return SpecifierSet.parse(all).map(set -> all);
    }

    /** The version before which all is compatible: caret by the first number that is not 0. */
    private static Optional<String> next(String version, boolean caret) {
        List<Long> numbers = new ArrayList<>();
        for (String part : version.split("\\.", -1)) {
            if (part.isEmpty() || part.length() > 9 || !part.chars().allMatch(Character::isDigit))
                return Optional.empty();
            numbers.add(Long.parseLong(part));
        }
        int moved = 0;
        if (caret) {
            while (moved < numbers.size() - 1 && numbers.get(moved) == 0) moved++;
        } else {
            moved = Math.min(1, numbers.size() - 1);
        }
        StringBuilder next = new StringBuilder();
        for (int i = 0; i <= moved; i++) {
            if (i > 0) next.append('.');
            next.append(i == moved ? numbers.get(i) + 1 : numbers.get(i));
        }
        return Optional.of(next.toString());
    }
}

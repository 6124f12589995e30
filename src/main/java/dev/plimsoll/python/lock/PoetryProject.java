package dev.plimsoll.python.lock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.plimsoll.python.DependencyGroups;
import dev.plimsoll.python.Marker;
import dev.plimsoll.python.PackageName;
import dev.plimsoll.python.Requirement;
import dev.plimsoll.python.SpecifierSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What a pyproject.toml says to Poetry: its own tables, and those of PEP 621 and 735. */
public final class PoetryProject {

    private final JsonNode root;
    private final JsonNode poetry;

    private PoetryProject(JsonNode root) {
        this.root = root;
        this.poetry = root.path("tool").path("poetry");
    }

    /** Empty where the text is no TOML. */
    public static Optional<PoetryProject> parse(String text) {
        return LockText.toml(text).map(PoetryProject::new);
    }

    /** Whether the project itself is installed, too. */
    public boolean isPackage() {
        return poetry.path("package-mode").asBoolean(true);
    }

    /** Groups that are installed unless told otherwise. */
    public Set<String> defaultGroups() {
        Set<String> groups = new TreeSet<>();
        for (var group : poetry.path("group").properties()) {
            if (!group.getValue().path("optional").asBoolean(false))
                groups.add(PackageName.of(group.getKey()).value());
        }
        if (poetry.has("dev-dependencies")) groups.add("dev");
        for (var group : root.path("dependency-groups").properties()) {
            String name = PackageName.of(group.getKey()).value();
            if (!poetry.path("group").path(group.getKey()).path("optional").asBoolean(false))
                groups.add(name);
        }
        return groups;
    }

    /** All groups, optional ones too. */
    public Set<String> groups() {
        Set<String> groups = new TreeSet<>(defaultGroups());
        poetry.path("group")
                .properties()
                .forEach(one -> groups.add(PackageName.of(one.getKey()).value()));
        return groups;
    }

    /** A value of a file of settings, as text. */
    public static Optional<String> setting(String toml, String table, String key) {
        return LockText.toml(toml)
                .map(root -> root.path(table).path(key))
                .filter(value -> value.isTextual() || value.isBoolean())
                .map(JsonNode::asText);
    }

    /** All extras. */
    public Set<String> extras() {
        Set<String> extras = new TreeSet<>();
        for (JsonNode table :
                List.of(poetry.path("extras"), root.path("project").path("optional-dependencies")))
            table.properties().forEach(one -> extras.add(PackageName.of(one.getKey()).value()));
        return extras;
    }

    List<LockGraph.Need> needs(Selection selection) {
        List<LockGraph.Need> needs = new ArrayList<>();
        if (selection.main()) main(selection, needs);
        if (selection.groups().contains("dev")) table(poetry.path("dev-dependencies"), needs);
        for (var group : poetry.path("group").properties()) {
            if (selection.groups().contains(PackageName.of(group.getKey()).value()))
                table(group.getValue().path("dependencies"), needs);
        }
        for (String group : selection.groups()) {
            DependencyGroups.of(root, group).orElse(List.of()).forEach(text -> stated(text, needs));
        }
        return needs;
    }

    private void main(Selection selection, List<LockGraph.Need> needs) {
        JsonNode project = root.path("project");
        LockText.texts(project.path("dependencies")).forEach(text -> stated(text, needs));
        for (var extra : project.path("optional-dependencies").properties()) {
            if (selection.extras().contains(PackageName.of(extra.getKey()).value()))
                LockText.texts(extra.getValue()).forEach(text -> stated(text, needs));
        }
        Set<PackageName> wanted = new TreeSet<>();
        for (var extra : poetry.path("extras").properties()) {
            if (selection.extras().contains(PackageName.of(extra.getKey()).value()))
                LockText.texts(extra.getValue()).forEach(name -> wanted.add(PackageName.of(name)));
        }
        for (var dependency : poetry.path("dependencies").properties()) {
            PackageName name = PackageName.of(dependency.getKey());
            if (name.value().equals("python")) continue;
            for (JsonNode way : ways(dependency.getValue())) {
                if (!way.path("optional").asBoolean(false) || wanted.contains(name))
                    needs.add(need(name, way, Set.of()));
            }
        }
    }

    private static void table(JsonNode table, List<LockGraph.Need> needs) {
        for (var dependency : table.properties()) {
            for (JsonNode way : ways(dependency.getValue()))
                needs.add(need(PackageName.of(dependency.getKey()), way, Set.of()));
        }
    }

    private static void stated(String text, List<LockGraph.Need> needs) {
        Requirement.parse(text)
                .ifPresent(one ->
                        needs.add(
                                new LockGraph.Need(
                                        one.project(),
                                        List.copyOf(one.extraNames()),
                                        one.marker(),
                                        one.specifier()::contains,
                                        Set.of())));
    }

    /** A dependency is a version, a table, or a list of tables for different environments. */
    static List<JsonNode> ways(JsonNode dependency) {
        List<JsonNode> ways = new ArrayList<>();
        if (dependency.isArray()) dependency.forEach(ways::add);
        else ways.add(dependency);
        return ways.stream()
                .map(way ->
                        way.isObject()
                                ? way
                                : JsonNodeFactory.instance
                                        .objectNode()
                                        .put("version", way.asText("")))
                .toList();
    }

    static LockGraph.Need need(PackageName project, JsonNode way, Set<String> ofExtras) {
        Optional<Marker> marker = LockText.marker(way.path("markers"));
        Optional<Marker> python =
                LockText.text(way.path("python"))
                        .flatMap(SpecifierSet::parse)
                        .flatMap(PoetryProject::forPython);
        List<Marker> both = new ArrayList<>();
        marker.ifPresent(both::add);
        python.ifPresent(both::add);
        return new LockGraph.Need(
                project,
                LockText.names(way.path("extras")),
                both.size() > 1 ? Optional.of(new Marker.And(both)) : both.stream().findFirst(),
                version(way.path("version").asText("")),
                ofExtras);
    }

    /** {@code python = ">=3.9,<3.12"} of a dependency as a marker. */
    private static Optional<Marker> forPython(SpecifierSet python) {
        List<Marker> clauses = new ArrayList<>();
        for (String clause : python.toString().split(",", -1))
            for (String sign : List.of("===", "~=", "==", "!=", "<=", ">=", "<", ">"))
                if (clause.strip().startsWith(sign)) {
                    clauses.add(
                            new Marker.Comparison(
                                    new Marker.Variable("python_full_version"),
                                    sign,
                                    new Marker.Text(
                                            clause.strip().substring(sign.length()).strip())));
                    break;
                }
        return clauses.isEmpty() ? Optional.empty() : Optional.of(new Marker.And(clauses));
    }

    /** Only tells locked versions apart: what is not PEP 440, such as {@code ^1.2}, allows all. */
    private static Predicate<String> version(String written) {
        if (written.startsWith("^") && written.length() > 1) {
            String major = written.substring(1).split("\\.", -1)[0];
            return version -> version.startsWith(major + ".");
        }
        Optional<SpecifierSet> specifier =
                written.equals("*") ? Optional.empty() : SpecifierSet.parse(written);
        return version -> specifier.isEmpty() || specifier.get().contains(version);
    }
}

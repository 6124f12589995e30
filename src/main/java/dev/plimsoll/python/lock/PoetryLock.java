package dev.plimsoll.python.lock;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plimsoll.python.DistributionFile;
import dev.plimsoll.python.MarkerEnvironment;
import dev.plimsoll.python.PackageName;
import dev.plimsoll.python.Requirement;
import dev.plimsoll.python.SpecifierSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * {@code poetry.lock}, versions 1.0 to 2.1: packages with their files' names and hashes, and edges.
 * What is wanted of it stands in pyproject.toml.
 */
public final class PoetryLock {

    private final LockGraph graph = new LockGraph();

    private PoetryLock() {}

    /** Empty where the text is no such file. */
    public static Optional<PoetryLock> parse(String text) {
        return LockText.toml(text)
                .filter(root -> root.path("metadata").isObject())
                .map(root -> {
                    PoetryLock lock = new PoetryLock();
                    JsonNode allFiles = root.path("metadata").path("files");
                    root.path("package").forEach(one -> lock.add(one, allFiles));
                    return lock;
                });
    }

    private void add(JsonNode one, JsonNode allFiles) {
        String written = one.path("name").asText("");
        if (written.isEmpty()) return;
        PackageName name = PackageName.of(written);
        // before lock version 2.0 the files stood in one table at the end
        JsonNode listed = one.has("files") ? one.path("files") : allFiles.path(written);
        List<DistributionFile> files = new ArrayList<>();
        for (JsonNode file : listed) {
            LockText.file(
                            name,
                            file.path("file").asText(""),
                            LockText.text(file.path("hash")),
                            file.path("size"))
                    .ifPresent(files::add);
        }
        graph.add(
                new LockGraph.Node(
                        new Pinned(
                                name,
                                LockText.text(one.path("version")),
                                source(one.path("source")),
                                files,
                                List.of()),
                        holds(one),
                        needs(one)));
    }

    private static Predicate<MarkerEnvironment> holds(JsonNode one) {
        Optional<SpecifierSet> python =
                LockText.text(one.path("python-versions")).flatMap(SpecifierSet::parse);
        return environment ->
                python.isEmpty() || python.get().contains(environment.value("python_full_version"));
    }

    private static Pinned.Source source(JsonNode source) {
        String url = source.path("url").asText("");
        return switch (source.path("type").asText("")) {
            case "" -> new Pinned.PublicIndex();
            case "legacy" -> LockText.index(url);
            case "directory" -> new Pinned.Folder(url, false);
            default -> new Pinned.Elsewhere(url);
        };
    }

    private static List<LockGraph.Need> needs(JsonNode one) {
        Map<PackageName, Set<String>> ofExtras = new TreeMap<>();
        for (var extra : one.path("extras").properties()) {
            for (String text : LockText.texts(extra.getValue())) {
                Requirement.parse(text)
                        .ifPresent(need ->
                                ofExtras.computeIfAbsent(need.project(), key -> new TreeSet<>())
                                        .add(PackageName.of(extra.getKey()).value()));
            }
        }
        List<LockGraph.Need> needs = new ArrayList<>();
        for (var dependency : one.path("dependencies").properties()) {
            PackageName project = PackageName.of(dependency.getKey());
            for (JsonNode way : PoetryProject.ways(dependency.getValue())) {
                Set<String> extras =
                        way.path("optional").asBoolean(false)
                                ? ofExtras.getOrDefault(project, Set.of())
                                : Set.of();
                if (way.path("optional").asBoolean(false) && extras.isEmpty()) continue;
                needs.add(PoetryProject.need(project, way, extras));
            }
        }
        return needs;
    }

    /** All that is installed for these wishes of the project, itself left out. */
    public List<Pinned> select(PoetryProject project, Selection selection) {
        return graph.reach(project.needs(selection), selection.environment(), selection.extras());
    }
}

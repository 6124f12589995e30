package dev.plimsoll.python.lock;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plimsoll.python.DistributionFile;
import dev.plimsoll.python.Marker;
import dev.plimsoll.python.MarkerEnvironment;
import dev.plimsoll.python.PackageName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * {@code uv.lock}: packages with their files, and edges with markers; the projects of the workspace
 * are packages whose source is a folder.
 */
public final class UvLock {

    /**
     * A project of the workspace.
     *
     * @param folder relative to that of the lock file, {@code .} for the same
     * @param installed whether it is a package itself; a virtual project is not
     */
    public record Member(
            PackageName project,
            String folder,
            boolean installed,
            boolean editable,
            Set<String> extras,
            Set<String> groups) {}

    private record Edges(
            List<LockGraph.Need> always,
            Map<String, List<LockGraph.Need>> extras,
            Map<String, List<LockGraph.Need>> groups) {}

    private final LockGraph graph = new LockGraph();
    private final List<Member> members = new ArrayList<>();
    private final Map<PackageName, Edges> edges = new TreeMap<>();

    private UvLock() {}

    /** Empty where the text is no such file. */
    public static Optional<UvLock> parse(String text) {
        return LockText.toml(text)
                .filter(root -> root.path("version").isIntegralNumber())
                .map(root -> {
                    UvLock lock = new UvLock();
                    Set<PackageName> declared = new TreeSet<>();
                    LockText.texts(root.path("manifest").path("members"))
                            .forEach(name -> declared.add(PackageName.of(name)));
                    root.path("package").forEach(one -> lock.add(one, declared));
                    return lock;
                });
    }

    private void add(JsonNode one, Set<PackageName> declared) {
        Optional<PackageName> name = LockText.text(one.path("name")).map(PackageName::of);
        if (name.isEmpty()) return;
        JsonNode from = one.path("source");
        Edges own =
                new Edges(
                        needs(one.path("dependencies"), Set.of()),
                        byName(one.path("optional-dependencies")),
                        byName(one.path("dev-dependencies")));
        List<LockGraph.Need> all = new ArrayList<>(own.always());
        own.extras()
                .forEach((extra, needs) ->
                        needs.forEach(need ->
                                all.add(
                                        new LockGraph.Need(
                                                need.project(),
                                                need.extras(),
                                                need.marker(),
                                                need.version(),
                                                Set.of(extra)))));
        Optional<String> folder =
                LockText.text(from.path("virtual"))
                        .or(() -> LockText.text(from.path("editable")))
                        .or(() -> LockText.text(from.path("directory")));
        boolean member =
                folder.isPresent()
                        && (declared.isEmpty()
                                ? folder.get().equals(".")
                                : declared.contains(name.get()));
        if (member) {
            members.add(
                    new Member(
                            name.get(),
                            folder.get(),
                            !from.has("virtual"),
                            from.has("editable"),
                            own.extras().keySet(),
                            own.groups().keySet()));
            edges.put(name.get(), own);
        }
        graph.add(
                new LockGraph.Node(
                        new Pinned(
                                name.get(),
                                LockText.text(one.path("version")),
                                source(from),
                                files(name.get(), one),
                                List.of()),
                        markers(one.path("resolution-markers")),
                        all));
    }

    private static Map<String, List<LockGraph.Need>> byName(JsonNode table) {
        Map<String, List<LockGraph.Need>> byName = new TreeMap<>();
        table.properties()
                .forEach(entry ->
                        byName.put(
                                PackageName.of(entry.getKey()).value(),
                                needs(entry.getValue(), Set.of())));
        return byName;
    }

    private static List<LockGraph.Need> needs(JsonNode list, Set<String> ofExtras) {
        List<LockGraph.Need> needs = new ArrayList<>();
        for (JsonNode one : list) {
            Optional<String> version = LockText.text(one.path("version"));
            LockText.text(one.path("name"))
                    .ifPresent(name ->
                            needs.add(
                                    new LockGraph.Need(
                                            PackageName.of(name),
                                            LockText.names(one.path("extra")),
                                            LockText.marker(one.path("marker")),
                                            found ->
                                                    version.isEmpty()
                                                            || version.get().equals(found),
                                            ofExtras)));
        }
        return needs;
    }

    private static Predicate<MarkerEnvironment> markers(JsonNode list) {
        List<Marker> markers =
                LockText.texts(list).stream().flatMap(text -> Marker.parse(text).stream()).toList();
        return environment ->
                markers.isEmpty() || markers.stream().anyMatch(one -> one.holds(environment));
    }

    private static Pinned.Source source(JsonNode from) {
        if (from.has("registry")) return LockText.index(from.path("registry").asText());
        for (String kind : List.of("editable", "directory", "virtual")) {
            if (from.has(kind))
                return new Pinned.Folder(from.path(kind).asText(), kind.equals("editable"));
        }
        for (String kind : List.of("git", "url", "path")) {
            if (from.has(kind)) return new Pinned.Elsewhere(from.path(kind).asText());
        }
        return new Pinned.Elsewhere("a place that is not read");
    }

    private static List<DistributionFile> files(PackageName project, JsonNode one) {
        return LockText.files(project, one, "filename", file -> LockText.text(file.path("hash")));
    }

    /** The projects of the workspace, the root's own among them where it is one. */
    public List<Member> members() {
        return List.copyOf(members);
    }

    /** All that is installed for these members, themselves left out where others need them not. */
    public List<Pinned> select(List<Member> wanted, Selection selection) {
        List<LockGraph.Need> roots = new ArrayList<>();
        List<String> context = new ArrayList<>();
        for (Member member : wanted) {
            Edges own = edges.get(member.project());
            if (own == null) continue;
            String name = member.project().value();
            if (selection.main()) roots.addAll(own.always());
            for (String extra : selection.extras()) {
                roots.addAll(own.extras().getOrDefault(extra, List.of()));
                context.add("extra-%d-%s-%s".formatted(name.length(), name, extra));
            }
            for (String group : selection.groups()) {
                roots.addAll(own.groups().getOrDefault(group, List.of()));
                context.add("group-%d-%s-%s".formatted(name.length(), name, group));
            }
        }
        return graph.reach(roots, selection.environment(), context);
    }
}

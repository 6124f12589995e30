package dev.plimsoll.python.lock;

import dev.plimsoll.python.Marker;
import dev.plimsoll.python.MarkerEnvironment;
import dev.plimsoll.python.PackageName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The packages of a lock file and who needs whom. */
final class LockGraph {

    /**
     * That a package needs another.
     *
     * @param extras normalized names of the other's extras
     * @param version of the other where several are locked
     * @param ofExtras the needing package's extras of which one must be wanted; none is always
     */
    record Need(
            PackageName project,
            List<String> extras,
            Optional<Marker> marker,
            Predicate<String> version,
            Set<String> ofExtras) {}

    /** A package at one version; {@code holds} says in which environments it is meant. */
    record Node(Pinned pinned, Predicate<MarkerEnvironment> holds, List<Need> needs) {}

    /** A lock file of more edges than this is not followed to its end. */
    private static final int MOST_STEPS = 100_000;

    private final Map<PackageName, List<Node>> nodes = new TreeMap<>();

    void add(Node node) {
        nodes.computeIfAbsent(node.pinned().project(), name -> new ArrayList<>()).add(node);
    }

    List<Node> all() {
        return nodes.values().stream().flatMap(List::stream).toList();
    }

    /**
     * All that these needs bring, each once, in the order found.
     *
     * @param context values of {@code extra} that hold in every marker
     */
    List<Pinned> reach(
            Collection<Need> roots, MarkerEnvironment environment, Collection<String> context) {
        Map<PackageName, Pinned> reached = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        Deque<Need> open = new ArrayDeque<>();
        roots.stream().filter(need -> holds(need, environment, context)).forEach(open::add);
        for (int steps = 0; !open.isEmpty() && steps < MOST_STEPS; steps++) {
            Need need = open.remove();
            Optional<Node> found = find(need, environment);
            if (found.isEmpty()) continue;
            Node node = found.get();
            reached.putIfAbsent(need.project(), node.pinned());
            List<String> extras = new ArrayList<>(need.extras());
            extras.add("");
            for (String extra : extras) {
                if (!seen.add(need.project() + "[" + extra + "]")) continue;
                for (Need next : node.needs()) {
                    boolean meant =
                            next.ofExtras().isEmpty()
                                    ? (extra.isEmpty() || next.marker().isPresent())
                                    : next.ofExtras().contains(extra);
                    if (!meant) continue;
                    List<String> active = new ArrayList<>(context);
                    if (!extra.isEmpty()) active.add(extra);
                    if (holds(next, environment, active)) open.add(next);
                }
            }
        }
        return List.copyOf(reached.values());
    }

    private Optional<Node> find(Need need, MarkerEnvironment environment) {
        List<Node> named = nodes.getOrDefault(need.project(), List.of());
        List<Node> meant = named.stream().filter(node -> node.holds().test(environment)).toList();
        return meant.stream()
                .filter(node -> node.pinned().version().map(need.version()::test).orElse(true))
                .findFirst()
                .or(() -> meant.stream().findFirst())
                // a single version whose own marker is in doubt is still the one that is meant
                .or(() -> named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty());
    }

    private static boolean holds(
            Need need, MarkerEnvironment environment, Collection<String> extras) {
        if (need.marker().isEmpty()) return true;
        Marker marker = need.marker().get();
        return (extras.isEmpty() || !marker.mentions("extra"))
                ? marker.holds(environment)
                : extras.stream().anyMatch(extra -> marker.holds(environment.withExtra(extra)));
    }
}

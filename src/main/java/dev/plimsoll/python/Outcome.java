package dev.plimsoll.python;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Pins on their way to a resolution: candidates of one project with several extras become one, in
 * order of installation.
 */
final class Outcome {

    private record Pin(
            Candidate candidate,
            SortedSet<String> extras,
            SortedSet<String> needs,
            List<Backtracking.Reason> reasons) {
        boolean isAsked() {
            return reasons.stream().anyMatch(reason -> reason.parent().isEmpty());
        }
    }

    private final Resolution.Quality quality;
    private final Map<PackageName, String> unknown;
    private final Map<PackageName, String> opaque;
    private final Map<String, Pin> pins = new TreeMap<>();

    Outcome(
            Resolution.Quality quality,
            Map<PackageName, String> unknown,
            Map<PackageName, String> opaque) {
        this.quality = quality;
        this.unknown = unknown;
        this.opaque = opaque;
    }

    void add(Candidate candidate, List<Backtracking.Reason> reasons, SortedSet<String> needs) {
        pins.merge(
                candidate.project().value(),
                new Pin(
                        candidate,
                        new TreeSet<>(candidate.extras()),
                        new TreeSet<>(needs),
                        reasons),
                (one, other) -> {
                    one.extras().addAll(other.extras());
                    one.needs().addAll(other.needs());
                    List<Backtracking.Reason> both = new ArrayList<>(one.reasons());
                    both.addAll(other.reasons());
                    return new Pin(one.candidate(), one.extras(), one.needs(), both);
                });
    }

    /** Notes that a requirement of the project is left out: it cannot be read. */
    void lacks(PackageName project) {
        opaque.putIfAbsent(project, "one of its requirements cannot be read");
    }

    Resolution toResolution(PythonIndex index) {
        Set<String> ordered = new LinkedHashSet<>();
        pins.forEach((name, pin) -> {
            if (pin.isAsked()) visit(name, ordered, new LinkedHashSet<>());
        });
        List<Resolution.Chosen> chosen = new ArrayList<>();
        boolean partial = false;
        for (String name : ordered) {
            Pin pin = pins.get(name);
            if (pin == null || pin.candidate().isInstalled()) continue;
            Resolution.Chosen one = chosen(pin);
            chosen.add(one);
            partial |= !one.pinned() && !index.listsAll();
        }
        List<Resolution.Unresolved> unresolved = new ArrayList<>();
        unknown.forEach((project, why) -> unresolved.add(new Resolution.Unresolved(project, why)));
        Map<PackageName, String> visible = new HashMap<>(opaque);
        visible.keySet()
                .removeIf(
                        project -> chosen.stream().noneMatch(one -> one.project().equals(project)));
        new TreeMap<>(visible)
                .forEach((project, why) ->
                        unresolved.add(
                                new Resolution.Unresolved(
                                        project, "what it needs is not known: " + why)));
        boolean asResolved = quality == Resolution.Quality.RESOLVED && partial;
        return new Resolution(
                chosen, unresolved, asResolved ? Resolution.Quality.FROM_PARTIAL_LISTS : quality);
    }

    private void visit(String name, Set<String> ordered, Set<String> open) {
        Pin pin = pins.get(name);
        if (pin == null || ordered.contains(name) || !open.add(name)) return;
        pin.needs().forEach(need -> visit(need, ordered, open));
        ordered.add(name);
    }

    private static Resolution.Chosen chosen(Pin pin) {
        Candidate candidate = pin.candidate();
        Optional<Backtracking.Reason> reason =
                pin.reasons().stream().filter(one -> one.want().exactly().isEmpty()).findFirst();
        String askedBy =
                reason.map(one ->
                                one.want().shown()
                                        + one.parent()
                                                .map(parent -> " of " + parent.project())
                                                .orElse(""))
                        .orElse(candidate.project().value());
        boolean pinned =
                pin.reasons().stream().anyMatch(one -> one.want().specifier().pin().isPresent());
        return new Resolution.Chosen(
                candidate.project(),
                candidate.version(),
                candidate.file().orElseThrow(),
                List.copyOf(pin.extras()),
                askedBy,
                pinned);
    }
}

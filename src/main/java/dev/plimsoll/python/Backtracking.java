package dev.plimsoll.python;

import dev.plimsoll.fact.Answer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The search of pip's resolver: pins one project after the other, and where a requirement
 * contradicts what is pinned goes back to the pin that is to blame. Order of pinning as in pip's
 * provider (direct pins first, then upper bounds, then the order of the command).
 */
final class Backtracking {

    /** Pins, the same ones again included: each costs time, though it asks nobody. */
    private static final int MOST_PINS = 10_000;

    /** A requirement and the candidate that states it; empty where the command does. */
    record Reason(Want want, Optional<Candidate> parent) {}

    private record Criterion(
            List<Reason> reasons, List<Candidate> incompatible, List<Candidate> candidates) {}

    private static final class State {
        final LinkedHashMap<String, Candidate> pins;
        final LinkedHashMap<String, Criterion> criteria;

        State(Map<String, Candidate> pins, Map<String, Criterion> criteria) {
            this.pins = new LinkedHashMap<>(pins);
            this.criteria = new LinkedHashMap<>(criteria);
        }

        State copy() {
            return new State(pins, criteria);
        }
    }

    /** Requirements that nothing fits. */
    private static final class Conflict extends Exception {
        private static final long serialVersionUID = 1;
        final transient List<Reason> reasons;

        Conflict(List<Reason> reasons) {
            super(null, null, false, false);
            this.reasons = reasons;
        }
    }

    private final ResolutionRequest request;
    private final Candidates candidates;
    private final Dependencies dependencies;
    private final int most;
    private final Map<PackageName, String> opaque = new LinkedHashMap<>();
    private final Map<String, Integer> order = new HashMap<>();
    private final List<State> states = new ArrayList<>();
    private final Set<Candidate> looked = new HashSet<>();
    private final Set<String> begun = new HashSet<>();
    private Set<String> blamed = Set.of();
    private int tried;
    private int pinned;

    Backtracking(
            ResolutionRequest request, Candidates candidates, Dependencies dependencies, int most) {
        this.request = request;
        this.candidates = candidates;
        this.dependencies = dependencies;
        this.most = most;
    }

    /** A consistent set; empty where there is none, or none within the limit. */
    Optional<Outcome> resolve() {
        State state = new State(Map.of(), Map.of());
        for (ResolutionRequest.Ask ask : request.asks()) {
            for (Want want : wants(ask)) {
                order.putIfAbsent(want.identifier(), order.size());
                try {
                    state.criteria.put(want.identifier(), extended(state, want, Optional.empty()));
                } catch (Conflict none) {
                    if (state.criteria.containsKey(want.identifier())) return Optional.empty();
                    candidates.leaveOut(
                            want.project(),
                            "no file for %s that Python %s takes is known"
                                    .formatted(want.shown(), request.interpreter().majorMinor()));
                }
            }
        }
        // the first pin, too, needs a state to go back to
        states.add(state);
        states.add(state.copy());
        return search();
    }

    private List<Want> wants(ResolutionRequest.Ask ask) {
        Requirement requirement = ask.requirement();
        boolean applies =
                requirement.url().isEmpty()
                        && requirement.appliesIn(dependencies.environment(), List.of());
        if (!applies || candidates.isLeftOut(requirement.project())) return List.of();
        Want want = Want.of(requirement, ask.hashes());
        return want.extras().isEmpty() || want.specifier().isAny()
                ? List.of(want)
                : List.of(want.bare(), want);
    }

    private Optional<Outcome> search() {
        while (!isWeary()) {
            State state = states.getLast();
            List<String> open =
                    state.criteria.keySet().stream()
                            .filter(name -> !isPinned(state, name))
                            .toList();
            if (open.isEmpty()) return Optional.of(outcome(state));
            String name = choose(state, open);
            List<Reason> failures = pin(state, name);
            if (failures.isEmpty()) {
                states.add(states.getLast().copy());
            } else {
                Set<String> names = new HashSet<>();
                for (Reason reason : failures) {
                    names.add(reason.want().identifier());
                    reason.parent().ifPresent(parent -> names.add(parent.identifier()));
                }
                blamed = names;
                if (!jumpBack(names)) return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** The first of each project has to be looked at anyway, however many projects there are. */
    private void look(String name, Candidate candidate) {
        pinned++;
        if (looked.add(candidate) && !begun.add(name)) tried++;
    }

    private boolean isWeary() {
        return tried > most || pinned > MOST_PINS;
    }

    private static boolean isPinned(State state, String name) {
        Candidate pin = state.pins.get(name);
        Criterion criterion = state.criteria.get(name);
        return pin != null
                && criterion != null
                && criterion.reasons().stream()
                        .allMatch(reason -> reason.want().isSatisfiedBy(pin));
    }

    /**
     * Puts a pin into the state; the requirements that stand against every candidate where none
     * holds.
     */
    private List<Reason> pin(State state, String name) {
        List<Reason> failures = new ArrayList<>();
        Criterion criterion = required(state, name);
        for (Candidate candidate : criterion.candidates()) {
            look(name, candidate);
            if (isWeary()) return failures.isEmpty() ? criterion.reasons() : failures;
            State next = state.copy();
            try {
                for (Want need : needs(candidate)) {
                    next.criteria.put(
                            need.identifier(), extended(next, need, Optional.of(candidate)));
                }
            } catch (Conflict conflict) {
                failures.addAll(conflict.reasons);
                continue;
            }
            next.pins.remove(name);
            next.pins.put(name, candidate);
            Set<String> loosened = new HashSet<>();
            state.pins.keySet().stream()
                    .filter(other ->
                            !other.equals(name) && isPinned(state, other) && !isPinned(next, other))
                    .forEach(loosened::add);
            forget(next, loosened);
            states.set(states.size() - 1, next);
            return List.of();
        }
        if (failures.isEmpty()) failures.addAll(criterion.reasons());
        return failures;
    }

    /** What pins that no longer hold have asked for is asked no more. */
    private void forget(State state, Set<String> parents) {
        if (parents.isEmpty()) return;
        state.criteria.replaceAll((name, criterion) ->
                new Criterion(
                        criterion.reasons().stream()
                                .filter(reason ->
                                        reason.parent()
                                                .map(parent ->
                                                        !parents.contains(parent.identifier()))
                                                .orElse(true))
                                .toList(),
                        criterion.incompatible(),
                        criterion.candidates()));
        state.criteria.values().removeIf(criterion -> criterion.reasons().isEmpty());
        state.pins.keySet().retainAll(state.criteria.keySet());
    }

    private boolean jumpBack(Set<String> names) {
        while (states.size() >= 3) {
            states.removeLast();
            State broken;
            Candidate blamedPin;
            do {
                broken = states.removeLast();
                if (broken.pins.isEmpty() || states.isEmpty()) return false;
                blamedPin = broken.pins.pollLastEntry().getValue();
                // the first pin of all is the last chance, to blame or not
            } while (!isInvolved(blamedPin, names) && !broken.pins.isEmpty());
            Map<String, List<Candidate>> known = new LinkedHashMap<>();
            broken.criteria.forEach((name, criterion) -> known.put(name, criterion.incompatible()));
            known.merge(
                    blamedPin.identifier(),
                    List.of(blamedPin),
                    (old, more) -> {
                        List<Candidate> both = new ArrayList<>(old);
                        both.addAll(more);
                        return both;
                    });
            Optional<State> patched = patched(states.getLast(), known);
            if (patched.isPresent()) {
                states.add(patched.get());
                return true;
            }
            names.add(blamedPin.identifier());
            states.add(broken);
        }
        return false;
    }

    private boolean isInvolved(Candidate candidate, Set<String> names) {
        if (names.contains(candidate.identifier())) return true;
        return needs(candidate).stream().anyMatch(need -> names.contains(need.identifier()));
    }

    private Optional<State> patched(State base, Map<String, List<Candidate>> incompatible) {
        State next = base.copy();
        for (Map.Entry<String, List<Candidate>> entry : incompatible.entrySet()) {
            Criterion criterion = next.criteria.get(entry.getKey());
            if (criterion == null || entry.getValue().isEmpty()) continue;
            List<Candidate> bad = new ArrayList<>(criterion.incompatible());
            entry.getValue().stream().filter(one -> !bad.contains(one)).forEach(bad::add);
            List<Candidate> rest =
                    criterion.candidates().stream().filter(one -> !bad.contains(one)).toList();
            if (rest.isEmpty()) return Optional.empty();
            next.criteria.put(entry.getKey(), new Criterion(criterion.reasons(), bad, rest));
        }
        return Optional.of(next);
    }

    private List<Want> needs(Candidate candidate) {
        List<Want> needs = new ArrayList<>();
        if (!candidate.extras().isEmpty()) needs.add(Want.exactly(candidate));
        // what an installed distribution needs is taken to be installed with it
        if (candidate.isInstalled() || !request.withDependencies()) return needs;
        switch (dependencies.of(candidate.file().orElseThrow(), candidate.extras())) {
            case Answer.Unknown<List<Requirement>>(String why) ->
                    opaque.put(candidate.project(), why);
            case Answer.Known<List<Requirement>>(List<Requirement> requirements) -> {
                for (Requirement requirement : requirements) {
                    if (requirement.url().isPresent()) {
                        candidates.leaveOut(
                                requirement.project(),
                                "%s asks for it by URL".formatted(candidate.project()));
                    } else if (!candidates.isLeftOut(requirement.project())) {
                        Want want = Want.of(requirement, List.of());
                        if (!want.extras().isEmpty() && !want.specifier().isAny())
                            needs.add(want.bare());
                        needs.add(want);
                    }
                }
            }
        }
        return needs;
    }

    private Criterion extended(State state, Want want, Optional<Candidate> parent) throws Conflict {
        Criterion before = state.criteria.get(want.identifier());
        List<Reason> reasons = new ArrayList<>(before == null ? List.of() : before.reasons());
        Reason reason = new Reason(want, parent);
        if (!reasons.contains(reason)) reasons.add(reason);
        List<Candidate> incompatible = before == null ? List.of() : before.incompatible();
        Collection<Want> wants = new ArrayList<>(reasons.stream().map(Reason::want).toList());
        if (!want.extras().isEmpty()) {
            Criterion bare = state.criteria.get(want.project().value());
            if (bare != null) bare.reasons().forEach(one -> wants.add(one.want()));
        }
        List<Candidate> found =
                candidates.find(want.project(), want.extras(), wants).stream()
                        .filter(one -> !incompatible.contains(one))
                        .toList();
        if (found.isEmpty()) throw new Conflict(reasons);
        return new Criterion(reasons, incompatible, found);
    }

    private String choose(State state, List<String> open) {
        List<String> eligible = open.stream().filter(blamed::contains).toList();
        return (eligible.isEmpty() ? open : eligible)
                .stream()
                        .min(
                                Comparator.comparing((String name) ->
                                                !any(state, name, Specifier::isPin))
                                        .thenComparing(
                                                name -> !any(state, name, Specifier::isUpperBound))
                                        .thenComparing(
                                                name -> order.getOrDefault(name, Integer.MAX_VALUE))
                                        .thenComparing(name -> !any(state, name, one -> true))
                                        .thenComparing(Comparator.naturalOrder()))
                        .orElseThrow();
    }

    private static boolean any(State state, String name, Predicate<Specifier> what) {
        return required(state, name).reasons().stream()
                .anyMatch(reason ->
                        reason.want().exactly().isPresent()
                                || reason.want().specifier().clauses().stream().anyMatch(what));
    }

    private static Criterion required(State state, String name) {
        Criterion criterion = state.criteria.get(name);
        if (criterion == null) throw new IllegalStateException("nobody asks for " + name);
        return criterion;
    }

    private Outcome outcome(State state) {
        Outcome outcome =
                new Outcome(
                        Resolution.Quality.RESOLVED,
                        new LinkedHashMap<>(candidates.unknown()),
                        opaque);
        state.pins.forEach((name, pin) -> {
            if (state.criteria.containsKey(name))
                outcome.add(
                        pin,
                        required(state, name).reasons(),
                        new TreeSet<>(
                                needs(pin).stream().map(want -> want.project().value()).toList()));
        });
        return outcome;
    }
}

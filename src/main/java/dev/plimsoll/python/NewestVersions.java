package dev.plimsoll.python;

import dev.plimsoll.fact.Answer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The newest version that each requirement allows by itself: the guess where no consistent set was
 * found in time.
 */
final class NewestVersions {

    private static final int MOST_PROJECTS = 1_000;

    private final ResolutionRequest request;
    private final Candidates candidates;
    private final Dependencies dependencies;

    NewestVersions(ResolutionRequest request, Candidates candidates, Dependencies dependencies) {
        this.request = request;
        this.candidates = candidates;
        this.dependencies = dependencies;
    }

    Outcome resolve() {
        Map<PackageName, String> opaque = new LinkedHashMap<>();
        Map<String, Candidate> taken = new LinkedHashMap<>();
        Outcome outcome = new Outcome(Resolution.Quality.NEWEST, candidates.unknown(), opaque);
        Deque<Backtracking.Reason> open = new ArrayDeque<>();
        for (ResolutionRequest.Ask ask : request.asks()) {
            Requirement requirement = ask.requirement();
            if (requirement.url().isEmpty()
                    && requirement.appliesIn(dependencies.environment(), List.of())) {
                open.add(
                        new Backtracking.Reason(
                                Want.of(requirement, ask.hashes()), Optional.empty()));
            }
        }
        while (!open.isEmpty() && taken.size() < MOST_PROJECTS) {
            Backtracking.Reason reason = open.remove();
            Want want = reason.want();
            if (taken.containsKey(want.identifier()) || candidates.isLeftOut(want.project()))
                continue;
            Optional<Candidate> first = pick(want, taken);
            if (first.isEmpty()) {
                candidates.leaveOut(want.project(), "nothing fits " + want.shown());
                continue;
            }
            taken.put(want.identifier(), first.get());
            List<Requirement> needs = needs(first.get(), opaque);
            needs.forEach(
                    need -> open.add(new Backtracking.Reason(Want.of(need, List.of()), first)));
            outcome.add(
                    first.get(),
                    List.of(reason),
                    new TreeSet<>(needs.stream().map(need -> need.project().value()).toList()));
        }
        return outcome;
    }

    private Optional<Candidate> pick(Want want, Map<String, Candidate> taken) {
        Optional<Candidate> same =
                taken.values().stream()
                        .filter(one -> one.project().equals(want.project()))
                        .findFirst();
        if (same.isPresent())
            return same.map(
                    one -> new Candidate(one.project(), want.extras(), one.version(), one.file()));
        return candidates.find(want.project(), want.extras(), List.of(want)).stream().findFirst();
    }

    private List<Requirement> needs(Candidate candidate, Map<PackageName, String> opaque) {
        if (candidate.isInstalled() || !request.withDependencies()) return List.of();
        return switch (dependencies.of(candidate.file().orElseThrow(), candidate.extras())) {
            case Answer.Known<List<Requirement>>(List<Requirement> needs) ->
                    new ArrayList<>(needs.stream().filter(need -> need.url().isEmpty()).toList());
            case Answer.Unknown<List<Requirement>>(String why) -> {
                opaque.put(candidate.project(), why);
                yield List.of();
            }
        };
    }
}

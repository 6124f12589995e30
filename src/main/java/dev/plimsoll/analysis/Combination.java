package dev.plimsoll.analysis;

import dev.plimsoll.rule.RuleId;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Edits;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which safe fixes are made together: the accepted ones with their edits of the head's text, and
 * what took the place of the others. Two candidates may share an edit; it is made once.
 */
final class Combination {

    private final Map<Candidate, List<Edit>> accepted = new LinkedHashMap<>();
    private final Map<Candidate, RuleId> subsumed = new HashMap<>();

    Combination() {}

    Combination(Combination other) {
        accepted.putAll(other.accepted);
        subsumed.putAll(other.subsumed);
    }

    /**
     * Takes the candidate, unless it conflicts with one taken before or is a part of it, which then
     * subsumes it.
     */
    boolean offer(Candidate candidate) {
        Set<Edit> made = new HashSet<>(edits());
        List<Edit> wanted =
                candidate.edits().stream().filter(edit -> !made.contains(edit)).toList();
        for (Map.Entry<Candidate, List<Edit>> taken : accepted.entrySet()) {
            if (Edits.conflict(wanted, taken.getValue())) {
                subsumed.put(candidate, taken.getKey().rule());
                return false;
            }
        }
        Optional<Candidate> whole =
                accepted.entrySet().stream()
                        .filter(taken -> isLargerThan(candidate, taken))
                        .map(Map.Entry::getKey)
                        .findFirst();
        if (whole.isPresent()) {
            subsumed.put(candidate, whole.get().rule());
            return false;
        }
        accepted.put(candidate, candidate.edits());
        return true;
    }

    /** Whether a fix of another rule for the same image makes all these edits, and more. */
    private static boolean isLargerThan(
            Candidate candidate, Map.Entry<Candidate, List<Edit>> taken) {
        return taken.getKey().image() == candidate.image()
                && !taken.getKey().rule().equals(candidate.rule())
                && taken.getValue().size() > candidate.edits().size()
                && taken.getValue().containsAll(candidate.edits());
    }

    /** Every edit that is made, once. */
    List<Edit> edits() {
        Set<Edit> edits = new LinkedHashSet<>();
        accepted.values().forEach(edits::addAll);
        return List.copyOf(edits);
    }

    Collection<Candidate> accepted() {
        return accepted.keySet();
    }

    boolean holds(Candidate candidate) {
        return accepted.containsKey(candidate);
    }

    List<Edit> editsOf(Candidate candidate) {
        return accepted.getOrDefault(candidate, List.of());
    }

    Optional<RuleId> subsumes(Candidate candidate) {
        return Optional.ofNullable(subsumed.get(candidate));
    }

    void accept(Candidate candidate, List<Edit> edits) {
        subsumed.remove(candidate);
        accepted.put(candidate, List.copyOf(edits));
    }

    /** {@code loser}'s text is now part of what {@code winner} writes. */
    void subsume(Candidate loser, Candidate winner) {
        accepted.remove(loser);
        subsumed.put(loser, winner.rule());
    }

    void drop(Candidate candidate) {
        accepted.remove(candidate);
    }
}

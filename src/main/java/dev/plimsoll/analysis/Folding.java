package dev.plimsoll.analysis;

import dev.plimsoll.analysis.EditComposition.Composed;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;
import dev.plimsoll.source.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Folds what rules propose on the combined text into the findings of the head: an edit that touches
 * a finding's text becomes part of that finding; one on untouched text belongs to the head's
 * finding of the same rule there, else to the finding that called it forth.
 */
final class Folding {

    private final Snapshot head;
    private final List<Candidate> known;
    private final Combination combination;
    private final Set<Candidate> changed = new LinkedHashSet<>();

    private Folding(Snapshot head, List<Candidate> known, Combination combination) {
        this.head = head;
        this.known = known;
        this.combination = combination;
    }

    /** The combination after folding, and the findings whose edits changed. */
    record Folded(Combination combination, Set<Candidate> changed) {}

    /**
     * {@code fresh} was found on the text that {@code before} leaves; {@code known} are the head's
     * candidates.
     */
    static Optional<Folded> fold(
            Snapshot head, List<Candidate> known, Combination before, Candidate fresh) {
        Folding folding = new Folding(head, known, new Combination(before));
        for (Composed composed : folding.composed(before, fresh)) {
            boolean done =
                    composed.first().isEmpty()
                            ? folding.give(composed.edit(), fresh)
                            : folding.merge(composed);
            if (!done) return Optional.empty();
        }
        return Optional.of(new Folded(folding.combination, folding.changed));
    }

    /**
     * The same where the edits of {@code fresh} do not stand apart: the finding that called it
     * forth takes all of them, and the edits of those whose text they touch.
     */
    static Optional<Folded> foldIntoOne(
            Snapshot head, List<Candidate> known, Combination before, Candidate fresh) {
        Folding folding = new Folding(head, known, new Combination(before));
        List<Composed> all = folding.composed(before, fresh);
        Optional<Candidate> winner = folding.caller(fresh.edits().getFirst(), fresh);
        if (winner.isEmpty()) return Optional.empty();
        Set<Edit> edits = new LinkedHashSet<>(before.editsOf(winner.get()));
        folding.owners(all.stream().flatMap(one -> one.first().stream()).toList()).stream()
                .filter(owner -> !owner.equals(winner.get()))
                .forEach(owner -> {
                    edits.addAll(before.editsOf(owner));
                    folding.combination.subsume(owner, winner.get());
                });
        List<Edit> joined = List.copyOf(edits);
        for (Composed composed : all) joined = replaced(joined, composed);
        folding.combination.accept(winner.get(), joined);
        return Optional.of(new Folded(folding.combination, Set.of(winner.get())));
    }

    /** What {@code fresh} edits, as edits of the head's text. */
    private List<Composed> composed(Combination before, Candidate fresh) {
        SortedSet<RepositoryPath> paths = new TreeSet<>();
        fresh.edits().forEach(edit -> paths.add(edit.path()));
        List<Composed> all = new ArrayList<>();
        for (RepositoryPath path : paths) {
            String original = head.text(path).map(SourceFile::text).orElse("");
            EditComposition.compose(
                            path,
                            original,
                            before.edits().stream()
                                    .filter(edit -> edit.path().equals(path))
                                    .toList(),
                            fresh.edits().stream()
                                    .filter(edit -> edit.path().equals(path))
                                    .toList())
                    .stream()
                    .filter(composed -> !composed.second().isEmpty())
                    .forEach(all::add);
        }
        return all;
    }

    /** The accepted findings that hold one of these edits. */
    private List<Candidate> owners(List<Edit> edits) {
        return combination.accepted().stream()
                .filter(candidate ->
                        combination.editsOf(candidate).stream().anyMatch(edits::contains))
                .toList();
    }

    /**
     * All findings that own a part of the text: the first of them takes it, the others are subsumed
     * by it.
     */
    private boolean merge(Composed composed) {
        List<Candidate> owners = owners(composed.first());
        if (owners.isEmpty()) return false;
        Candidate winner = owners.getFirst();
        boolean shared =
                owners.stream()
                        .allMatch(
                                owner -> combination.editsOf(owner).containsAll(composed.first()));
        Set<Edit> edits = new LinkedHashSet<>(combination.editsOf(winner));
        for (Candidate owner : owners) {
            if (shared) {
                combination.accept(owner, replaced(combination.editsOf(owner), composed));
                changed.add(owner);
            } else if (!owner.equals(winner)) {
                edits.addAll(combination.editsOf(owner));
                combination.subsume(owner, winner);
            }
        }
        if (!shared) combination.accept(winner, replaced(List.copyOf(edits), composed));
        changed.add(winner);
        changed.removeIf(candidate -> !combination.holds(candidate));
        return true;
    }

    private static List<Edit> replaced(List<Edit> edits, Composed composed) {
        List<Edit> result =
                new ArrayList<>(
                        edits.stream().filter(edit -> !composed.first().contains(edit)).toList());
        result.add(composed.edit());
        result.sort(null);
        return result;
    }

    private boolean give(Edit edit, Candidate fresh) {
        Optional<Candidate> own =
                changed.stream()
                        .filter(candidate -> candidate.rule().equals(fresh.rule()))
                        .findFirst()
                        .or(() ->
                                known.stream()
                                        .filter(candidate ->
                                                candidate.isSafe() && !combination.holds(candidate))
                                        .filter(candidate ->
                                                candidate.rule().equals(fresh.rule())
                                                        && candidate.image() == fresh.image())
                                        .filter(candidate -> candidate.edits().contains(edit))
                                        .findFirst())
                        .or(() -> caller(edit, fresh));
        if (own.isEmpty()) return false;
        Set<Edit> edits = new LinkedHashSet<>(combination.editsOf(own.get()));
        edits.add(edit);
        combination.accept(own.get(), edits.stream().sorted().toList());
        changed.add(own.get());
        return true;
    }

    /**
     * The accepted finding of the same image that wins over the others, of the same file if there
     * is one.
     */
    private Optional<Candidate> caller(Edit edit, Candidate fresh) {
        List<Candidate> ofImage =
                combination.accepted().stream()
                        .filter(candidate -> candidate.image() == fresh.image())
                        .toList();
        return ofImage.stream()
                .filter(candidate ->
                        combination.editsOf(candidate).stream()
                                .anyMatch(held -> held.path().equals(edit.path())))
                .findFirst()
                .or(() -> ofImage.stream().findFirst());
    }
}

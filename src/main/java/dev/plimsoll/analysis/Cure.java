package dev.plimsoll.analysis;

import dev.plimsoll.build.BuildRequest;
import dev.plimsoll.build.BuiltImage;
import dev.plimsoll.build.ImageBuilder;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Edits;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes one consistent text of all safe fixes of all images, until the rules have nothing more to say about it. */
final class Cure {

    /** Times that the combined text is looked at again; each round adds something, and real files need one or two. */
    private static final int MOST_ROUNDS = 5;

    /** Fixes that a round tries one by one after all together failed; each costs a build of every image. */
    private static final int MOST_TRIES = 50;

    private final Snapshot head;
    private final List<BuiltImage> images;
    private final List<Candidate> known;
    private final ImageBuilder builder;
    private final Examination examination;
    private final Map<Candidate, Saving> savings = new LinkedHashMap<>();
    private final Map<Candidate, String> refused = new LinkedHashMap<>();
    private Combination combination = new Combination();
    private List<BuiltImage> suggested;

    private Cure(Snapshot head, List<BuiltImage> images, List<Candidate> known, ImageBuilder builder, Examination examination) {
        this.head = head;
        this.images = images;
        this.known = known.stream().sorted(Candidate.BY_PRECEDENCE).toList();
        this.builder = builder;
        this.examination = examination;
        this.suggested = images;
    }

    /**
     * What came of it.
     *
     * @param savings of findings whose edits grew
     * @param refused safe by themselves, but not together with the others
     * @param suggested the images of the fixed text
     */
    record Outcome(Combination combination, Map<Candidate, Saving> savings, Map<Candidate, String> refused, List<BuiltImage> suggested) {}

    static Outcome of(Snapshot head, List<BuiltImage> images, List<Candidate> known, ImageBuilder builder, Examination examination) {
        Cure cure = new Cure(head, images, known, builder, examination);
        cure.combine();
        for (int round = 0; round < MOST_ROUNDS && !cure.combination.edits().isEmpty(); round++) {
            if (!cure.foldOnce()) break;
        }
        return new Outcome(cure.combination, cure.savings, cure.refused, cure.suggested);
    }

    private void combine() {
        Combination all = new Combination();
        known.stream().filter(Candidate::isSafe).forEach(all::offer);
        if (all.edits().isEmpty() || tryOut(all).isEmpty()) {
            combination = all;
            return;
        }
        Combination growing = new Combination();
        for (Candidate candidate : known.stream().filter(Candidate::isSafe).limit(MOST_TRIES).toList()) {
            if (!growing.offer(candidate)) continue;
            tryOut(growing).ifPresent(why -> {
                growing.drop(candidate);
                refused.put(candidate, why);
            });
        }
        combination = growing;
        tryOut(growing);
    }

    /** One look at the combined text; whether something was folded in. */
    private boolean foldOnce() {
        List<Candidate> fresh = new ArrayList<>();
        for (int i = 0; i < suggested.size(); i++) {
            fresh.addAll(examination.of(suggested.get(i), i).candidates().stream().filter(Candidate::isSafe).toList());
        }
        fresh.sort(Candidate.BY_PRECEDENCE);
        for (Candidate candidate : fresh.stream().limit(MOST_TRIES).toList()) {
            Optional<Folding.Folded> folded = Folding.fold(head, known, combination, candidate);
            if (folded.isPresent() && holds(folded.get())) {
                combination = folded.get().combination();
                return true;
            }
        }
        return false;
    }

    /** Whether the changed findings still stand by themselves, and all together. */
    private boolean holds(Folding.Folded folded) {
        Map<Candidate, Saving> grown = new LinkedHashMap<>();
        for (Candidate candidate : folded.changed()) {
            List<Edit> edits = folded.combination().editsOf(candidate);
            BuiltImage before = images.get(candidate.image());
            BuiltImage after = builder.build(Edits.apply(head, edits), before.request());
            if (Gate.refuses(before, after, edits).isPresent()) return false;
            grown.put(candidate, Scale.saving(before, after, candidate.finding()));
        }
        if (tryOut(folded.combination()).isPresent()) return false;
        savings.putAll(grown);
        return true;
    }

    /** Builds all images of the combined text; why it must not be, if so. On success they are the suggested ones. */
    private Optional<String> tryOut(Combination tried) {
        List<Edit> edits = tried.edits();
        Snapshot edited = Edits.apply(head, edits);
        List<BuiltImage> built = new ArrayList<>();
        for (BuiltImage image : images) {
            if (!concerns(edits, image.request())) {
                built.add(image);
                continue;
            }
            BuiltImage after = builder.build(edited, image.request());
            Optional<String> why = Gate.refuses(image, after, edits);
            if (why.isPresent()) return why;
            built.add(after);
        }
        suggested = built;
        return Optional.empty();
    }

    private static boolean concerns(List<Edit> edits, BuildRequest request) {
        return edits.stream().map(Edit::path).anyMatch(path -> path.isIn(request.context())
                || path.equals(request.dockerfile())
                || path.value().equals(request.dockerfile() + ".dockerignore"));
    }

    /** The files that change, with their whole text. */
    static SortedMap<RepositoryPath, String> texts(Snapshot head, List<Edit> edits) {
        Snapshot edited = Edits.apply(head, edits);
        SortedMap<RepositoryPath, String> texts = new TreeMap<>();
        edits.stream().map(Edit::path).distinct().forEach(path -> edited.text(path).ifPresent(file -> texts.put(path, file.text())));
        return texts;
    }
}

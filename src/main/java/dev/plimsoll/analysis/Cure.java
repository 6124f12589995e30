package dev.plimsoll.analysis;

import dev.plimsoll.build.BuiltImage;
import dev.plimsoll.build.ImageBuilder;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Edits;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Makes one consistent text of all safe fixes of all images, until the rules have nothing more to
 * say about it.
 */
final class Cure {

    /**
     * Times that the combined text is looked at again; each round adds something, and real files
     * need one or two.
     */
    private static final int MOST_ROUNDS = 5;

    /**
     * Fixes that a round tries one by one, of all images after all together failed, of one image
     * when folding.
     */
    private static final int MOST_TRIES = 50;

    private final Snapshot head;
    private final List<BuiltImage> images;
    private final List<Candidate> known;
    private final ImageBuilder builder;
    private final Examination examination;

    /**
     * What the rules say of an image that was built; of one that did not change they say the same.
     */
    private final IdentityHashMap<BuiltImage, List<Candidate>> looked = new IdentityHashMap<>();

    private final Map<Integer, Edited> latest = new HashMap<>();
    private final Map<Candidate, Saving> savings = new LinkedHashMap<>();
    private final Map<Candidate, String> refused = new LinkedHashMap<>();
    private Combination combination = new Combination();
    private List<BuiltImage> suggested;

    /**
     * @param edits those that concern the image
     * @param refusal why they must not be made, if so
     */
    private record Edited(List<Edit> edits, BuiltImage image, Optional<String> refusal) {}

    private Cure(
            Snapshot head,
            List<BuiltImage> images,
            List<Candidate> known,
            ImageBuilder builder,
            Examination examination) {
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
    record Outcome(
            Combination combination,
            Map<Candidate, Saving> savings,
            Map<Candidate, String> refused,
            List<BuiltImage> suggested) {}

    static Outcome of(
            Snapshot head,
            List<BuiltImage> images,
            List<Candidate> known,
            ImageBuilder builder,
            Examination examination) {
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
        if (!grow(refusing())) grow(everyImage());
    }

    /** Takes the fixes one by one, and looks at those images each time; whether all hold then. */
    private boolean grow(List<Integer> looked) {
        refused.clear();
        Combination growing = new Combination();
        for (Candidate candidate : known.stream().filter(Candidate::isSafe).toList()) {
            if (!growing.offer(candidate)) continue;
            boolean apart =
                    looked.stream()
                            .noneMatch(i ->
                                    candidate.edits().stream()
                                            .anyMatch(edit ->
                                                    images.get(i).request().concerns(edit.path())));
            if (apart) continue;
            refusal(built(growing.edits(), looked))
                    .ifPresent(why -> {
                        growing.drop(candidate);
                        refused.put(candidate, why);
                    });
        }
        combination = growing;
        return tryOut(growing).isEmpty();
    }

    /** The images that the last fixes do harm to. */
    private List<Integer> refusing() {
        return everyImage().stream()
                .filter(i ->
                        Optional.ofNullable(latest.get(i)).flatMap(Edited::refusal).isPresent())
                .toList();
    }

    private List<Integer> everyImage() {
        return IntStream.range(0, images.size()).boxed().toList();
    }

    /**
     * One look at the combined text, which folds in at most one fix of each image; whether there
     * was one.
     */
    // an image that was not built again is the same object, and comparing contents is dear
    @SuppressWarnings("ReferenceEquality")
    private boolean foldOnce() {
        List<Candidate> fresh = new ArrayList<>();
        List<Integer> changed =
                IntStream.range(0, suggested.size())
                        .filter(i -> suggested.get(i) != images.get(i))
                        .boxed()
                        .toList();
        List<Integer> unseen =
                changed.stream().filter(i -> !looked.containsKey(suggested.get(i))).toList();
        List<List<Candidate>> found =
                SideBySide.map(unseen, i -> examination.of(suggested.get(i), i).candidates());
        for (int i = 0; i < unseen.size(); i++)
            looked.put(
                    suggested.get(unseen.get(i)),
                    found.get(i).stream().filter(Candidate::isSafe).toList());
        changed.forEach(i -> fresh.addAll(looked.getOrDefault(suggested.get(i), List.of())));
        fresh.sort(Candidate.BY_PRECEDENCE);
        // the others were found on a text that holds until one of their files changes
        Set<RepositoryPath> touched = new HashSet<>();
        boolean folds = false;
        Set<Integer> done = new HashSet<>();
        Map<Integer, Integer> tries = new HashMap<>();
        for (Candidate candidate : fresh) {
            if (done.contains(candidate.image())
                    || candidate.edits().stream().anyMatch(edit -> touched.contains(edit.path())))
                continue;
            if (tries.merge(candidate.image(), 1, Integer::sum) > MOST_TRIES) continue;
            Optional<Folding.Folded> folded =
                    Folding.fold(head, known, combination, candidate)
                            .filter(this::holds)
                            .or(() ->
                                    Folding.foldIntoOne(head, known, combination, candidate)
                                            .filter(this::holds));
            if (folded.isEmpty()) continue;
            combination = folded.get().combination();
            candidate.edits().forEach(edit -> touched.add(edit.path()));
            done.add(candidate.image());
            folds = true;
        }
        return folds;
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

    /**
     * Builds all images of the combined text; why it must not be, if so. On success they are the
     * suggested ones.
     */
    private Optional<String> tryOut(Combination tried) {
        List<Edited> built = built(tried.edits(), everyImage());
        Optional<String> why = refusal(built);
        if (why.isEmpty()) suggested = built.stream().map(Edited::image).toList();
        return why;
    }

    private static Optional<String> refusal(List<Edited> built) {
        return built.stream().flatMap(one -> one.refusal().stream()).findFirst();
    }

    /** Builds those images of the edited text. */
    private List<Edited> built(List<Edit> edits, List<Integer> looked) {
        Snapshot edited = Edits.apply(head, edits);
        List<Edited> built = SideBySide.map(looked, i -> built(i, edits, edited));
        for (int i = 0; i < looked.size(); i++) latest.put(looked.get(i), built.get(i));
        return built;
    }

    /** The last image of these edits again, if no edit that concerns it has changed. */
    private Edited built(int index, List<Edit> edits, Snapshot edited) {
        BuiltImage image = images.get(index);
        List<Edit> own =
                edits.stream().filter(edit -> image.request().concerns(edit.path())).toList();
        if (own.isEmpty()) return new Edited(own, image, Optional.empty());
        Edited last = latest.get(index);
        if (last != null && last.edits().equals(own)) return last;
        BuiltImage after = builder.build(edited, image.request());
        return new Edited(own, after, Gate.refuses(image, after, edits));
    }

    /** The files that change, with their whole text. */
    static SortedMap<RepositoryPath, String> texts(Snapshot head, List<Edit> edits) {
        Snapshot edited = Edits.apply(head, edits);
        SortedMap<RepositoryPath, String> texts = new TreeMap<>();
        edits.stream()
                .map(Edit::path)
                .distinct()
                .forEach(path -> edited.text(path).ifPresent(file -> texts.put(path, file.text())));
        return texts;
    }
}

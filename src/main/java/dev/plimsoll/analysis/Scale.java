package dev.plimsoll.analysis;

import dev.plimsoll.build.BuiltImage;
import dev.plimsoll.build.Layer;
import dev.plimsoll.build.Size;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.rule.Verdict;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.TextRange;
import java.util.List;
import java.util.stream.Stream;

/** Weighs a fix: what the image is less for it. */
final class Scale {

    /** A finding that saves less is silent; contracts, "JSON report". */
    static final long LEAST_SAVING = 50_000;

    /** What weighs less is not worth telling; the page of heavy-dependency. */
    private static final long LEAST_COST = 10_000_000;

    private static final String IGNORE_FILE = ".dockerignore";

    private Scale() {}

    /** What is in the image and not in the one without it. */
    static Cost cost(BuiltImage without, BuiltImage with) {
        Delta delta = DeltaOfParts.between(without, with);
        boolean complete = sorted(without.unknown()).equals(sorted(with.unknown()));
        return new Cost(size(delta.uncompressed(), complete), size(delta.compressed(), complete));
    }

    private static Size size(Delta.Signed change, boolean complete) {
        return new Size(change.bytes(), change.low(), change.high(), complete);
    }

    static boolean isHeavy(Cost cost) {
        return cost.uncompressed().bytes() >= LEAST_COST;
    }

    static Saving saving(BuiltImage before, BuiltImage after, Verdict.Finding finding) {
        boolean known =
                before.refused().isEmpty()
                        && finding.unmeasured().isEmpty()
                        && sorted(before.unknown()).equals(sorted(after.unknown()))
                        && touched(before, finding).allMatch(layer -> layer.unknown().isEmpty());
        return new Saving(
                before.uncompressed().bytes() - after.uncompressed().bytes(),
                before.compressed().bytes() - after.compressed().bytes(),
                known);
    }

    static boolean pays(Saving saving) {
        return saving.uncompressed() >= LEAST_SAVING
                || (!saving.complete() && saving.uncompressed() >= 0);
    }

    private static List<String> sorted(Stream<String> sentences) {
        return sentences.sorted().toList();
    }

    /**
     * Layers whose instruction the fix rewrites, and RUNs that may read another file that it
     * rewrites: what is not known of them may be part of what it saves.
     */
    private static Stream<Layer> touched(BuiltImage image, Verdict.Finding finding) {
        RepositoryPath path = image.request().dockerfile();
        List<Edit> all = finding.fix().map(fix -> fix.edits()).orElse(List.of());
        List<Edit> edits = all.stream().filter(edit -> edit.path().equals(path)).toList();
        boolean readByRuns =
                all.stream()
                        .map(Edit::path)
                        .anyMatch(other ->
                                !other.equals(path) && !other.name().endsWith(IGNORE_FILE));
        return image.layers().stream()
                .filter(layer ->
                        layer.instruction()
                                .filter(instruction ->
                                        (readByRuns && instruction instanceof Instruction.Run)
                                                || edits.stream()
                                                        .anyMatch(edit ->
                                                                within(
                                                                        edit.range(),
                                                                        instruction.range())))
                                .isPresent());
    }

    private static boolean within(TextRange edit, TextRange instruction) {
        return edit.isEmpty()
                ? instruction.start() <= edit.start() && edit.start() <= instruction.end()
                : instruction.overlaps(edit);
    }
}

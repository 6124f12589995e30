package dev.plimsoll.review;

import dev.plimsoll.analysis.ImageAnalysis;
import dev.plimsoll.analysis.Saving;
import dev.plimsoll.analysis.WeighedFinding;
import dev.plimsoll.build.Size;
import dev.plimsoll.rule.Fix;
import java.util.Optional;

/** Findings in a sentence: how much, what, and why it is safe or not. Plain text, not escaped. */
public final class Sentences {

    /** Bytes below which a number only distracts. */
    private static final long LEAST_TOLD = 1_000;

    /** The same beside something larger that has no number. */
    private static final long LEAST_TOLD_BESIDE = 50_000;

    private Sentences() {}

    /** {@code −412 MB (of 1.02 GB): build tools stay in the image}. */
    public static String of(WeighedFinding finding, ImageAnalysis image) {
        String weight = weight(finding, image);
        return weight.isEmpty()
                ? finding.finding().message()
                : weight + ": " + finding.finding().message();
    }

    /** Empty where nothing is saved or added and nothing is unknown. */
    static String weight(WeighedFinding finding, ImageAnalysis image) {
        String of =
                image.isSized()
                        ? " (of " + ShownBytes.of(image.head().uncompressed().bytes()) + ")"
                        : "";
        if (finding.cost().isPresent()) {
            Size cost = finding.cost().get().uncompressed();
            return (cost.complete() ? "" : "at least ") + ShownBytes.signed(cost.bytes()) + of;
        }
        Saving saving = finding.saving();
        Optional<String> unmeasured = finding.finding().unmeasured();
        if (unmeasured.isPresent() && Math.abs(saving.uncompressed()) < LEAST_TOLD_BESIDE)
            return "saves " + unmeasured.get();
        if (Math.abs(saving.uncompressed()) < LEAST_TOLD) {
            return saving.complete() ? "" : "saving not estimated";
        }
        String least = saving.complete() || unmeasured.isPresent() ? "" : "at least ";
        return least
                + ShownBytes.signed(-saving.uncompressed())
                + of
                + unmeasured.map(what -> " and " + what).orElse("");
    }

    /** Why a fix is not applied without a look; empty for a safe one. */
    public static String why(WeighedFinding finding) {
        return finding.finding().fix().flatMap(Fix::why).orElse("");
    }
}

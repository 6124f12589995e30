package dev.plimsoll.analysis;

import dev.plimsoll.rule.Applicability;
import dev.plimsoll.rule.RuleId;
import dev.plimsoll.rule.Severity;
import dev.plimsoll.rule.Verdict;
import dev.plimsoll.source.Edit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A finding that pays and whose fix passed the gate by itself.
 *
 * @param image the index of its image
 * @param order the place of its rule in the catalogue
 * @param cost what the finding's matter weighs, where it is about that
 */
record Candidate(
        int image,
        int order,
        Verdict.Finding finding,
        Severity severity,
        Saving saving,
        Optional<Cost> cost) {

    Candidate(int image, int order, Verdict.Finding finding, Severity severity, Saving saving) {
        this(image, order, finding, severity, saving, Optional.empty());
    }

    /** The order in which fixes win over each other. */
    static final Comparator<Candidate> BY_PRECEDENCE =
            Comparator.comparingInt(Candidate::order)
                    .thenComparingInt(Candidate::image)
                    .thenComparing(candidate -> candidate.finding().path())
                    .thenComparing(candidate -> candidate.finding().range());

    RuleId rule() {
        return finding.rule();
    }

    List<Edit> edits() {
        return finding.fix().map(fix -> fix.edits()).orElse(List.of());
    }

    boolean isSafe() {
        return finding.fix()
                .filter(fix -> fix.applicability() == Applicability.SAFE && !fix.edits().isEmpty())
                .isPresent();
    }
}

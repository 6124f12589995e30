package dev.plimsoll.analysis;

import dev.plimsoll.rule.Fix;
import dev.plimsoll.rule.Verdict;
import dev.plimsoll.source.Snapshot;
import java.util.Comparator;
import java.util.Optional;

/** Makes findings to be reported of candidates. */
final class Findings {

    /** By place, then by rule. */
    static final Comparator<WeighedFinding> IN_ORDER =
            Comparator.comparing((WeighedFinding finding) -> finding.finding().path())
                    .thenComparingInt(WeighedFinding::startLine)
                    .thenComparing(WeighedFinding::rule)
                    .thenComparing(finding -> finding.finding().range());

    private Findings() {}

    static WeighedFinding weighed(Candidate candidate, Cure.Outcome cure, Snapshot head) {
        boolean inFixed = cure.combination().holds(candidate);
        Verdict.Finding finding =
                inFixed
                        ? candidate
                                .finding()
                                .fixedBy(Fix.safe(cure.combination().editsOf(candidate)))
                        : candidate.finding();
        return new WeighedFinding(
                finding,
                candidate.severity(),
                startLine(finding, head),
                endLine(finding, head),
                cure.savings().getOrDefault(candidate, candidate.saving()),
                inFixed,
                inFixed ? Optional.empty() : cure.combination().subsumes(candidate),
                candidate.cost());
    }

    static int startLine(Verdict.Finding finding, Snapshot head) {
        return line(finding, head, finding.range().start());
    }

    private static int endLine(Verdict.Finding finding, Snapshot head) {
        return line(finding, head, Math.max(finding.range().start(), finding.range().end() - 1));
    }

    private static int line(Verdict.Finding finding, Snapshot head, int offset) {
        return head.text(finding.path()).map(file -> Examination.lineAt(file, offset)).orElse(1);
    }
}

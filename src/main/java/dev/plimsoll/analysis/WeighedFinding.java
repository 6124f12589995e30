package dev.plimsoll.analysis;

import dev.plimsoll.rule.RuleId;
import dev.plimsoll.rule.Severity;
import dev.plimsoll.rule.Verdict;
import dev.plimsoll.source.Edit;
import java.util.List;
import java.util.Optional;

/**
 * A finding with what it saves by itself: head minus head with only its edits, both built.
 *
 * @param startLine 1-based line in the head's file, {@code endLine} inclusive
 * @param inFixed whether its edits are part of the fixed text
 * @param subsumedBy the larger fix that took the place of this one
 * @param cost what a dependency weighs, where that is what the finding is about
 */
public record WeighedFinding(
        Verdict.Finding finding,
        Severity severity,
        int startLine,
        int endLine,
        Saving saving,
        boolean inFixed,
        Optional<RuleId> subsumedBy,
        Optional<Cost> cost) {

    public RuleId rule() {
        return finding.rule();
    }

    public List<Edit> edits() {
        return finding.fix().map(fix -> fix.edits()).orElse(List.of());
    }
}

package dev.plimsoll.review;

import dev.plimsoll.analysis.WeighedFinding;
import dev.plimsoll.rule.Applicability;
import java.util.Comparator;
import java.util.List;

/**
 * A finding as the outside sees it.
 *
 * @param inDiff whether its lines lie in one hunk of the pull request's diff
 * @param key its fingerprint, which survives line moves
 */
public record ReportedFinding(
        WeighedFinding finding, List<LineEdit> edits, boolean inDiff, String key) {

    /** By megabytes, the largest first; equal ones by place. */
    static final Comparator<ReportedFinding> BY_WEIGHT =
            Comparator.<ReportedFinding>comparingLong(
                            finding -> -finding.finding().saving().uncompressed())
                    .thenComparing(finding -> finding.finding().finding().path())
                    .thenComparingInt(finding -> finding.finding().startLine())
                    .thenComparing(finding -> finding.finding().rule());

    /** Whether someone who names the rule may have it applied. */
    boolean isApplicable() {
        return finding.finding()
                .fix()
                .filter(fix ->
                        fix.applicability() != Applicability.DISPLAY_ONLY && !fix.edits().isEmpty())
                .isPresent();
    }
}

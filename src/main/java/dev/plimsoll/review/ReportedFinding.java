package dev.plimsoll.review;

import dev.plimsoll.analysis.WeighedFinding;
import java.util.List;

/**
 * A finding as the outside sees it.
 *
 * @param inDiff whether its lines lie in one hunk of the pull request's diff
 * @param key its fingerprint, which survives line moves
 */
public record ReportedFinding(WeighedFinding finding, List<LineEdit> edits, boolean inDiff, String key) {}

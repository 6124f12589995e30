package dev.plimsoll.review;

import dev.plimsoll.analysis.ImageAnalysis;
import dev.plimsoll.config.Configuration.CommitPolicy;
import dev.plimsoll.review.ReviewDraft.InlineComment;
import java.util.Optional;

/**
 * Writes a review comment: one sentence, the suggestion where there is one, and the marker by which
 * it is known again.
 */
final class InlineText {

    private InlineText() {}

    static InlineComment comment(
            ReportedFinding finding,
            ImageAnalysis image,
            Optional<Suggestion> suggestion,
            CommitPolicy commits) {
        int start = suggestion.map(Suggestion::startLine).orElse(finding.finding().startLine());
        int end = suggestion.map(Suggestion::endLine).orElse(finding.finding().endLine());
        String rule = finding.finding().rule().value();
        String body =
                new Sections()
                        .add(Markdown.sentence(Sentences.of(finding.finding(), image)))
                        .add(look(finding))
                        .add(part(finding))
                        .add(
                                suggestion
                                        .map(Suggestion::markdown)
                                        .orElseGet(() -> how(finding, commits)))
                        .toString();
        return new InlineComment(
                finding.finding().finding().path(),
                start < end ? Optional.of(start) : Optional.empty(),
                end,
                body + "\n\n<!-- plimsoll:finding rule=" + rule + " key=" + finding.key() + " -->",
                rule,
                finding.key());
    }

    private static String look(ReportedFinding finding) {
        String why = Sentences.why(finding.finding());
        return why.isEmpty() ? "" : "Needs a look first: " + Markdown.sentence(why);
    }

    /** What to do where no click does it. */
    private static String how(ReportedFinding finding, CommitPolicy commits) {
        if (!finding.finding().inFixed()) return "";
        String patch = "the patch in the summary has it";
        return commits == CommitPolicy.NEVER
                ? "More than a suggestion can hold: " + patch + "."
                : "More than a suggestion can hold: "
                        + Markdown.code("/plimsoll apply " + finding.finding().rule().value())
                        + " commits it, and "
                        + patch
                        + ".";
    }

    private static String part(ReportedFinding finding) {
        return finding.finding()
                .subsumedBy()
                .map(rule -> "Part of the larger fix " + Markdown.code(rule.value()) + ".")
                .orElse("");
    }
}

package dev.plimsoll.analysis;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.IgnoreComment;
import dev.plimsoll.dockerfile.IgnoreComment.Tool;
import dev.plimsoll.rule.RuleId;
import dev.plimsoll.rule.Verdict;
import dev.plimsoll.source.TextRange;
import java.util.Map;
import java.util.Optional;

/** What comments in a Dockerfile ask not to be told. */
final class Silence {

    /** Rules of hadolint that ask the same question as one of ours; hadolint's wiki. */
    private static final Map<String, String> HADOLINT =
            Map.of(
                    "DL3009",
                    "apt-lists",
                    "DL3015",
                    "apt-recommends",
                    "DL3019",
                    "apk-cache",
                    "DL3042",
                    "pip-cache");

    private Silence() {}

    /**
     * The comment above an instruction that the finding is about, where it names the finding's
     * rule; one about another file has no instruction of its own, and any of them may speak of it.
     */
    static Optional<Ignored> over(Verdict.Finding finding, Dockerfile dockerfile) {
        boolean elsewhere = !finding.path().equals(dockerfile.source().path());
        return dockerfile.instructions().stream()
                .filter(instruction -> elsewhere || touches(instruction.range(), finding.range()))
                .flatMap(instruction -> dockerfile.ignoresAbove(instruction).stream())
                .filter(comment -> names(comment, finding.rule()))
                .findFirst()
                .map(comment -> new Ignored(finding.rule(), comment.line(), comment.reason()));
    }

    private static boolean touches(TextRange instruction, TextRange finding) {
        return instruction.overlaps(finding) || instruction.contains(finding);
    }

    private static boolean names(IgnoreComment comment, RuleId rule) {
        return comment.tool() == Tool.PLIMSOLL
                ? comment.rules().contains(rule.value())
                : comment.rules().stream().anyMatch(id -> rule.value().equals(HADOLINT.get(id)));
    }
}

package dev.plimsoll.rule.catalog;

import dev.plimsoll.rule.Rule;
import dev.plimsoll.rule.RuleId;
import dev.plimsoll.rule.Subject;
import dev.plimsoll.rule.Verdict;
import dev.plimsoll.rule.context.IgnoreEdit;
import java.util.stream.Stream;

/**
 * The ignore file in force lets through what no image needs.
 *
 * <h2>Stays silent</h2>
 *
 * where the file leaves out all but what it names, and where a build reads the history.
 */
final class DockerignoreGaps implements Rule {

    private static final RuleId ID = new RuleId("dockerignore-gaps");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public Stream<Verdict> examine(Subject subject) {
        return IgnoreEdit.of(subject)
                .filter(edit -> !edit.isNewFile())
                .map(edit ->
                        edit.finding(
                                ID,
                                "the ignore file lets through %s; nothing that a build reads is in the added lines."))
                .stream();
    }
}

package dev.plimsoll.rule.catalog;

import dev.plimsoll.rule.Rule;
import dev.plimsoll.rule.RuleId;
import dev.plimsoll.rule.Subject;
import dev.plimsoll.rule.Verdict;
import dev.plimsoll.rule.context.IgnoreEdit;
import java.util.stream.Stream;

/**
 * A folder of a context without an ignore file is copied whole, with what lies about there.
 *
 * <h2>Stays silent</h2>
 *
 * where nothing that is copied is surely of no use, and where a build reads the history.
 */
final class MissingDockerignore implements Rule {

    private static final RuleId ID = new RuleId("missing-dockerignore");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public Stream<Verdict> examine(Subject subject) {
        return IgnoreEdit.of(subject)
                .filter(edit -> edit.isNewFile())
                .map(edit ->
                        edit.finding(
                                ID,
                                "the context has no ignore file and ships %s; nothing that a build reads is in the new one."))
                .stream();
    }
}

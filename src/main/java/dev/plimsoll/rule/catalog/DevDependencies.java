package dev.plimsoll.rule.catalog;

import dev.plimsoll.rule.Rule;
import dev.plimsoll.rule.RuleId;
import dev.plimsoll.rule.Subject;
import dev.plimsoll.rule.Verdict;
import dev.plimsoll.rule.development.DevelopmentLines;
import java.util.stream.Stream;

/**
 * Test runners, linters and their kin among the requirements that production installs.
 *
 * <h2>Stays silent</h2>
 *
 * where code that is no test imports one or names it in a string, where a command starts it, and
 * where another requirement needs it. A name alone proves nothing.
 */
final class DevDependencies implements Rule {

    private static final RuleId ID = new RuleId("dev-dependencies");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public Stream<Verdict> examine(Subject subject) {
        return subject.image().stages().isEmpty()
                ? Stream.empty()
                : DevelopmentLines.verdicts(subject, ID);
    }
}

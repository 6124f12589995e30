package dev.plimsoll.rule;

import java.util.stream.Stream;

/**
 * Examines a built image and proposes edits. Never computes a size: the edited text is built again
 * and compared.
 */
public interface Rule {

    RuleId id();

    default Severity severity() {
        return Severity.WARNING;
    }

    Stream<Verdict> examine(Subject subject);
}

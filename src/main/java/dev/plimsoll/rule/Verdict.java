package dev.plimsoll.rule;

import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.TextRange;
import java.util.Optional;

/** What a rule says about one place: something to tell, or a fix that it must not propose. */
public sealed interface Verdict {

    RuleId rule();

    /**
     * Something that makes the image heavier than it need be.
     *
     * @param range in the file at {@code path}; never empty
     * @param message what and why it is safe to change, in a sentence that strangers' text cannot break; holds no size
     */
    record Finding(RuleId rule, RepositoryPath path, TextRange range, String message, Optional<Fix> fix) implements Verdict {

        public Finding fixedBy(Fix cure) {
            return new Finding(rule, path, range, message, Optional.of(cure));
        }
    }

    /** A fix that would pay, and the precondition that does not hold, as a sentence. */
    record Refusal(RuleId rule, RepositoryPath path, TextRange range, String why) implements Verdict {}
}

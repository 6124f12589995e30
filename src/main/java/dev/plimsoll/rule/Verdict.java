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
     * @param range in the file at {@code path}; never empty unless the file is
     * @param message what and why it is safe to change, in a sentence that strangers' text cannot
     *     break; holds no size
     * @param unmeasured what else the fix saves that no build can price, such as {@code .git};
     *     empty where the difference of the builds is all
     */
    record Finding(
            RuleId rule,
            RepositoryPath path,
            TextRange range,
            String message,
            Optional<Fix> fix,
            Optional<String> unmeasured)
            implements Verdict {

        public Finding(
                RuleId rule,
                RepositoryPath path,
                TextRange range,
                String message,
                Optional<Fix> fix) {
            this(rule, path, range, message, fix, Optional.empty());
        }

        public Finding fixedBy(Fix cure) {
            return new Finding(rule, path, range, message, Optional.of(cure), unmeasured);
        }

        public Finding savingAlso(String what) {
            return new Finding(rule, path, range, message, fix, Optional.of(what));
        }
    }

    /** A fix that would pay, and the precondition that does not hold, as a sentence. */
    record Refusal(RuleId rule, RepositoryPath path, TextRange range, String why)
            implements Verdict {}
}

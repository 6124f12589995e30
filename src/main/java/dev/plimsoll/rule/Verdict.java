package dev.plimsoll.rule;

import dev.plimsoll.source.Edit;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.TextRange;
import java.util.List;
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
     * @param removal edits that take away what the finding is about: built to tell what that costs,
     *     never proposed; empty where the finding is not about a cost
     */
    record Finding(
            RuleId rule,
            RepositoryPath path,
            TextRange range,
            String message,
            Optional<Fix> fix,
            Optional<String> unmeasured,
            List<Edit> removal)
            implements Verdict {

        public Finding(
                RuleId rule,
                RepositoryPath path,
                TextRange range,
                String message,
                Optional<Fix> fix) {
            this(rule, path, range, message, fix, Optional.empty(), List.of());
        }

        public Finding fixedBy(Fix cure) {
            return new Finding(rule, path, range, message, Optional.of(cure), unmeasured, removal);
        }

        public Finding savingAlso(String what) {
            return new Finding(rule, path, range, message, fix, Optional.of(what), removal);
        }

        /** About what costs as much as the image is lighter after {@code without}. */
        public Finding costing(List<Edit> without) {
            return new Finding(rule, path, range, message, fix, unmeasured, without);
        }
    }

    /** A fix that would pay, and the precondition that does not hold, as a sentence. */
    record Refusal(RuleId rule, RepositoryPath path, TextRange range, String why)
            implements Verdict {}
}

package dev.plimsoll.rule.catalog;

import dev.plimsoll.rule.Fix;
import dev.plimsoll.rule.Rule;
import dev.plimsoll.rule.RuleId;
import dev.plimsoll.rule.Subject;
import dev.plimsoll.rule.Verdict;
import dev.plimsoll.rule.multistage.Outcome;
import dev.plimsoll.rule.multistage.Separation;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.TextRange;
import java.util.stream.Stream;

/**
 * A stage that builds Python packages and ships holds compilers and headers for ever.
 *
 * <h2>Why it weighs</h2>
 *
 * A compiler with its headers weighs more than most applications; a general-purpose base has both
 * and a desktop's worth of libraries.
 *
 * <h2>What it proposes</h2>
 *
 * A first stage that installs into a virtual environment, and a last one that copies it to the same
 * place, on the slim image, with the libraries and programs that the application uses.
 *
 * <h2>Stays silent</h2>
 *
 * where nothing builds, or the packages come from another stage already.
 */
public final class SingleStageBuild implements Rule {

    private static final RuleId ID = new RuleId("single-stage-build");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public Stream<Verdict> examine(Subject subject) {
        return switch (Separation.of(subject)) {
            case Outcome.NotNeeded ignored -> Stream.empty();
            case Outcome.Refused(String why) ->
                    Stream.of(new Verdict.Refusal(ID, path(subject), from(subject), why));
            case Outcome.Rewritten(var edits) ->
                    Stream.of(
                            new Verdict.Finding(
                                            ID,
                                            path(subject),
                                            from(subject),
                                            "build tools and the application share one stage; install in a first stage and ship only the result.",
                                            java.util.Optional.empty())
                                    .fixedBy(Fix.safe(edits)));
        };
    }

    private static RepositoryPath path(Subject subject) {
        return subject.dockerfile().source().path();
    }

    private static TextRange from(Subject subject) {
        return subject.image().shipped().stage().from().range();
    }
}

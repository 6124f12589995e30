package dev.plimsoll.rule.catalog;

import dev.plimsoll.build.Step;
import dev.plimsoll.rule.Fix;
import dev.plimsoll.rule.Rule;
import dev.plimsoll.rule.RuleId;
import dev.plimsoll.rule.Subject;
import dev.plimsoll.rule.Verdict;
import dev.plimsoll.rule.multistage.NamedPackages;
import dev.plimsoll.rule.multistage.Outcome;
import dev.plimsoll.rule.multistage.ToolRemoval;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.TextRange;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Compilers and headers in the last of several stages, where nothing is built any more.
 *
 * <h2>Why it weighs</h2>
 *
 * They were copied from the stage that builds, and ship unused.
 *
 * <h2>Stays silent</h2>
 *
 * where the stage installs Python packages itself: that is {@code single-stage-build}'s.
 */
public final class BuildToolsInImage implements Rule {

    private static final RuleId ID = new RuleId("build-tools-in-image");
    private static final String MESSAGE =
            "build tools stay in the shipped stage, where nothing is built; only their libraries are needed.";

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public Stream<Verdict> examine(Subject subject) {
        return switch (ToolRemoval.of(subject)) {
            case Outcome.NotNeeded ignored -> Stream.empty();
            case Outcome.Refused(String why) ->
                    Stream.of(new Verdict.Refusal(ID, path(subject), range(subject), why));
            case Outcome.Rewritten(var edits) ->
                    Stream.of(
                            new Verdict.Finding(
                                            ID,
                                            path(subject),
                                            range(subject),
                                            MESSAGE,
                                            Optional.empty())
                                    .fixedBy(Fix.safe(edits)));
        };
    }

    /** The first instruction that installs such a package. */
    private static TextRange range(Subject subject) {
        List<Step> steps = subject.image().shipped().steps();
        return steps.stream()
                .filter(step -> NamedPackages.in(step.calls()).build())
                .findFirst()
                .map(step -> step.instruction().range())
                .orElse(subject.image().shipped().stage().from().range());
    }

    private static RepositoryPath path(Subject subject) {
        return subject.dockerfile().source().path();
    }
}

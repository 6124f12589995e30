package dev.plimsoll.rule.catalog;

import dev.plimsoll.build.BaseImage;
import dev.plimsoll.rule.Fix;
import dev.plimsoll.rule.Rule;
import dev.plimsoll.rule.RuleId;
import dev.plimsoll.rule.Subject;
import dev.plimsoll.rule.Verdict;
import dev.plimsoll.rule.multistage.Outcome;
import dev.plimsoll.rule.multistage.Slimming;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.TextRange;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The shipped image starts from a general-purpose one, which holds what anybody might build with.
 *
 * <h2>Why it weighs</h2>
 *
 * {@code python:3.x} is {@code python:3.x-slim} with some three hundred packages more: compilers,
 * headers of databases and of image formats, version control systems.
 *
 * <h2>Stays silent</h2>
 *
 * on slim and Alpine tags, and on images that have no slim sibling.
 */
public final class FullBaseImage implements Rule {

    private static final RuleId ID = new RuleId("full-base-image");
    private static final String MESSAGE =
            "a general-purpose base image; the slim one of the same release holds what the application needs.";

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public Stream<Verdict> examine(Subject subject) {
        return switch (Slimming.of(subject)) {
            case Outcome.NotNeeded ignored -> Stream.empty();
            case Outcome.Refused(String why) ->
                    Stream.of(
                            isFixedByDigest(subject)
                                    ? finding(subject)
                                    : new Verdict.Refusal(ID, path(subject), range(subject), why));
            case Outcome.Rewritten(var edits) ->
                    Stream.of(finding(subject).fixedBy(Fix.safe(edits)));
        };
    }

    private static boolean isFixedByDigest(Subject subject) {
        return subject.shippedStages()
                .getFirst()
                .base()
                .map(BaseImage::reference)
                .flatMap(reference -> reference.digest())
                .isPresent();
    }

    private static Verdict.Finding finding(Subject subject) {
        return new Verdict.Finding(ID, path(subject), range(subject), MESSAGE, Optional.empty());
    }

    private static RepositoryPath path(Subject subject) {
        return subject.dockerfile().source().path();
    }

    private static TextRange range(Subject subject) {
        return Slimming.from(subject).range();
    }
}

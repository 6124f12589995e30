package dev.plimsoll.rule.catalog;

import dev.plimsoll.build.Step;
import dev.plimsoll.rule.Fix;
import dev.plimsoll.rule.Rule;
import dev.plimsoll.rule.RuleId;
import dev.plimsoll.rule.Subject;
import dev.plimsoll.rule.Verdict;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.TextRange;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A recursive change of owner or mode writes every file of a lower layer that it changes a second
 * time.
 *
 * <h2>Why it weighs</h2>
 *
 * A layer holds whole files: the application and its packages are shipped twice.
 *
 * <h2>Stays silent</h2>
 *
 * where owner and mode are so already, which a builder leaves out, and where the same instruction
 * made the files.
 */
final class CopiedByChown implements Rule {

    private static final RuleId ID = new RuleId("copied-by-chown");

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public Stream<Verdict> examine(Subject subject) {
        List<Step> steps = subject.shippedSteps();
        return IntStream.range(1, steps.size()).boxed().flatMap(at -> examine(subject, steps, at));
    }

    private static Stream<Verdict> examine(Subject subject, List<Step> steps, int at) {
        List<RecursiveChange> changes =
                steps.get(at).calls().stream()
                        .flatMap(call -> RecursiveChange.of(call).stream())
                        .toList();
        ChangedEarlier earlier = ChangedEarlier.of(subject, steps, at, changes);
        if (!earlier.copies()) return Stream.empty();
        RepositoryPath path = subject.dockerfile().source().path();
        TextRange range = steps.get(at).instruction().range();
        Verdict.Finding finding =
                new Verdict.Finding(
                        ID,
                        path,
                        range,
                        "changes the owner or mode of files in lower layers, which ships them twice; set it where they are made.",
                        Optional.empty());
        return switch (earlier.edits()) {
            case ChangedEarlier.Impossible(String why) ->
                    Stream.of(finding, new Verdict.Refusal(ID, path, range, why));
            case ChangedEarlier.Possible(var edits) -> Stream.of(finding.fixedBy(Fix.safe(edits)));
        };
    }
}

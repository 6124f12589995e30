package dev.plimsoll.rule.catalog;

import dev.plimsoll.build.PathPattern;
import dev.plimsoll.build.Step;
import dev.plimsoll.debian.AptCommand;
import dev.plimsoll.image.ImagePath;
import dev.plimsoll.rule.Fix;
import dev.plimsoll.rule.Rule;
import dev.plimsoll.rule.RuleId;
import dev.plimsoll.rule.Subject;
import dev.plimsoll.rule.Verdict;
import dev.plimsoll.source.Edit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * {@code apt-get update} leaves the lists of all packages, and nothing in a finished image reads
 * them.
 *
 * <h2>Stays silent</h2>
 *
 * where the lists are on a mount or removed by the same instruction, where a later one removes them
 * ({@link LateCleanup}), and where a later one still installs from them.
 */
final class AptLists implements Rule {

    private static final RuleId ID = new RuleId("apt-lists");

    static final PathPattern LISTS = PathPattern.exactly(ImagePath.of("/var/lib/apt/lists"));
    static final String REMOVAL = "rm -rf /var/lib/apt/lists/*";

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public Stream<Verdict> examine(Subject subject) {
        List<Step> steps = subject.shippedSteps();
        if (steps.isEmpty() || !leaves(steps.getLast())) return Stream.empty();
        return IntStream.range(0, steps.size())
                .filter(at -> updates(steps.get(at)) && leaves(steps.get(at)))
                .mapToObj(at -> examine(subject, steps, at))
                .flatMap(Optional::stream);
    }

    private static Optional<Verdict> examine(Subject subject, List<Step> steps, int at) {
        Step step = steps.get(at);
        var finding =
                new Verdict.Finding(
                        ID,
                        subject.dockerfile().source().path(),
                        step.instruction().range(),
                        "apt's package lists stay in the image; remove them where they are made.",
                        Optional.empty());
        List<Step> readers =
                steps.subList(at + 1, steps.size()).stream()
                        .takeWhile(later -> !updates(later))
                        .filter(AptLists::installs)
                        .toList();
        if (!readers.isEmpty())
            return JoinedRuns.of(subject, steps, at, steps.indexOf(readers.getLast()))
                    .flatMap(joined -> joined.endingWith(REMOVAL))
                    .map(edits -> finding.fixedBy(Fix.safe(edits)));
        if (isReadElsewhere(subject)) return Optional.empty();
        Optional<Edit> removal = subject.runText(step).flatMap(text -> text.append(REMOVAL));
        return Optional.of(removal.map(edit -> finding.fixedBy(Fix.safe(edit))).orElse(finding));
    }

    static boolean updates(Step step) {
        return apt(step).anyMatch(apt -> apt.is("update") && !apt.isDry());
    }

    static boolean installs(Step step) {
        return apt(step)
                .anyMatch(apt ->
                        apt.is(
                                        "install",
                                        "upgrade",
                                        "dist-upgrade",
                                        "full-upgrade",
                                        "build-dep",
                                        "satisfy")
                                && !apt.isDry());
    }

    static Stream<AptCommand> apt(Step step) {
        return step.calls().stream()
                .flatMap(call ->
                        AptCommand.recognise(
                                call.arguments().stream().map(word -> word.value()).toList())
                                .stream());
    }

    private static boolean leaves(Step step) {
        return !step.files().select(LISTS).groups().isEmpty();
    }

    /**
     * Whether a stage that starts from a shipped one, and is not itself shipped, may install
     * without an update.
     */
    private static boolean isReadElsewhere(Subject subject) {
        return subject.dockerfile().stages().stream()
                .filter(stage ->
                        subject.shippedStages().stream()
                                .noneMatch(shipped -> shipped.stage().index() == stage.index()))
                .filter(stage ->
                        subject.shippedStages().stream()
                                .anyMatch(shipped ->
                                        shipped.stage().isNamed(stage.from().image().text())))
                .flatMap(stage -> stage.instructions().stream())
                .map(instruction -> instruction.range().of(subject.dockerfile().source().text()))
                .anyMatch(text ->
                        text.contains("apt")
                                && text.contains("install")
                                && !text.contains("update"));
    }
}

package dev.plimsoll.rule.catalog;

import dev.plimsoll.alpine.ApkCommand;
import dev.plimsoll.build.Call;
import dev.plimsoll.build.FileSystem;
import dev.plimsoll.build.Step;
import dev.plimsoll.image.ImagePath;
import dev.plimsoll.rule.Fix;
import dev.plimsoll.rule.Rule;
import dev.plimsoll.rule.RuleId;
import dev.plimsoll.rule.Subject;
import dev.plimsoll.rule.Verdict;
import dev.plimsoll.shell.GetoptArguments;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.RepositoryPath;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * apk keeps the indexes that it reads, which are old when anybody reads them again.
 *
 * <h2>Stays silent</h2>
 *
 * where the cache is a mount, or is removed by this or a later instruction.
 */
final class ApkCache implements Rule {

    private static final RuleId ID = new RuleId("apk-cache");

    private static final ImagePath CACHE = ImagePath.of("/var/cache/apk");

    private static final String SWITCH = "--no-cache";

    @Override
    public RuleId id() {
        return ID;
    }

    @Override
    public Stream<Verdict> examine(Subject subject) {
        List<Step> steps = subject.shippedSteps();
        if (steps.isEmpty() || !isVisible(steps.getLast().files())) return Stream.empty();
        return steps.stream().flatMap(step -> examine(subject, step).stream());
    }

    private static Optional<Verdict> examine(Subject subject, Step step) {
        if (!isVisible(step.files()) || step.mounts().stream().anyMatch(CACHE::isIn))
            return Optional.empty();
        List<Call> keeping = step.calls().stream().filter(ApkCache::keepsIndex).toList();
        if (keeping.isEmpty()) return Optional.empty();
        RepositoryPath path = subject.dockerfile().source().path();
        boolean whole = keeping.stream().allMatch(call -> call.editable() && verb(call).written());
        List<Edit> edits =
                keeping.stream()
                        .map(call -> Edit.insert(path, verb(call).range().end(), " " + SWITCH))
                        .distinct()
                        .toList();
        return Optional.of(
                new Verdict.Finding(
                        ID,
                        path,
                        step.instruction().range(),
                        "apk's index stays in the image, where nothing reads it again.",
                        whole ? Optional.of(Fix.safe(edits)) : Optional.empty()));
    }

    /**
     * An update writes the index too, so it gets the same switch: what follows reads the index
     * anew.
     */
    private static boolean keepsIndex(Call call) {
        return command(call)
                .filter(apk ->
                        apk.is("add", "update", "upgrade", "fix")
                                && !apk.isWithoutCache()
                                && !apk.isDry())
                .isPresent();
    }

    private static Optional<ApkCommand> command(Call call) {
        return ApkCommand.recognise(call.arguments().stream().map(Call.Argument::value).toList());
    }

    private static Call.Argument verb(Call call) {
        int index =
                command(call)
                        .flatMap(ApkCommand::verb)
                        .map(GetoptArguments.Operand::index)
                        .orElse(0);
        return call.arguments().get(index);
    }

    private static boolean isVisible(FileSystem files) {
        return files.select(CACHE).groups().stream()
                .anyMatch(group -> group.uncompressed().bytes() > 0);
    }
}

package dev.plimsoll.rule.catalog;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.Step;
import dev.plimsoll.dockerfile.Flag;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.image.ImagePath;
import dev.plimsoll.rule.RunText;
import dev.plimsoll.rule.Subject;
import dev.plimsoll.rule.runtime.PipCall;
import dev.plimsoll.shell.Command;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Entry;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.SourceFile;
import dev.plimsoll.source.TextRange;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code COPY --from=build /wheels /wheels}, one RUN that uses them, and {@code rm -rf /wheels} in
 * it or in the next: they become one RUN with a bind mount. The files are there while it runs, and
 * in no layer.
 *
 * @param source where the mount takes them from, and {@code target} where it shows them
 */
record CopiedForOneRun(Optional<String> from, String source, ImagePath target) {

    /** They write nothing where they read; for others what they write to the mount is discarded. */
    private static final Set<String> READERS =
            Set.of("cat", "cp", "tar", "unzip", "dpkg", "apt-get", "apt", "echo", "set", "ls");

    /** The edits; empty where the steps have another shape. */
    static Optional<List<Edit>> of(Subject subject, List<Step> steps, int first, int last) {
        Step copying = steps.get(first);
        if (!(copying.instruction() instanceof Instruction.Copy copy)) return Optional.empty();
        List<Step> between =
                steps.subList(first + 1, last + 1).stream()
                        .filter(step -> !isSetting(step.instruction()))
                        .toList();
        if (between.isEmpty()
                || between.size() > 2
                || !(between.getFirst().instruction() instanceof Instruction.Run run))
            return Optional.empty();
        return of(subject, copying, copy)
                .flatMap(mount ->
                        mount.removal(subject, between)
                                .map(removal -> {
                                    SourceFile file = subject.dockerfile().source();
                                    return List.of(
                                            Edit.delete(file.path(), file.wholeLines(copy.range())),
                                            Edit.insert(
                                                    file.path(),
                                                    run.form().keyword().end(),
                                                    mount.flag(between.getFirst())),
                                            Edit.delete(file.path(), removal));
                                }));
    }

    private static boolean isSetting(Instruction instruction) {
        return instruction instanceof Instruction.Env
                || instruction instanceof Instruction.Arg
                || instruction instanceof Instruction.Label
                || instruction instanceof Instruction.Expose;
    }

    private static Optional<CopiedForOneRun> of(Subject subject, Step step, Instruction.Copy copy) {
        Optional<String> from = copy.flag("from").flatMap(Flag::value);
        boolean plain =
                copy.sources().size() == 1
                        && copy.form().heredocs().isEmpty()
                        && copy.flags().size() == (from.isPresent() ? 1 : 0)
                        && isPlain(from.orElse(""))
                        && isPlain(copy.sources().getFirst().text())
                        && isPlain(copy.destination().text());
        if (!plain) return Optional.empty();
        String source = copy.sources().getFirst().text();
        String written = copy.destination().text();
        ImagePath target = step.workingDirectory().resolve(written);
        if (from.isPresent())
            return Optional.of(new CopiedForOneRun(from, ImagePath.of(source).value(), target));
        Optional<RepositoryPath> path =
                subject.image()
                        .request()
                        .context()
                        .resolve(source.startsWith("/") ? source.substring(1) : source);
        Optional<RepositoryPath> file =
                path.filter(one -> subject.snapshot().entry(one).filter(Entry::isFile).isPresent());
        return file.map(one ->
                new CopiedForOneRun(
                        from,
                        one.from(subject.image().request().context()),
                        written.endsWith("/") ? target.resolve(one.name()) : target));
    }

    private String flag(Step user) {
        boolean reads =
                user.calls().stream()
                        .allMatch(call ->
                                isRemoval(call, user)
                                        || READERS.contains(call.name())
                                        || PipCall.of(call)
                                                .filter(CopiedForOneRun::takesWheels)
                                                .isPresent());
        return " --mount=type=bind,%ssource=%s,target=%s%s"
                .formatted(
                        from.map("from=%s,"::formatted).orElse(""),
                        source,
                        target,
                        reads ? "" : ",rw");
    }

    /** Projects in folders are built where they lie; wheels are read only. */
    private static boolean takesWheels(PipCall pip) {
        return pip.operands().stream()
                .allMatch(word ->
                        word.endsWith(".whl") || (!word.contains("/") && !word.startsWith(".")));
    }

    /** What takes the files away: the end of the RUN that uses them, or all of the next one. */
    private Optional<TextRange> removal(Subject subject, List<Step> steps) {
        Step last = steps.getLast();
        if (steps.size() == 2) {
            boolean only =
                    last.instruction() instanceof Instruction.Run
                            && last.calls().size() == 1
                            && isRemoval(last.calls().getFirst(), last);
            return only
                    ? Optional.of(
                            subject.dockerfile().source().wholeLines(last.instruction().range()))
                    : Optional.empty();
        }
        Optional<RunText> text = subject.runText(last);
        if (text.isEmpty() || !(text.get().script().body() instanceof Command.AndOr list))
            return Optional.empty();
        Command.AndOr.Next end = list.rest().getLast();
        boolean removes =
                end.and()
                        && last.calls().stream()
                                .filter(call -> call.command().equals(end.command()))
                                .anyMatch(call -> isRemoval(call, last));
        int size = list.rest().size();
        Command before = size > 1 ? list.rest().get(size - 2).command() : list.first();
        return removes
                ? Optional.of(new TextRange(before.range().end(), end.command().range().end()))
                : Optional.empty();
    }

    private boolean isRemoval(Call call, Step step) {
        List<String> operands = call.operands();
        return call.name().equals("rm")
                && operands.size() == 1
                && step.workingDirectory().resolve(operands.getFirst()).equals(target);
    }

    private static boolean isPlain(String word) {
        return word.chars().allMatch(c -> Character.isLetterOrDigit(c) || "/._-".indexOf(c) >= 0);
    }
}

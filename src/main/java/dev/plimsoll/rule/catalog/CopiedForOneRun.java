package dev.plimsoll.rule.catalog;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.Step;
import dev.plimsoll.dockerfile.Flag;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.image.ImagePath;
import dev.plimsoll.rule.RunText;
import dev.plimsoll.rule.Subject;
import dev.plimsoll.shell.Command;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.SourceFile;
import dev.plimsoll.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code COPY --from=build /wheels /wheels} and the next {@code RUN … && rm -rf /wheels}, which
 * become one RUN with a bind mount: the files are there while it runs, and in no layer.
 */
final class CopiedForOneRun {

    private CopiedForOneRun() {}

    /** The edits; empty where the two steps have another shape. */
    static Optional<List<Edit>> of(Subject subject, List<Step> steps, int first, int last) {
        if (last != first + 1
                || !(steps.get(first).instruction() instanceof Instruction.Copy copy)
                || !(steps.get(last).instruction() instanceof Instruction.Run run))
            return Optional.empty();
        Optional<String> from = copy.flag("from").flatMap(Flag::value);
        boolean plain =
                copy.sources().size() == 1
                        && copy.flags().size() == 1
                        && from.isPresent()
                        && isPlain(from.get());
        if (!plain
                || !isPlain(copy.sources().getFirst().text())
                || !isPlain(copy.destination().text())) return Optional.empty();
        ImagePath source = ImagePath.of(copy.sources().getFirst().text());
        ImagePath target = steps.get(first).workingDirectory().resolve(copy.destination().text());
        Optional<RunText> text = subject.runText(steps.get(last));
        if (text.isEmpty() || !(text.get().script().body() instanceof Command.AndOr list))
            return Optional.empty();
        Optional<TextRange> removal = removal(list, steps.get(last), target);
        if (removal.isEmpty()) return Optional.empty();

        SourceFile file = subject.dockerfile().source();
        List<Edit> edits = new ArrayList<>();
        edits.add(Edit.delete(file.path(), file.wholeLines(copy.range())));
        edits.add(
                Edit.insert(
                        file.path(),
                        run.form().keyword().end(),
                        " --mount=type=bind,from=%s,source=%s,target=%s"
                                .formatted(from.get(), source, target)));
        edits.add(Edit.delete(file.path(), removal.get()));
        return Optional.of(edits);
    }

    /** The last command with the operator before it, where it is just {@code rm -rf TARGET}. */
    private static Optional<TextRange> removal(Command.AndOr list, Step step, ImagePath target) {
        Command.AndOr.Next last = list.rest().getLast();
        Optional<Call> call =
                step.calls().stream()
                        .filter(one -> one.command().equals(last.command()))
                        .findFirst();
        boolean removes =
                last.and()
                        && call.isPresent()
                        && call.get().name().equals("rm")
                        && call.get().operands().size() == 1
                        && step.workingDirectory()
                                .resolve(call.get().operands().getFirst())
                                .equals(target);
        int size = list.rest().size();
        Command before = size > 1 ? list.rest().get(size - 2).command() : list.first();
        return removes
                ? Optional.of(new TextRange(before.range().end(), last.command().range().end()))
                : Optional.empty();
    }

    private static boolean isPlain(String word) {
        return word.chars().allMatch(c -> Character.isLetterOrDigit(c) || "/._-".indexOf(c) >= 0);
    }
}

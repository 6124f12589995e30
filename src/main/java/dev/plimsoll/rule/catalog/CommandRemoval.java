package dev.plimsoll.rule.catalog;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.Step;
import dev.plimsoll.dockerfile.Instruction;
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
 * Takes a command out of a RUN whose commands are joined by {@code &&}; where it is the only one,
 * the RUN goes.
 */
final class CommandRemoval {

    private CommandRemoval() {}

    /**
     * The edit; empty where the RUN has another shape, or a comment or something else would be lost
     * with the command.
     */
    static Optional<Edit> of(Subject subject, Step step, Call call) {
        if (!call.editable() || !(step.instruction() instanceof Instruction.Run))
            return Optional.empty();
        Optional<RunText> text = subject.runText(step);
        if (text.isEmpty()) return Optional.empty();
        SourceFile source = subject.dockerfile().source();
        List<Command> chain = chain(text.get().script().body());
        int at = chain.indexOf(call.command());
        if (at < 0) return Optional.empty();
        if (chain.size() == 1)
            return Optional.of(
                    Edit.delete(source.path(), source.wholeLines(step.instruction().range())));
        TextRange gone =
                at == 0
                        ? new TextRange(
                                chain.getFirst().range().start(), chain.get(1).range().start())
                        : new TextRange(
                                chain.get(at - 1).range().end(), chain.get(at).range().end());
        return holdsComment(subject, gone)
                ? Optional.empty()
                : Optional.of(Edit.delete(source.path(), gone));
    }

    private static boolean holdsComment(Subject subject, TextRange range) {
        return subject.dockerfile().comments().stream()
                .anyMatch(comment -> comment.range().overlaps(range));
    }

    private static List<Command> chain(Command body) {
        return switch (body) {
            case Command.Sequence(var range, var commands) ->
                    commands.size() == 1 ? chain(commands.getFirst()) : List.of();
            case Command.AndOr list when list.rest().stream().allMatch(Command.AndOr.Next::and) -> {
                List<Command> all = new ArrayList<>(List.of(list.first()));
                list.rest().forEach(next -> all.add(next.command()));
                yield all;
            }
            case Command.Simple simple -> List.of(simple);
            default -> List.of();
        };
    }
}

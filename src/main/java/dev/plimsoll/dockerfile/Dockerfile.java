package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Problem;
import dev.plimsoll.source.SourceFile;
import dev.plimsoll.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Dockerfile as read: every instruction with its range in the source, and what could not be read
 * as problems.
 *
 * @param globals the ARG instructions before the first FROM; visible in FROM only
 * @param instructions all instructions in order, those of {@code globals} and of every stage
 * @param comments comment lines outside heredocs, parser directives excluded; those inside
 *     continuations too
 * @param trivia what means nothing: byte order mark, blank lines, line ends, continuation marks,
 *     outer blanks
 */
public record Dockerfile(
        SourceFile source,
        Directives directives,
        List<Instruction.Arg> globals,
        List<Stage> stages,
        List<Instruction> instructions,
        List<Comment> comments,
        List<TextRange> trivia,
        List<Problem> problems) {

    /**
     * The stage of that name (any case) or index before {@code before}, as {@code COPY --from} and
     * FROM look it up.
     */
    public Optional<Stage> stage(String nameOrIndex, int before) {
        return stages.stream()
                .filter(stage -> stage.index() < before)
                .filter(stage ->
                        stage.isNamed(nameOrIndex)
                                || Integer.toString(stage.index()).equals(nameOrIndex))
                .reduce((first, second) -> second);
    }

    /**
     * Whether a builder would accept it: at least one stage, and nothing that could not be read.
     */
    public boolean isReadable() {
        return !stages.isEmpty() && instructions.stream().noneMatch(Dockerfile::isUnreadable);
    }

    /** FROM and all that follows it up to the next. */
    public List<Instruction> instructionsOf(Stage stage) {
        return Stream.concat(Stream.of(stage.from()), stage.instructions().stream()).toList();
    }

    /**
     * The stage that holds the instruction; empty for global ARGs. A trigger belongs to its
     * ONBUILD's.
     */
    public Optional<Stage> stageOf(Instruction instruction) {
        return stages.stream()
                .filter(stage ->
                        instructionsOf(stage).stream()
                                .anyMatch(held -> held.range().contains(instruction.range())))
                .findFirst();
    }

    /**
     * The comment lines directly above an instruction, with no line between, in the order of the
     * file.
     */
    public List<Comment> commentsAbove(Instruction instruction) {
        List<Comment> above = new ArrayList<>();
        int line = instruction.line(source);
        for (Comment comment : comments.reversed()) {
            if (source.lineAt(comment.range().start()) != line - 1) continue;
            above.addFirst(comment);
            line--;
        }
        return above;
    }

    /** What the comments directly above an instruction ask to ignore there. */
    public List<IgnoreComment> ignoresAbove(Instruction instruction) {
        return commentsAbove(instruction).stream()
                .flatMap(comment -> IgnoreComment.parse(comment, source).stream())
                .toList();
    }

    private static boolean isUnreadable(Instruction instruction) {
        return switch (instruction) {
            case Instruction.Unreadable lost -> true;
            case Instruction.Onbuild(Instruction.Form form, Instruction trigger) ->
                    isUnreadable(trigger);
            default -> false;
        };
    }
}

package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Problem;
import dev.plimsoll.source.SourceFile;
import java.util.List;
import java.util.Optional;

/**
 * A Dockerfile as read: every instruction with its range in the source, and what could not be read as problems.
 *
 * @param globals the ARG instructions before the first FROM; visible in FROM only
 * @param instructions all instructions in order, those of {@code globals} and of every stage
 * @param comments comment lines outside heredocs, parser directives excluded; those inside continuations too
 */
public record Dockerfile(
        SourceFile source,
        Directives directives,
        List<Instruction.Arg> globals,
        List<Stage> stages,
        List<Instruction> instructions,
        List<Comment> comments,
        List<Problem> problems) {

    /** The stage of that name (any case) or index before {@code before}, as {@code COPY --from} and FROM look it up. */
    public Optional<Stage> stage(String nameOrIndex, int before) {
        return stages.stream()
                .filter(stage -> stage.index() < before)
                .filter(stage -> stage.isNamed(nameOrIndex) || Integer.toString(stage.index()).equals(nameOrIndex))
                .reduce((first, second) -> second);
    }
}

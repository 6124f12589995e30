package dev.plimsoll.rule.multistage;

import dev.plimsoll.build.BuiltStage;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Word;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A SHELL that is none of Unix: what its RUNs do cannot be read, and the image is another kind. */
final class ForeignShell {

    private static final Set<String> UNIX = Set.of("sh", "dash", "ash", "bash", "zsh", "ksh");

    private ForeignShell() {}

    static Optional<String> in(List<BuiltStage> stages) {
        return stages.stream()
                .flatMap(stage -> stage.stage().instructions().stream())
                .filter(instruction ->
                        instruction instanceof Instruction.Shell shell
                                && shell.words().stream()
                                        .map(Word::text)
                                        .map(word -> word.substring(word.lastIndexOf('/') + 1))
                                        .noneMatch(UNIX::contains))
                .findFirst()
                .map(shell -> "SHELL names a shell whose commands are not read");
    }
}

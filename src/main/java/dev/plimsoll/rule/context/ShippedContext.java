package dev.plimsoll.rule.context;

import dev.plimsoll.build.FileContent;
import dev.plimsoll.build.FileGroup;
import dev.plimsoll.build.Step;
import dev.plimsoll.dockerfile.IgnoreFile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Word;
import dev.plimsoll.rule.Subject;
import dev.plimsoll.source.RepositoryPath;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which instructions bring files of the context into layers that ship, by whatever way. */
final class ShippedContext {

    private ShippedContext() {}

    /** The first instruction that brings along something that the proposal leaves out. */
    static Optional<Instruction> carrying(Subject subject, IgnoreProposal proposal) {
        RepositoryPath context = subject.image().request().context();
        IgnoreFile added = proposal.asFile();
        return subject.shippedSteps().stream()
                .filter(step ->
                        step.instruction() instanceof Instruction.Copy
                                || step.instruction() instanceof Instruction.Add)
                .filter(step ->
                        (proposal.leavesOutHistory() && takesAll(step.instruction()))
                                || brings(step, context, added))
                .map(Step::instruction)
                .findFirst();
    }

    private static boolean brings(Step step, RepositoryPath context, IgnoreFile added) {
        return files(step)
                .filter(path -> path.isIn(context))
                .anyMatch(path -> added.ignores(path.from(context)));
    }

    private static Stream<RepositoryPath> files(Step step) {
        List<FileGroup> layer = step.files().layer(step.files().layers() - 1);
        return layer.stream()
                .flatMap(group -> group.files().stream())
                .flatMap(file -> file.content().stream())
                .flatMap(content ->
                        content instanceof FileContent.Repository(RepositoryPath path)
                                ? Stream.of(path)
                                : Stream.empty());
    }

    private static boolean takesAll(Instruction instruction) {
        List<Word> sources =
                switch (instruction) {
                    case Instruction.Copy copy when copy.flag("from").isEmpty() -> copy.sources();
                    case Instruction.Add add -> add.sources();
                    default -> List.of();
                };
        return sources.stream()
                .map(Word::text)
                .anyMatch(List.of(".", "./", "/", "*", "./*")::contains);
    }
}

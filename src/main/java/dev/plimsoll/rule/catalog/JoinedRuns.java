package dev.plimsoll.rule.catalog;

import dev.plimsoll.build.Step;
import dev.plimsoll.dockerfile.Comment;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.rule.RunText;
import dev.plimsoll.rule.Subject;
import dev.plimsoll.shell.Commands;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.SourceFile;
import dev.plimsoll.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Consecutive RUN instructions that become one, their commands and the comments between them kept
 * as they are.
 *
 * @param texts at least two, in order
 */
record JoinedRuns(SourceFile source, List<RunText> texts, List<Comment> comments) {

    /**
     * Commands that change the shell itself, so that the commands of the next RUN would feel it.
     */
    private static final Set<String> SHELL_STATE =
            Set.of(
                    "cd", "export", "set", "unset", "umask", "trap", "exec", "exit", "source", ".",
                    "alias", "shopt", "pushd", "return", "break", "ulimit");

    /** The steps from {@code first} to {@code last}; empty where something keeps them apart. */
    static Optional<JoinedRuns> of(Subject subject, List<Step> steps, int first, int last) {
        if (whyNot(subject, steps, first, last).isPresent()) return Optional.empty();
        List<RunText> texts =
                steps.subList(first, last + 1).stream()
                        .map(step -> subject.runText(step).orElseThrow())
                        .toList();
        return Optional.of(
                new JoinedRuns(
                        subject.dockerfile().source(), texts, subject.dockerfile().comments()));
    }

    /** What keeps them apart, as a sentence. */
    static Optional<String> whyNot(Subject subject, List<Step> steps, int first, int last) {
        SourceFile source = subject.dockerfile().source();
        for (int at = first; at <= last; at++) {
            Step step = steps.get(at);
            int line = source.lineAt(step.instruction().range().start());
            if (!(step.instruction() instanceof Instruction.Run)) {
                return Optional.of(
                        "the instruction in line %d stands between them".formatted(line));
            }
            Optional<RunText> text = subject.runText(step);
            if (text.isEmpty())
                return Optional.of(
                        "the RUN in line %d has a form that cannot be joined".formatted(line));
            if (!step.instruction().flags().equals(List.of()))
                return Optional.of("the RUN in line %d has flags of its own".formatted(line));
            if (at > first && !text.get().isOneChain())
                return Optional.of(
                        "the commands in line %d are not joined by `&&`".formatted(line));
            if (at < last && changesShell(text.get()))
                return Optional.of(
                        "the RUN in line %d changes its shell's directory or options"
                                .formatted(line));
            if (at > first && !source.path().equals(subject.dockerfile().source().path()))
                return Optional.of("they stand in two files");
        }
        boolean sameStage =
                subject.shippedStages().stream()
                        .anyMatch(
                                stage -> stage.steps().containsAll(steps.subList(first, last + 1)));
        return sameStage ? Optional.empty() : Optional.of("they are in two stages");
    }

    /** One RUN that does what all did, and then this. */
    Optional<List<Edit>> endingWith(String command) {
        Optional<Edit> end = texts.getLast().append(command);
        if (end.isEmpty()) return Optional.empty();
        List<Edit> edits = new ArrayList<>(edits());
        edits.add(end.get());
        return Optional.of(edits);
    }

    /** One RUN that does what all did. */
    List<Edit> edits() {
        List<Edit> edits = new ArrayList<>();
        for (int i = 1; i < texts.size(); i++) {
            int from = texts.get(i - 1).script().body().range().end();
            int to = texts.get(i).script().body().range().start();
            edits.add(new Edit(source.path(), new TextRange(from, to), between(from, to)));
        }
        return edits;
    }

    /**
     * The joint, with the comments that stood between the two: inside a continuation they are
     * allowed, blank lines are not.
     */
    private String between(int from, int to) {
        String joint = texts.getFirst().joint();
        List<Comment> kept =
                comments.stream()
                        .filter(comment ->
                                from <= comment.range().start() && comment.range().end() <= to)
                        .toList();
        if (kept.isEmpty()) return joint;
        int lineEnd = joint.lastIndexOf('\n') + 1;
        StringBuilder text = new StringBuilder(joint.substring(0, lineEnd));
        kept.forEach(comment -> text.append(comment.text()).append(source.lineEnd()));
        return text.append(joint.substring(lineEnd)).toString();
    }

    private static boolean changesShell(RunText text) {
        return Commands.simple(text.script().body())
                .map(found -> found.command())
                .anyMatch(command ->
                        command.words().isEmpty()
                                || command.name().filter(SHELL_STATE::contains).isPresent());
    }
}

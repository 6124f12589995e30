package dev.plimsoll.rule.context;

import dev.plimsoll.dockerfile.IgnoreFile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.rule.Fix;
import dev.plimsoll.rule.RuleId;
import dev.plimsoll.rule.Subject;
import dev.plimsoll.rule.Verdict;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The change of an ignore file that an image calls for.
 *
 * @param file the one in force; empty where there is none
 * @param culprit the instruction that ships what should be left out
 */
public record IgnoreEdit(
        Subject subject, Optional<SourceFile> file, IgnoreProposal proposal, Instruction culprit) {

    /** Empty where nothing is to be left out, or the image does not ship it. */
    public static Optional<IgnoreEdit> of(Subject subject) {
        var request = subject.image().request();
        IgnoreFile inForce =
                IgnoreFile.locate(subject.snapshot(), request.dockerfile(), request.context());
        if (!takesAFolder(subject)) return Optional.empty();
        IgnoreProposal proposal = IgnoreProposal.of(subject.snapshot(), request.context(), inForce);
        if (proposal.lines().isEmpty()) return Optional.empty();
        return ShippedContext.carrying(subject, proposal)
                .map(culprit -> new IgnoreEdit(subject, inForce.source(), proposal, culprit));
    }

    private static boolean takesAFolder(Subject subject) {
        return !subject.image().stages().isEmpty()
                && subject.shippedSteps().stream()
                        .anyMatch(step ->
                                step.instruction() instanceof Instruction.Copy
                                        || step.instruction() instanceof Instruction.Add);
    }

    public boolean isNewFile() {
        return file.isEmpty();
    }

    /** What to say of it; {@code message} has a place for what is left out. */
    public Verdict finding(RuleId rule, String message) {
        RepositoryPath dockerfile = subject.dockerfile().source().path();
        Verdict.Finding finding =
                new Verdict.Finding(
                        rule,
                        dockerfile,
                        culprit.range(),
                        message.formatted(shown()),
                        Optional.of(Fix.safe(edit())));
        return proposal.leavesOutHistory()
                ? finding.savingAlso(".git, as large as the repository's history at most")
                : finding;
    }

    private String shown() {
        List<String> kinds = proposal.kinds();
        if (kinds.size() == 1) return kinds.getFirst();
        return String.join(", ", kinds.subList(0, kinds.size() - 1)) + " and " + kinds.getLast();
    }

    private Edit edit() {
        String end = file.map(SourceFile::lineEnd).orElse("\n");
        String lines =
                proposal.lines().stream()
                        .map(line -> line.pattern() + end)
                        .collect(Collectors.joining());
        if (file.isEmpty())
            return Edit.create(subject.image().request().context().child(".dockerignore"), lines);
        String text = file.get().text();
        boolean open = !text.isEmpty() && !text.endsWith("\n");
        return Edit.insert(file.get().path(), text.length(), open ? end + lines : lines);
    }
}

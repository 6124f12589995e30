package dev.plimsoll.rule.development;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.Step;
import dev.plimsoll.python.PackageName;
import dev.plimsoll.python.Requirement;
import dev.plimsoll.python.RequirementLine;
import dev.plimsoll.python.RequirementsFile;
import dev.plimsoll.python.RequirementsTree;
import dev.plimsoll.rule.Subject;
import dev.plimsoll.rule.runtime.PipCall;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A requirement by name that an image installs, and where it is written.
 *
 * @param range what goes with the requirement: its lines in a file, its word in a command
 * @param text the requirement alone
 * @param file the requirements file; empty where a command names it
 */
public record WantedRequirement(
        RepositoryPath path,
        TextRange range,
        TextRange text,
        Requirement requirement,
        Optional<RequirementsFile> file) {

    /** Those of the files that any stage installs, and of the commands of shipped ones. */
    public static List<WantedRequirement> of(Subject subject) {
        List<WantedRequirement> wanted = new ArrayList<>();
        for (RequirementsTree tree : ProductionRequirements.of(subject)) {
            for (RequirementsTree.Part part : tree.parts()) {
                if (!part.constraint() && part.line() instanceof RequirementLine.Named line)
                    wanted.add(
                            new WantedRequirement(
                                    part.file().source().path(),
                                    line.range(),
                                    line.text(),
                                    line.requirement(),
                                    Optional.of(part.file())));
            }
        }
        RepositoryPath dockerfile = subject.dockerfile().source().path();
        for (Step step : subject.shippedSteps()) {
            for (Call call : step.calls()) words(call, dockerfile).forEach(wanted::add);
        }
        return List.copyOf(wanted);
    }

    private static Stream<WantedRequirement> words(Call call, RepositoryPath dockerfile) {
        Optional<PipCall> pip = PipCall.of(call).filter(one -> one.is("install"));
        if (pip.isEmpty() || !call.editable()) return Stream.empty();
        return call.arguments().stream()
                .filter(word -> word.written() && pip.get().operands().contains(word.value()))
                .flatMap(word ->
                        Requirement.parse(word.value())
                                .filter(requirement -> requirement.url().isEmpty())
                                .map(requirement ->
                                        new WantedRequirement(
                                                dockerfile,
                                                word.range(),
                                                word.range(),
                                                requirement,
                                                Optional.empty()))
                                .stream());
    }

    public PackageName project() {
        return requirement.project();
    }

    /** The notes of the file that it stands in; none for a word of a command. */
    Optional<RequirementNotes> notes() {
        return file.map(RequirementNotes::new);
    }

    /** Whether a program wrote the file, so that its source must change. */
    public boolean isGenerated() {
        return file.flatMap(ProductionRequirements::generator).isPresent();
    }
}

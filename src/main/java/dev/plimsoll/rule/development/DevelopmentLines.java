package dev.plimsoll.rule.development;

import dev.plimsoll.dockerfile.DockerfileNames;
import dev.plimsoll.fact.Answer;
import dev.plimsoll.python.CoreMetadata;
import dev.plimsoll.python.DistributionFile;
import dev.plimsoll.python.PackageName;
import dev.plimsoll.python.PythonIndex;
import dev.plimsoll.python.Requirement;
import dev.plimsoll.python.RequirementLine;
import dev.plimsoll.python.RequirementsFile;
import dev.plimsoll.python.RequirementsTree;
import dev.plimsoll.rule.Fix;
import dev.plimsoll.rule.RuleId;
import dev.plimsoll.rule.Subject;
import dev.plimsoll.rule.Verdict;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.RepositoryPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The lines of production requirements that nothing which ships uses, and the verdict on each file.
 */
public final class DevelopmentLines {

    private final Subject subject;
    private final RuleId rule;
    private final ToolUses uses;

    private DevelopmentLines(Subject subject, RuleId rule, ToolUses uses) {
        this.subject = subject;
        this.rule = rule;
        this.uses = uses;
    }

    /** A verdict for each file that holds such lines. */
    public static Stream<Verdict> verdicts(Subject subject, RuleId rule) {
        if (DevelopmentImage.is(subject)) return Stream.empty();
        List<RequirementsTree> trees = ProductionRequirements.of(subject);
        boolean any =
                trees.stream()
                        .flatMap(RequirementsTree::wanted)
                        .anyMatch(line ->
                                DevelopmentTool.of(line.requirement().project()).isPresent());
        if (!any) return Stream.empty();
        DevelopmentLines lines =
                new DevelopmentLines(
                        subject,
                        rule,
                        ToolUses.in(subject.snapshot(), subject.image().request().context()));
        return trees.stream().flatMap(lines::of);
    }

    private Stream<Verdict> of(RequirementsTree tree) {
        List<RequirementsFile> files =
                tree.parts().stream()
                        .filter(part -> !part.constraint())
                        .map(RequirementsTree.Part::file)
                        .distinct()
                        .toList();
        return files.stream().flatMap(file -> of(tree, file).stream());
    }

    private Optional<Verdict> of(RequirementsTree tree, RequirementsFile file) {
        List<RequirementLine.Named> unused = file.named().filter(this::isUnused).toList();
        Set<PackageName> needed = neededBy(tree, unused);
        Set<PackageName> going =
                unused.stream()
                        .map(line -> line.requirement().project())
                        .collect(Collectors.toSet());
        RequirementNotes notes = new RequirementNotes(file);
        List<RequirementLine.Named> moved =
                unused.stream()
                        .filter(line ->
                                !needed.contains(line.requirement().project())
                                        && going.containsAll(notes.parents(line.range())))
                        .toList();
        RepositoryPath path = file.source().path();
        if (moved.isEmpty()
                || ProductionRequirements.isForDevelopment(path)
                || moved.size() == file.lines().size()) return Optional.empty();
        Optional<String> generator = ProductionRequirements.generator(file);
        if (generator.isPresent())
            return Optional.of(
                    new Verdict.Refusal(
                            rule,
                            path,
                            moved.getFirst().range(),
                            "development tools are among these requirements, but "
                                    + generator.get()));
        return Optional.of(finding(file, moved));
    }

    private boolean isUnused(RequirementLine.Named line) {
        return DevelopmentTool.of(line.requirement().project())
                .filter(tool -> uses.of(tool).isEmpty())
                .isPresent();
    }

    private Verdict finding(RequirementsFile file, List<RequirementLine.Named> moved) {
        RequirementsSplit split = RequirementsSplit.of(subject.snapshot(), file, moved);
        Consumers consumers =
                Consumers.of(
                        subject.snapshot(),
                        file.source().path(),
                        split.development(),
                        moved.stream().map(line -> line.requirement().project().value()).toList());
        List<Edit> edits = new ArrayList<>(split.edits(subject.snapshot()));
        edits.addAll(consumers.edits());
        String names =
                moved.stream()
                        .map(line -> line.requirement().project().value())
                        .collect(Collectors.joining(", "));
        String message =
                "%s serve%s development alone and ship%s; moved to %s, which developers install from then on."
                        .formatted(
                                names,
                                moved.size() == 1 ? "s" : "",
                                moved.size() == 1 ? "s" : "",
                                split.development().name());
        Optional<String> doubt =
                consumers
                        .doubt()
                        .or(() -> otherDockerfile(file))
                        .or(() ->
                                new RequirementNotes(file)
                                        .reason(moved)
                                        .map(comment ->
                                                "a comment in the file gives a reason for them"))
                        .or(this::tooMuchCode);
        Fix fix = doubt.map(why -> Fix.unsafe(why, edits)).orElseGet(() -> Fix.safe(edits));
        return new Verdict.Finding(
                rule, file.source().path(), moved.getFirst().range(), message, Optional.of(fix));
    }

    private Optional<String> tooMuchCode() {
        return uses.complete()
                ? Optional.empty()
                : Optional.of("there is more code than was read to see whether it uses the tools");
    }

    /** Another Dockerfile that installs the same file and may be there for development. */
    private Optional<String> otherDockerfile(RequirementsFile file) {
        RepositoryPath own = subject.image().request().dockerfile();
        RepositoryPath context = subject.image().request().context();
        return DockerfileNames.in(subject.snapshot()).paths().stream()
                .filter(path -> !path.equals(own))
                .filter(path ->
                        subject.snapshot()
                                .text(path)
                                .filter(source ->
                                        source.text().contains(file.source().path().name()))
                                .isPresent())
                .filter(path ->
                        ProductionRequirements.isForDevelopment(path) || !path.isIn(context))
                .findFirst()
                .map(path -> "another Dockerfile installs the same file and may need the tools");
    }

    /** What requirements that stay ask for themselves, as far as the index says. */
    private Set<PackageName> neededBy(RequirementsTree tree, List<RequirementLine.Named> unused) {
        Set<PackageName> needed = new HashSet<>();
        if (unused.isEmpty()) return needed;
        List<RequirementLine.Named> kept =
                tree.wanted().filter(line -> !unused.contains(line)).toList();
        for (RequirementLine.Named line : kept) {
            metadata(line.requirement())
                    .ifPresent(metadata ->
                            metadata.requiresDist().stream()
                                    .filter(text -> !text.contains("extra"))
                                    .flatMap(text -> Requirement.parse(text).stream())
                                    .forEach(requirement -> needed.add(requirement.project())));
        }
        return needed;
    }

    private Optional<CoreMetadata> metadata(Requirement requirement) {
        String pinned = requirement.specifier().toString();
        if (!pinned.startsWith("==") || pinned.contains(",") || pinned.contains("*"))
            return Optional.empty();
        String version = pinned.replace("=", "").strip();
        PythonIndex index = subject.ports().pythonIndex();
        Answer<List<DistributionFile>> files = index.files(requirement.project());
        return files.asOptional().stream()
                .flatMap(List::stream)
                .filter(file -> file.isWheel() && file.filename().contains("-" + version + "-"))
                .findFirst()
                .flatMap(file -> index.metadata(file).asOptional());
    }
}

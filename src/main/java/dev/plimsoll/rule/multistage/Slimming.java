package dev.plimsoll.rule.multistage;

import dev.plimsoll.build.BaseImage;
import dev.plimsoll.build.BuiltStage;
import dev.plimsoll.build.Call;
import dev.plimsoll.build.Step;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.fact.Answer;
import dev.plimsoll.rule.RunText;
import dev.plimsoll.rule.Subject;
import dev.plimsoll.rule.runtime.BaseChange;
import dev.plimsoll.rule.runtime.RunningCommands;
import dev.plimsoll.rule.runtime.RuntimeNeeds;
import dev.plimsoll.rule.runtime.SlimSibling;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Starts the shipped stages from the slim image of the same release, with what the application
 * needs beyond it.
 */
public final class Slimming {

    private final Subject subject;
    private final BuiltStage first;
    private final BaseImage base;

    private Slimming(Subject subject, BuiltStage first, BaseImage base) {
        this.subject = subject;
        this.first = first;
        this.base = base;
    }

    public static Outcome of(Subject subject) {
        if (subject.image().refused().isPresent()) return new Outcome.NotNeeded();
        BuiltStage first = subject.shippedStages().getFirst();
        if (first.base().filter(base -> SlimSibling.exists(base.reference())).isEmpty())
            return new Outcome.NotNeeded();
        return new Slimming(subject, first, first.base().get()).slimmed();
    }

    /** The FROM that names the image. */
    public static Instruction.From from(Subject subject) {
        return subject.shippedStages().getFirst().stage().from();
    }

    private Outcome slimmed() {
        Optional<String> obstacle = obstacle();
        if (obstacle.isPresent()) return new Outcome.Refused(obstacle.get());
        return switch (BaseChange.of(base, subject.ports(), subject.image().request().platform())) {
            case Answer.Unknown<BaseChange>(String why) ->
                    new Outcome.Refused("the slim image cannot be read: " + why);
            case Answer.Known<BaseChange>(BaseChange change) -> onto(change);
        };
    }

    private Optional<String> obstacle() {
        SourceFile source = subject.dockerfile().source();
        if (!source.editable()) return Optional.of("the file is not valid UTF-8");
        if (!base.config().onbuild().isEmpty())
            return Optional.of("the base image has ONBUILD instructions");
        Optional<String> foreign = ForeignShell.in(subject.shippedStages());
        if (foreign.isPresent()) return foreign;
        List<Stage> shipped = subject.shippedStages().stream().map(BuiltStage::stage).toList();
        for (Stage other : subject.dockerfile().stages()) {
            boolean startsFromShipped =
                    !shipped.contains(other)
                            && shipped.stream()
                                    .anyMatch(stage ->
                                            stage.index() < other.index()
                                                    && stage.isNamed(other.from().image().text()));
            if (startsFromShipped) return Optional.of("another stage starts from the same one");
        }
        return steps().map(Slimming::javaNeedsManuals)
                .filter(java -> java)
                .findFirst()
                .map(java ->
                        "Java's packages fail to install without the folders of manual pages, which the slim image lacks");
    }

    private java.util.stream.Stream<Step> steps() {
        return subject.shippedSteps().stream();
    }

    /** docker-library/openjdk's own Dockerfiles make /usr/share/man/man1 first, for this reason. */
    private static boolean javaNeedsManuals(Step step) {
        return NamedPackages.in(step.calls()).names().stream()
                .anyMatch(name -> name.startsWith("openjdk") || name.startsWith("default-j"));
    }

    private Outcome onto(BaseChange change) {
        Optional<String> image =
                SlimSibling.rewritten(first.stage().from().image().text(), base.reference());
        if (image.isEmpty())
            return new Outcome.Refused(
                    "the image's name comes out of a variable that holds more than its tag");
        Answer<Set<String>> needs =
                SlimSibling.isPython(base.reference()) ? needs(change) : Answer.known(Set.of());
        if (needs instanceof Answer.Unknown<Set<String>>(String why))
            return new Outcome.Refused("what the application needs is not known: " + why);
        SourceFile source = subject.dockerfile().source();
        List<Edit> edits = new ArrayList<>();
        edits.add(new Edit(source.path(), first.stage().from().image().range(), image.get()));
        Installation installation =
                new Installation(List.copyOf(needs.asOptional().orElseThrow()), false);
        if (!installation.isEmpty())
            edits.add(
                    Edit.insert(
                            source.path(),
                            first.stage().from().range().end(),
                            source.lineEnd() + installation.text(joint())));
        return new Outcome.Rewritten(Touching.joined(edits));
    }

    private Answer<Set<String>> needs(BaseChange change) {
        List<Call> calls = steps().flatMap(step -> step.calls().stream()).toList();
        Set<String> named = new LinkedHashSet<>(NamedPackages.in(calls).names());
        List<Step> runs =
                steps().filter(step -> step.instruction() instanceof Instruction.Run).toList();
        RunningCommands commands = RunningCommands.in(subject, subject.image().shipped(), runs);
        RuntimeNeeds needs = new RuntimeNeeds(subject, change, commands, named);
        return needs.ofCommands()
                .flatMap(programs ->
                        needs.ofLibraries(buildsHere())
                                .map(libraries -> {
                                    Set<String> all = new LinkedHashSet<>(programs);
                                    if (runs.stream()
                                                    .anyMatch(step ->
                                                            RequirementFiles.of(
                                                                            step,
                                                                            Optional.empty(),
                                                                            subject.snapshot())
                                                                    .fromRepositories())
                                            && !change.keeps("git")) all.add("git");
                                    all.addAll(libraries);
                                    all.removeAll(named);
                                    return all;
                                }));
    }

    /** Whether pip compiles something in a stage that ships. */
    private boolean buildsHere() {
        return steps().flatMap(step -> step.layer().parts().stream())
                .anyMatch(part -> part.what().startsWith("sdist:"));
    }

    private String joint() {
        return steps().flatMap(step -> subject.runText(step).stream())
                .findFirst()
                .map(RunText::joint)
                .orElse(" && ");
    }
}

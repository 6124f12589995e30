package dev.plimsoll.rule.multistage;

import dev.plimsoll.build.BaseImage;
import dev.plimsoll.build.BuiltStage;
import dev.plimsoll.build.Call;
import dev.plimsoll.build.Step;
import dev.plimsoll.dockerfile.Comment;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.fact.Answer;
import dev.plimsoll.rule.Subject;
import dev.plimsoll.rule.runtime.BaseChange;
import dev.plimsoll.rule.runtime.BuildPackages;
import dev.plimsoll.rule.runtime.PipCall;
import dev.plimsoll.rule.runtime.RunningCommands;
import dev.plimsoll.rule.runtime.RuntimeNeeds;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.SourceFile;
import dev.plimsoll.source.TextRange;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes compilers and headers out of the shipped stage of several, where nothing is built there.
 */
public final class ToolRemoval {

    private final Subject subject;
    private final BuiltStage stage;
    private final BaseImage base;
    private final NamedPackages named;

    private ToolRemoval(Subject subject, BuiltStage stage, BaseImage base, NamedPackages named) {
        this.subject = subject;
        this.stage = stage;
        this.base = base;
        this.named = named;
    }

    public static Outcome of(Subject subject) {
        if (subject.image().refused().isPresent() || subject.dockerfile().stages().size() < 2)
            return new Outcome.NotNeeded();
        BuiltStage stage = subject.image().shipped();
        NamedPackages named =
                NamedPackages.in(
                        stage.steps().stream().flatMap(step -> step.calls().stream()).toList());
        Optional<BaseImage> base = subject.shippedStages().getFirst().base();
        if (!named.build()
                || base.isEmpty()
                || !(Separation.of(subject) instanceof Outcome.NotNeeded))
            return new Outcome.NotNeeded();
        return new ToolRemoval(subject, stage, base.get(), named).removed();
    }

    private Outcome removed() {
        Optional<String> builds = builds();
        if (builds.isPresent()) return new Outcome.Refused(builds.get());
        List<Step> own =
                stage.steps().stream()
                        .filter(step ->
                                step.instruction() instanceof Instruction.Run
                                        && Piece.of(step).is(Piece.Role.OWN))
                        .toList();
        RunningCommands commands = RunningCommands.in(subject, stage, own);
        BaseChange same =
                new BaseChange(
                        base, base, false, subject.ports(), subject.image().request().platform());
        RuntimeNeeds needs = new RuntimeNeeds(subject, same, commands, named.names());
        Answer<Set<String>> libraries = needs.ofCommands().flatMap(programs -> needs.ofLibraries());
        return switch (libraries) {
            case Answer.Unknown<Set<String>>(String why) ->
                    new Outcome.Refused(
                            "what the application needs at run time is not known: " + why);
            case Answer.Known<Set<String>>(Set<String> some) -> replaced(some);
        };
    }

    /** Whether something in this stage may use the tools. */
    private Optional<String> builds() {
        SourceFile source = subject.dockerfile().source();
        if (!source.editable()) return Optional.of("the file is not valid UTF-8");
        for (Step step : stage.steps()) {
            int line = step.instruction().line(source);
            if (!(step.instruction() instanceof Instruction.Run)) continue;
            boolean compiles =
                    step.layer().parts().stream()
                            .anyMatch(part ->
                                    part.what().startsWith("sdist:")
                                            || part.what().startsWith("extensions:"));
            boolean strange =
                    step.calls().stream().anyMatch(PipCall::isInstall)
                            && !step.layer().unknown().isEmpty();
            if (compiles || strange)
                return Optional.of("pip in line %d may build from source".formatted(line));
            if (Piece.of(step).is(Piece.Role.MIXED))
                return Optional.of(
                        "the RUN in line %d does more than install packages".formatted(line));
            for (Call call : step.calls()) {
                boolean own =
                        call.program().orElse("").startsWith("./")
                                || call.words().contains("setup.py");
                if (own)
                    return Optional.of("the RUN in line %d may build something".formatted(line));
            }
        }
        return Optional.empty();
    }

    private Outcome replaced(Set<String> libraries) {
        Set<String> wanted = new LinkedHashSet<>(libraries);
        named.all().stream().map(NamedPackages.Named::name).forEach(wanted::remove);
        List<Edit> edits = new ArrayList<>();
        for (Step step : stage.steps()) {
            List<NamedPackages.Named> here = NamedPackages.in(step.calls()).all();
            List<NamedPackages.Named> going =
                    here.stream().filter(one -> NamedPackages.builds(one.name())).toList();
            if (going.isEmpty()) continue;
            if (going.stream().anyMatch(one -> !one.word().written()))
                return new Outcome.Refused("the packages' names come out of a variable");
            boolean all = going.size() == here.size();
            if (all && wanted.isEmpty()) {
                edits.add(Edit.delete(source().path(), lines(step.instruction())));
                continue;
            }
            Optional<NamedPackages.Named> place =
                    wanted.isEmpty()
                            ? Optional.empty()
                            : going.stream()
                                    .filter(one -> BuildPackages.isDevelopment(one.name()))
                                    .findFirst()
                                    .or(() -> going.stream().findFirst());
            for (NamedPackages.Named one : going) {
                boolean here1 = place.filter(one::equals).isPresent();
                edits.add(
                        here1
                                ? new Edit(
                                        source().path(),
                                        one.word().range(),
                                        String.join(" ", wanted))
                                : Edit.delete(source().path(), space(one.word().range())));
            }
            wanted.clear();
        }
        return new Outcome.Rewritten(Touching.joined(edits));
    }

    /** The word's whole line where it is alone there, else the word and the blanks before it. */
    private TextRange space(TextRange word) {
        TextRange line = source().wholeLines(word);
        String text = line.of(source().text());
        String rest =
                text.substring(0, word.start() - line.start())
                        + text.substring(word.end() - line.start());
        char escape = subject.dockerfile().directives().escape();
        if (rest.strip().equals(String.valueOf(escape))) return line;
        int start = word.start();
        while (start > line.start()
                && (source().text().charAt(start - 1) == ' '
                        || source().text().charAt(start - 1) == '\t')) start--;
        return new TextRange(start, word.end());
    }

    private TextRange lines(Instruction instruction) {
        List<Comment> above = subject.dockerfile().commentsAbove(instruction);
        int first =
                above.isEmpty() ? instruction.range().start() : above.getFirst().range().start();
        return source().wholeLines(new TextRange(first, instruction.range().end()));
    }

    private SourceFile source() {
        return subject.dockerfile().source();
    }
}

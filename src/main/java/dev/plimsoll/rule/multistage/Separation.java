package dev.plimsoll.rule.multistage;

import dev.plimsoll.build.BaseImage;
import dev.plimsoll.build.BuiltStage;
import dev.plimsoll.build.Call;
import dev.plimsoll.build.FileContent;
import dev.plimsoll.build.FileSystem;
import dev.plimsoll.build.GroupFile;
import dev.plimsoll.build.Step;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.fact.Answer;
import dev.plimsoll.rule.Subject;
import dev.plimsoll.rule.runtime.BaseChange;
import dev.plimsoll.rule.runtime.BuildPackages;
import dev.plimsoll.rule.runtime.PipCall;
import dev.plimsoll.rule.runtime.RunningCommands;
import dev.plimsoll.rule.runtime.RuntimeNeeds;
import dev.plimsoll.rule.runtime.SlimSibling;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Parts the shipped stage, which installs Python packages and holds the tools to build them, in
 * two.
 */
public final class Separation {

    /** What copied folders are called that hold installed Python packages or wheels. */
    private static final List<String> PYTHON_FOLDERS =
            List.of(
                    "venv",
                    "site-packages",
                    "/usr/local",
                    "wheel",
                    "/install",
                    "/root/.local",
                    ".local");

    private final Subject subject;
    private final BuiltStage stage;
    private final NamedPackages named;

    private Separation(Subject subject, BuiltStage stage) {
        this.subject = subject;
        this.stage = stage;
        this.named = NamedPackages.in(calls(stage));
    }

    public static Outcome of(Subject subject) {
        if (subject.image().refused().isPresent()) return new Outcome.NotNeeded();
        Separation separation = new Separation(subject, subject.image().shipped());
        return separation.isNeeded() ? separation.part() : new Outcome.NotNeeded();
    }

    private static List<Call> calls(BuiltStage stage) {
        return stage.steps().stream()
                .filter(step -> !step.triggered())
                .flatMap(step -> step.calls().stream())
                .toList();
    }

    private boolean isNeeded() {
        Optional<BaseImage> base = stage.base();
        if (base.isEmpty() || !SlimSibling.isPythonOnDebian(base.get().reference())) return false;
        boolean installs =
                calls(stage).stream()
                                .flatMap(call -> PipCall.of(call).stream())
                                .anyMatch(pip -> pip.is("install") && !pip.isForInstallers())
                        || calls(stage).stream()
                                .flatMap(call -> LockInstaller.of(call).stream())
                                .anyMatch(one -> one.place() != LockInstaller.Place.NONE);
        boolean tools = SlimSibling.exists(base.get().reference()) || named.build();
        return installs
                && tools
                && stage.stage().instructions().stream().noneMatch(Separation::bringsPython);
    }

    private static boolean bringsPython(Instruction instruction) {
        if (!(instruction instanceof Instruction.Copy copy) || copy.flag("from").isEmpty())
            return false;
        return copy.sources().stream()
                .anyMatch(source -> PYTHON_FOLDERS.stream().anyMatch(source.text()::contains));
    }

    private Outcome part() {
        List<Piece> pieces =
                stage.steps().stream()
                        .filter(step -> !step.triggered())
                        .map(Piece::of)
                        .map(this::kept)
                        .map(piece -> piece.parted(subject.dockerfile().source()))
                        .toList();
        List<LockInstaller> installers = LockInstaller.in(pieces);
        Optional<Environment> own = Environment.made(pieces, installers);
        List<Step> staying = pieces.stream().map(Piece::staying).toList();
        RunningCommands commands =
                RunningCommands.in(
                        subject,
                        stage,
                        staying.stream()
                                .filter(step -> step.instruction() instanceof Instruction.Run)
                                .toList());
        Optional<String> obstacle =
                new Obstacles(subject, stage, pieces, own, installers).first(commands);
        if (obstacle.isPresent()) return new Outcome.Refused(obstacle.get());
        return switch (BaseChange.of(
                stage.base().orElseThrow(),
                subject.ports(),
                subject.image().request().platform())) {
            case Answer.Unknown<BaseChange>(String why) ->
                    new Outcome.Refused("the slim image cannot be read: " + why);
            case Answer.Known<BaseChange>(BaseChange base) ->
                    part(pieces, installers, own, commands, base);
        };
    }

    /** A RUN that installs only what the application needs stays as it is. */
    private Piece kept(Piece piece) {
        if (!piece.is(Piece.Role.PACKAGES) && !isSelfContained(piece)) return piece;
        List<Call> calls = piece.step().calls();
        boolean lists = calls.stream().anyMatch(call -> Purpose.of(call) == Purpose.UPDATE);
        boolean removes = calls.stream().anyMatch(call -> Purpose.of(call) == Purpose.REMOVE);
        List<NamedPackages.Named> packages = NamedPackages.in(calls).all();
        boolean wanted =
                !packages.isEmpty() && packages.stream().allMatch(one -> named.isKept(one.name()));
        return lists && !removes && wanted ? piece.as(Piece.Role.KEPT_PACKAGES) : piece;
    }

    /** Whether a RUN that does more as well can be repeated where no file has been copied yet. */
    private static boolean isSelfContained(Piece piece) {
        if (!piece.is(Piece.Role.MIXED) || !Obstacles.isRoot(piece.step().user())) return false;
        return piece.calls().stream()
                .allMatch(call -> {
                    Purpose purpose = Purpose.of(call, piece.calls());
                    if (purpose == Purpose.PIP || purpose == Purpose.ENVIRONMENT) return false;
                    return purpose != Purpose.OTHER
                            || (!PipCall.isPython(call.name()) && !readsCopied(call, piece.step()));
                });
    }

    private static boolean readsCopied(Call call, Step step) {
        return call.arguments().stream()
                .map(Call.Argument::value)
                .filter(word -> !word.isEmpty() && !word.startsWith("-"))
                .anyMatch(word ->
                        step.files()
                                .file(call.workingDirectory().resolve(word))
                                .flatMap(GroupFile::content)
                                .filter(FileContent.Repository.class::isInstance)
                                .isPresent());
    }

    private Outcome part(
            List<Piece> pieces,
            List<LockInstaller> installers,
            Optional<Environment> own,
            RunningCommands commands,
            BaseChange base) {
        List<RequirementFiles> files = new ArrayList<>();
        Optional<FileSystem> before = Optional.empty();
        for (Piece piece : pieces) {
            RequirementFiles read = RequirementFiles.of(piece.step(), before, subject.snapshot());
            before = Optional.of(piece.step().files());
            if (piece.is(Piece.Role.PYTHON) && read.problem().isPresent())
                return new Outcome.Refused(read.problem().get());
            files.add(read);
        }
        boolean gitOnlyBuilds =
                files.stream().anyMatch(RequirementFiles::fromRepositories)
                        && !commands.bySource().containsKey("git");
        NamedPackages wanted = gitOnlyBuilds ? named.removing("git") : named;
        Answer<Installation> installation = installation(pieces, wanted, commands, base);
        if (installation instanceof Answer.Unknown<Installation>(String why))
            return new Outcome.Refused(
                    "what the application needs at run time is not known: " + why);
        Environment environment =
                own.orElseGet(() ->
                        Environment.added(
                                base.versionOf("pip"),
                                installers.stream()
                                        .anyMatch(one ->
                                                one.place() == LockInstaller.Place.SYSTEM
                                                        && !one.isUvPip())));
        BuilderStage builder =
                new BuilderStage(subject, stage, pieces, files, environment, installers, base);
        Optional<String> problem = builder.problem();
        if (problem.isPresent()) return new Outcome.Refused(problem.get());
        Optional<String> image =
                base.full()
                        ? SlimSibling.rewritten(
                                stage.stage().from().image().text(), base.now().reference())
                        : Optional.of("");
        if (image.isEmpty())
            return new Outcome.Refused(
                    "the image's name comes out of a variable that holds more than its tag");
        StageEdits edits =
                new StageEdits(
                        subject,
                        stage,
                        pieces,
                        builder,
                        environment,
                        installation.asOptional().orElseThrow());
        return new Outcome.Rewritten(edits.edits(base.full() ? image : Optional.empty()));
    }

    /** What the shipped stage installs by apt, beside the RUNs that stay. */
    private Answer<Installation> installation(
            List<Piece> pieces, NamedPackages wanted, RunningCommands commands, BaseChange base) {
        RuntimeNeeds needs = new RuntimeNeeds(subject, base, commands, named.names());
        return needs.ofCommands()
                .flatMap(programs ->
                        needs.ofLibraries()
                                .map(libraries -> {
                                    Set<String> there = new LinkedHashSet<>();
                                    pieces.stream()
                                            .filter(piece -> piece.is(Piece.Role.KEPT_PACKAGES))
                                            .forEach(piece ->
                                                    there.addAll(
                                                            NamedPackages.in(piece.step().calls())
                                                                    .names()));
                                    List<NamedPackages.Named> moved =
                                            wanted.kept().stream()
                                                    .filter(one -> !there.contains(one.name()))
                                                    .toList();
                                    Set<String> names = new LinkedHashSet<>();
                                    moved.forEach(one -> names.add(one.word().value()));
                                    Set<String> known = new LinkedHashSet<>(there);
                                    moved.forEach(one -> known.add(BuildPackages.name(one.name())));
                                    programs.stream().filter(known::add).forEach(names::add);
                                    libraries.stream().filter(known::add).forEach(names::add);
                                    return new Installation(
                                            List.copyOf(names),
                                            moved.stream()
                                                    .anyMatch(Installation::needsRecommended));
                                }));
    }
}

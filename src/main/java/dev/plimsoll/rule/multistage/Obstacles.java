package dev.plimsoll.rule.multistage;

import dev.plimsoll.build.BuiltStage;
import dev.plimsoll.build.Step;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.rule.Subject;
import dev.plimsoll.rule.runtime.RunningCommands;
import dev.plimsoll.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What keeps a stage from being parted in two, the first that is found as a sentence. */
final class Obstacles {

    /** They give the programs that they start a PATH of their own. */
    private static final Set<String> OWN_PATH =
            Set.of("su", "sudo", "cron", "crond", "runuser", "login");

    private final Subject subject;
    private final BuiltStage stage;
    private final List<Piece> pieces;
    private final Optional<Environment> own;
    private final InstallObstacles install;

    /**
     * @param own the folder of packages that the Dockerfile makes itself
     * @param installers all calls of uv, Poetry and pipenv in the stage
     */
    Obstacles(
            Subject subject,
            BuiltStage stage,
            List<Piece> pieces,
            Optional<Environment> own,
            List<LockInstaller> installers) {
        this.subject = subject;
        this.stage = stage;
        this.pieces = pieces;
        this.own = own;
        this.install = new InstallObstacles(own, installers);
    }

    Optional<String> first(RunningCommands commands) {
        List<Supplier<Optional<String>>> checks = new ArrayList<>();
        checks.add(() -> new StageObstacles(subject, stage).first());
        checks.add(() -> ForeignShell.in(List.of(stage)));
        pieces.forEach(piece -> checks.add(() -> ofPiece(piece)));
        checks.add(this::ofOrder);
        checks.add(() -> ofCommands(commands));
        checks.add(() -> BorrowedModules.in(subject.snapshot(), pieces, commands.files().python()));
        if (own.isEmpty())
            checks.add(() -> new PlaceObstacles(subject, stage, pieces).first(commands));
        return checks.stream().flatMap(check -> check.get().stream()).findFirst();
    }

    private Optional<String> ofPiece(Piece piece) {
        Step step = piece.step();
        return switch (step.instruction()) {
            case Instruction.Onbuild onbuild -> Optional.of("it has an ONBUILD instruction");
            case Instruction.Run run -> ofRun(piece, run);
            case Instruction.Copy copy -> ofCopy(copy.destination().text(), step);
            case Instruction.Add add -> ofCopy(add.destination().text(), step);
            case Instruction.Env env -> ofEnv(env);
            default -> Optional.empty();
        };
    }

    private Optional<String> ofRun(Piece piece, Instruction.Run run) {
        Step step = piece.step();
        if (piece.is(Piece.Role.MIXED))
            return Optional.of(
                    "the RUN in line %d installs packages and does more, and its parts do not stand apart"
                            .formatted(line(step)));
        if (!piece.goes()) {
            boolean own = piece.is(Piece.Role.OWN) || piece.is(Piece.Role.KEPT_PACKAGES);
            return own
                    ? OwnRunObstacles.first(piece.staying().calls(), line(step))
                    : Optional.empty();
        }
        if (RunParts.script(run, source()).isEmpty())
            return Optional.of(
                    "the RUN in line %d has a form that cannot be moved".formatted(line(step)));
        boolean ofUser = own.filter(Environment::isOfUser).isPresent();
        if (!isRoot(step.user()) && !(ofUser && piece.is(Piece.Role.PYTHON)))
            return Optional.of(
                    "packages are installed as the user %s in line %d"
                            .formatted(step.user(), line(step)));
        List<dev.plimsoll.build.Call> stay = piece.staying().calls();
        return OwnRunObstacles.first(stay, line(step))
                .or(() ->
                        piece.calls().stream()
                                .filter(call -> !stay.contains(call))
                                .flatMap(call -> install.of(call, step, line(step)).stream())
                                .findFirst());
    }

    private Optional<String> ofCopy(String destination, Step step) {
        if (destination.startsWith("/etc/apt"))
            return Optional.of("apt's sources are changed in line %d".formatted(line(step)));
        boolean modules =
                destination.contains("site-packages")
                        || destination.contains("dist-packages")
                        || destination.startsWith("/usr/local/lib/python");
        return modules
                ? Optional.of(
                        "line %d copies modules into the interpreter's folder"
                                .formatted(line(step)))
                : Optional.empty();
    }

    private Optional<String> ofEnv(Instruction.Env env) {
        if (own.isPresent()) return Optional.empty();
        boolean resets =
                env.assignments().stream()
                        .anyMatch(assignment ->
                                assignment.key().text().equals("PATH")
                                        && !assignment.value().text().contains("PATH"));
        return resets ? Optional.of("ENV sets PATH without what it was before") : Optional.empty();
    }

    /** Before pip runs, nothing but settings, packages, copies and accounts may happen. */
    private Optional<String> ofOrder() {
        int last = 0;
        for (int i = 0; i < pieces.size(); i++) if (pieces.get(i).moves()) last = i;
        for (Piece piece : pieces.subList(0, last)) {
            boolean parted =
                    piece.parts()
                            .filter(parts ->
                                    parts.own().stream()
                                            .anyMatch(call -> Purpose.of(call) == Purpose.OTHER))
                            .isPresent();
            boolean own =
                    piece.is(Piece.Role.OWN)
                            && piece.step().instruction() instanceof Instruction.Run;
            if (parted || own)
                return Optional.of(
                        "what the RUN in line %d leaves for pip is not known"
                                .formatted(line(piece.step())));
        }
        return Optional.empty();
    }

    private Optional<String> ofCommands(RunningCommands commands) {
        return commands.bySource().entrySet().stream()
                .filter(called -> !called.getValue().endsWith(".py"))
                .filter(called ->
                        OwnRunObstacles.INSTALLERS.contains(called.getKey())
                                || (own.isEmpty() && OWN_PATH.contains(called.getKey())))
                .map(called ->
                        "%s calls %s, which %s"
                                .formatted(
                                        called.getValue(),
                                        called.getKey(),
                                        OWN_PATH.contains(called.getKey())
                                                ? "starts programs with a PATH of its own"
                                                : "may install or look for packages when the container runs"))
                .findFirst();
    }

    private int line(Step step) {
        return step.instruction().line(source());
    }

    private SourceFile source() {
        return subject.dockerfile().source();
    }

    static boolean isRoot(String user) {
        String name = user.indexOf(':') < 0 ? user : user.substring(0, user.indexOf(':'));
        return name.isEmpty() || name.equals("root") || name.equals("0");
    }
}

package dev.plimsoll.rule.multistage;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.plimsoll.build.BuiltStage;
import dev.plimsoll.build.Call;
import dev.plimsoll.build.FileContent;
import dev.plimsoll.build.GroupFile;
import dev.plimsoll.build.Step;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.image.ImagePath;
import dev.plimsoll.rule.Subject;
import dev.plimsoll.rule.runtime.PipCall;
import dev.plimsoll.rule.runtime.RunningCommands;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What keeps a stage from being parted in two, the first that is found as a sentence. */
final class Obstacles {

    private static final Set<String> MOVING_OPTIONS =
            Set.of(
                    "--user",
                    "--target",
                    "--prefix",
                    "--root",
                    "--editable",
                    "--no-build-isolation",
                    "--python");
    private static final Set<String> MOVING_VARIABLES =
            Set.of(
                    "PIP_TARGET",
                    "PIP_PREFIX",
                    "PIP_USER",
                    "PIP_ROOT",
                    "PIP_PYTHON",
                    "PIP_NO_BUILD_ISOLATION",
                    "PYTHONHOME");

    /** They give the programs that they start a PATH of their own. */
    private static final Set<String> OWN_PATH =
            Set.of("su", "sudo", "cron", "crond", "runuser", "login");

    private static final Set<String> INSTALLERS =
            Set.of(
                    "pip", "pip3", "apt-get", "apt", "conda", "mamba", "poetry", "pipenv", "uv",
                    "pdm");
    private static final Set<String> INTERPRETERS =
            Set.of("sh", "bash", "python", "python3", "perl");
    private static final Set<String> SETUP =
            Set.of("install", "develop", "build_ext", "build", "bdist_wheel");

    /** Where pip puts programs and modules of the base's interpreter, and Debian's interpreter. */
    private static final Pattern PLACES =
            Pattern.compile(
                    "/usr/local/bin/[A-Za-z0-9_.+-]+|/usr/local/lib/python[0-9]|/usr/bin/python[0-9.]*|site-packages|dist-packages");

    private static final Function<SourceFile, List<String>> NAMED_PLACES = Obstacles::placesIn;

    private final Subject subject;
    private final BuiltStage stage;
    private final List<Piece> pieces;
    private final Optional<String> environment;

    /**
     * @param environment the virtual environment that the Dockerfile makes itself
     */
    Obstacles(Subject subject, BuiltStage stage, List<Piece> pieces, Optional<String> environment) {
        this.subject = subject;
        this.stage = stage;
        this.pieces = pieces;
        this.environment = environment;
    }

    Optional<String> first(RunningCommands commands) {
        List<java.util.function.Supplier<Optional<String>>> checks = new ArrayList<>();
        checks.add(this::ofFile);
        checks.add(() -> ForeignShell.in(List.of(stage)));
        checks.add(this::ofOtherStages);
        checks.add(this::ofBase);
        pieces.forEach(piece -> checks.add(() -> ofPiece(piece)));
        checks.add(this::ofOrder);
        checks.add(() -> ofCommands(commands));
        checks.add(() -> ofPlaces(commands));
        return checks.stream().flatMap(check -> check.get().stream()).findFirst();
    }

    private Optional<String> ofFile() {
        if (!source().editable()) return Optional.of("the file is not valid UTF-8");
        return subject.dockerfile().isReadable()
                ? Optional.empty()
                : Optional.of("the file has an instruction that cannot be read");
    }

    /**
     * Stages that start from this one or count stages would mean another after one is put before
     * it.
     */
    private Optional<String> ofOtherStages() {
        Dockerfile file = subject.dockerfile();
        int index = stage.stage().index();
        if (stage.parent().isPresent())
            return Optional.of("the shipped stage starts from another stage");
        for (Stage other : file.stages()) {
            String image = other.from().image().text();
            if (other.index() > index && stage.stage().isNamed(image))
                return Optional.of("another stage starts from it");
            for (Instruction instruction : other.instructions()) {
                Optional<String> from = instruction.flag("from").flatMap(flag -> flag.value());
                if (from.isEmpty()) continue;
                if (other.index() > index && stage.stage().isNamed(from.get()))
                    return Optional.of("another stage copies from it");
                if (isNumber(from.get()) && other.index() >= index)
                    return Optional.of("stages are named by their number");
            }
        }
        boolean numbered =
                subject.image().request().target().filter(Obstacles::isNumber).isPresent();
        return numbered ? Optional.of("stages are named by their number") : Optional.empty();
    }

    private Optional<String> ofBase() {
        var config = stage.base().orElseThrow().config();
        if (!isRoot(config.user()))
            return Optional.of("the base image runs as %s".formatted(config.user()));
        return config.onbuild().isEmpty()
                ? Optional.empty()
                : Optional.of("the base image has ONBUILD instructions");
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
                    "the RUN in line %d does more than install packages".formatted(line(step)));
        boolean shell = run.command() instanceof Instruction.CommandLine.ShellForm;
        if (shell && subject.runText(step).isEmpty())
            return Optional.of(
                    "the RUN in line %d has a form that cannot be moved".formatted(line(step)));
        if (piece.is(Piece.Role.OWN)) return ofOwnRun(step);
        if (!piece.goes()) return Optional.empty();
        if (!shell)
            return Optional.of(
                    "the RUN in line %d has a form that cannot be moved".formatted(line(step)));
        if (!isRoot(step.user()))
            return Optional.of(
                    "packages are installed as the user %s in line %d"
                            .formatted(step.user(), line(step)));
        return piece.calls().stream().flatMap(call -> ofCall(call, step).stream()).findFirst();
    }

    private Optional<String> ofOwnRun(Step step) {
        boolean builds =
                step.calls().stream()
                        .anyMatch(call ->
                                PipCall.isPython(call.name())
                                        && call.words().contains("setup.py")
                                        && call.words().stream().anyMatch(SETUP::contains));
        if (builds)
            return Optional.of("the RUN in line %d builds by setup.py".formatted(line(step)));
        boolean fetches =
                step.calls().stream()
                        .anyMatch(call -> call.name().equals("curl") || call.name().equals("wget"));
        boolean runs = step.calls().stream().anyMatch(call -> INTERPRETERS.contains(call.name()));
        if (fetches && runs)
            return Optional.of("the RUN in line %d runs what it downloads".formatted(line(step)));
        Optional<String> installer =
                step.calls().stream().map(Call::name).filter(INSTALLERS::contains).findFirst();
        if (installer.isPresent())
            return Optional.of(
                    "the RUN in line %d calls %s".formatted(line(step), installer.get()));
        return step.calls().stream()
                .filter(Obstacles::installsDependencies)
                .findFirst()
                .map(call ->
                        "the RUN in line %d lets a program install what it depends on"
                                .formatted(line(step)));
    }

    /** Such as {@code bbot --install-all-deps}: what that builds, and with what, is its own. */
    private static boolean installsDependencies(Call call) {
        return call.words().stream()
                .map(word -> word.toLowerCase(Locale.ROOT))
                .anyMatch(word ->
                        word.contains("install")
                                && word.contains("dep")
                                && !word.equals("--with-deps"));
    }

    private Optional<String> ofCall(Call call, Step step) {
        Purpose purpose = Purpose.of(call);
        if (purpose == Purpose.NOTHING || purpose == Purpose.CLEAN) return Optional.empty();
        if (!call.certain())
            return Optional.of(
                    "a command in line %d runs only under a condition".formatted(line(step)));
        if (call.arguments().stream().anyMatch(argument -> !argument.known())) {
            return Optional.of("a word of the RUN in line %d is not known".formatted(line(step)));
        }
        if (purpose == Purpose.UPGRADE)
            return Optional.of(
                    "the RUN in line %d upgrades the base image's own packages"
                            .formatted(line(step)));
        return PipCall.of(call).flatMap(pip -> ofPip(pip, step));
    }

    private Optional<String> ofPip(PipCall pip, Step step) {
        Optional<String> moving = pip.options().filter(MOVING_OPTIONS::contains).findFirst();
        if (moving.isPresent())
            return Optional.of("pip is given %s in line %d".formatted(moving.get(), line(step)));
        for (String variable : MOVING_VARIABLES) {
            if (pip.call().environment().containsKey(variable))
                return Optional.of("%s is set where pip runs".formatted(variable));
        }
        if (!pip.pip().written())
            return Optional.of(
                    "pip's name comes out of a variable in line %d".formatted(line(step)));
        if (environment.isEmpty()) {
            return pip.call().environment().containsKey("VIRTUAL_ENV")
                    ? Optional.of("a virtual environment is used that no RUN makes")
                    : Optional.empty();
        }
        boolean there =
                pip.call()
                                .environment()
                                .getOrDefault("PATH", "")
                                .startsWith(environment.get() + "/bin:")
                        || pip.call().program().orElse("").startsWith(environment.get() + "/bin/");
        return there || pip.isForTools()
                ? Optional.empty()
                : Optional.of(
                        "pip in line %d installs outside the virtual environment"
                                .formatted(line(step)));
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
        if (environment.isPresent()) return Optional.empty();
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
            if (piece.is(Piece.Role.OWN) && piece.step().instruction() instanceof Instruction.Run) {
                return Optional.of(
                        "what the RUN in line %d leaves for pip is not known"
                                .formatted(line(piece.step())));
            }
        }
        return Optional.empty();
    }

    private Optional<String> ofCommands(RunningCommands commands) {
        return commands.bySource().entrySet().stream()
                .filter(called -> !called.getValue().endsWith(".py"))
                .filter(called ->
                        INSTALLERS.contains(called.getKey())
                                || (environment.isEmpty() && OWN_PATH.contains(called.getKey())))
                .map(called -> "%s calls %s".formatted(called.getValue(), called.getKey()))
                .findFirst();
    }

    /**
     * Places that the virtual environment moves, named by the image's own commands or by a file
     * that they reach.
     */
    private Optional<String> ofPlaces(RunningCommands commands) {
        if (environment.isPresent()) return Optional.empty();
        for (Piece piece : pieces) {
            boolean copies =
                    piece.step().instruction() instanceof Instruction.Copy
                            || piece.step().instruction() instanceof Instruction.Add;
            if (piece.goes() || copies) continue;
            Optional<String> place = place(piece.step().instruction().form().text().text());
            if (place.isPresent())
                return Optional.of(
                        "line %d names %s, which a virtual environment moves"
                                .formatted(line(piece.step()), place.get()));
        }
        List<RepositoryPath> files = new ArrayList<>(commands.files().scripts());
        files.addAll(commands.files().python());
        for (RepositoryPath file : files) {
            Optional<String> place =
                    subject.snapshot().text(file, NAMED_PLACES).flatMap(this::moved);
            if (place.isPresent())
                return Optional.of(
                        "%s names %s, which a virtual environment moves"
                                .formatted(file, place.get()));
        }
        return Optional.empty();
    }

    private Optional<String> place(String text) {
        return moved(places(text));
    }

    private Optional<String> moved(List<String> places) {
        return places.stream().filter(place -> !isCopied(place)).findFirst();
    }

    private static List<String> placesIn(SourceFile source) {
        return places(source.text());
    }

    private static List<String> places(String text) {
        if (!text.contains("/usr/") && !text.contains("-packages")) return List.of();
        List<String> places = new ArrayList<>();
        Matcher found = PLACES.matcher(text);
        while (found.find()) places.add(found.group());
        return places;
    }

    /** Whether the file comes from the repository, and so stays where it is. */
    private boolean isCopied(String path) {
        if (!path.startsWith("/usr/local/bin/") || stage.steps().isEmpty()) return false;
        return stage.steps()
                .getLast()
                .files()
                .file(ImagePath.of(path))
                .flatMap(GroupFile::content)
                .filter(FileContent.Repository.class::isInstance)
                .isPresent();
    }

    private int line(Step step) {
        return step.instruction().line(source());
    }

    private SourceFile source() {
        return subject.dockerfile().source();
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(Character::isDigit);
    }

    static boolean isRoot(String user) {
        String name = user.indexOf(':') < 0 ? user : user.substring(0, user.indexOf(':'));
        return name.isEmpty() || name.equals("root") || name.equals("0");
    }
}

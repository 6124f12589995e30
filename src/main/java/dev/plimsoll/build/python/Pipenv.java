package dev.plimsoll.build.python;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.Program;
import dev.plimsoll.build.Shown;
import dev.plimsoll.fact.Answer;
import dev.plimsoll.image.ImagePath;
import dev.plimsoll.python.Interpreter;
import dev.plimsoll.python.lock.Pinned;
import dev.plimsoll.python.lock.PipfileLock;
import dev.plimsoll.python.lock.Selection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** pipenv: {@code install}, {@code sync} and {@code requirements} by the lock file. */
final class Pipenv implements Program {

    private static final Set<String> HARMLESS =
            Set.of("", "check", "graph", "lock", "open", "scripts", "upgrade", "verify");

    @Override
    public Set<String> names() {
        return Set.of("pipenv");
    }

    @Override
    public void run(Call call, Machine machine) {
        machine.printUnknown();
        String verb = call.operands().stream().findFirst().orElse("");
        if (verb.isEmpty() || HARMLESS.contains(verb)) return;
        String tool = "pipenv " + verb;
        boolean named = call.operands().size() > 1;
        switch (verb) {
            case "install", "sync" -> {
                if (named || call.has("--skip-lock")) {
                    machine.unknown("what `%s` installs is not known".formatted(tool));
                    return;
                }
                select(call, machine, tool)
                        .ifPresent(packages -> install(call, machine, tool, packages));
            }
            case "requirements" ->
                    select(call, machine, tool)
                            .ifPresent(packages ->
                                    machine.print(LockExport.text(packages, call.has("--hash"))));
            default ->
                    machine.unknown(
                            "what `pipenv %s` installs is not known".formatted(Shown.plain(verb)));
        }
    }

    /** Where the project is: beside the Pipfile. */
    private static ImagePath folder(Call call) {
        return Settings.value(call, "PIPENV_PIPFILE")
                .map(path -> call.workingDirectory().resolve(path).parent())
                .orElse(call.workingDirectory());
    }

    private static Optional<List<Pinned>> select(Call call, Machine machine, String tool) {
        Optional<PipfileLock> lock =
                LockedInstall.read(
                        machine, tool, folder(call).resolve("Pipfile.lock"), PipfileLock::parse);
        if (lock.isEmpty()) return Optional.empty();
        return switch (Interpreters.of(machine, call.environment())) {
            case Answer.Unknown<Interpreter>(String why) -> {
                machine.unknown("what `%s` installs is not known: %s".formatted(tool, why));
                yield Optional.empty();
            }
            case Answer.Known<Interpreter>(Interpreter interpreter) -> {
                boolean develops =
                        call.has("--dev")
                                || call.has("-d")
                                || call.has("--dev-only")
                                || Settings.isTrue(call, "PIPENV_DEV");
                yield Optional.of(
                        lock.get()
                                .select(
                                        new Selection(
                                                interpreter.environment(),
                                                !call.has("--dev-only"),
                                                Set.of(),
                                                develops ? Set.of("dev") : Set.of())));
            }
        };
    }

    private static void install(Call call, Machine machine, String tool, List<Pinned> packages) {
        Answer<Environment> environment = environment(call, machine);
        if (environment instanceof Answer.Unknown<Environment>(String why)) {
            machine.unknown("what `%s` installs is not known: %s".formatted(tool, why));
            return;
        }
        Environment there = environment.asOptional().orElseThrow();
        if (!there.system() && !Environments.isVirtual(there.prefix(), machine))
            Venv.make(there, machine, true);
        new LockedInstall(tool, call, machine, folder(call), true, true, cache(call, machine))
                .install(packages, List.of(), there);
    }

    private static Answer<Environment> environment(Call call, Machine machine) {
        boolean system = call.has("--system") || Settings.isTrue(call, "PIPENV_SYSTEM");
        Optional<ImagePath> active =
                Settings.value(call, "VIRTUAL_ENV")
                        .filter(path -> path.startsWith("/"))
                        .map(ImagePath::of);
        ImagePath folder = folder(call);
        boolean inside =
                Settings.isTrue(call, "PIPENV_VENV_IN_PROJECT")
                        || machine.exists(folder.resolve(".venv"));
        ImagePath home =
                Settings.value(call, "WORKON_HOME")
                        .filter(path -> path.startsWith("/"))
                        .map(ImagePath::of)
                        .orElseGet(() -> machine.home(call).resolve(".local/share/virtualenvs"));
        return Interpreters.of(machine, call.environment())
                .map(interpreter ->
                        active.map(path -> Environment.virtual(interpreter, path))
                                .orElseGet(() ->
                                        system
                                                ? Environment.system(
                                                        interpreter,
                                                        Interpreters.isFromSource(
                                                                machine, call.environment()))
                                                : Environment.virtual(
                                                        interpreter,
                                                        inside
                                                                ? folder.resolve(".venv")
                                                                : home.resolve(folder.name()))));
    }

    /** pipenv hands its own folder to pip. */
    private static Optional<ImagePath> cache(Call call, Machine machine) {
        if (Settings.value(call, "PIP_NO_CACHE_DIR").isPresent()) return Optional.empty();
        return Optional.of(
                Settings.value(call, "PIPENV_CACHE_DIR")
                        .or(() -> Settings.value(call, "PIP_CACHE_DIR"))
                        .filter(path -> path.startsWith("/"))
                        .map(ImagePath::of)
                        .orElseGet(() -> machine.home(call).resolve(".cache/pipenv")));
    }
}

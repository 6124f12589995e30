package dev.plimsoll.build.python;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.FileGroup;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.Program;
import dev.plimsoll.build.Shown;
import dev.plimsoll.build.StateKey;
import dev.plimsoll.fact.Answer;
import dev.plimsoll.fact.Provenance;
import dev.plimsoll.fact.Weight;
import dev.plimsoll.image.ImagePath;
import dev.plimsoll.python.Interpreter;
import dev.plimsoll.python.lock.Pinned;
import dev.plimsoll.python.lock.PoetryLock;
import dev.plimsoll.python.lock.PoetryProject;
import dev.plimsoll.python.lock.Selection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Poetry: {@code install}, {@code sync}, {@code export}, {@code config}; the rest installs. */
final class Poetry implements Program {

    private static final Set<String> HARMLESS =
            Set.of(
                    "", "about", "build", "cache", "check", "debug", "env", "help", "init", "list",
                    "lock", "new", "search", "self", "show", "source", "version");

    /** What {@code poetry config} has set, by key. */
    private static final StateKey<Map<String, String>> CONFIGURED =
            StateKey.of("poetry-configuration", Map.of());

    /**
     * The pip that virtualenv seeds without bytecode: 5.65 MB to 6.54 MB, as the virtualenv that
     * came with Poetry is new.
     */
    private static final Weight SEEDED_PIP = Weight.estimated(6_100_000, 0.07);

    @Override
    public Set<String> names() {
        return Set.of("poetry");
    }

    @Override
    public void run(Call call, Machine machine) {
        machine.printUnknown();
        PoetryWords words = PoetryWords.read(call.words());
        if (HARMLESS.contains(words.verb()) || words.has("--version")) return;
        switch (words.verb()) {
            case "config" -> configure(words, call, machine);
            case "install", "sync", "export" -> project(words, call, machine);
            default ->
                    machine.unknown(
                            "what `poetry %s` installs is not known"
                                    .formatted(Shown.plain(words.verb())));
        }
    }

    private static void configure(PoetryWords words, Call call, Machine machine) {
        if (words.operands().size() < 2) return;
        Map<String, String> changed = new HashMap<>(machine.state(CONFIGURED));
        changed.put(words.operands().get(0), words.operands().get(1));
        machine.state(CONFIGURED, Map.copyOf(changed));
        String key = words.operands().get(0);
        machine.write(
                machine.home(call).resolve(".config/pypoetry/config.toml"),
                "[%s]\n%s = %s\n"
                        .formatted(
                                key.substring(0, Math.max(0, key.indexOf('.'))),
                                key.substring(key.indexOf('.') + 1),
                                words.operands().get(1)),
                true);
    }

    private static void project(PoetryWords words, Call call, Machine machine) {
        String tool = "poetry " + words.verb();
        if (words.has("--dry-run")) return;
        ImagePath folder =
                words.value("--directory")
                        .or(() -> words.value("--project"))
                        .map(call.workingDirectory()::resolve)
                        .orElse(call.workingDirectory());
        Optional<PoetryLock> lock =
                LockedInstall.read(machine, tool, folder.resolve("poetry.lock"), PoetryLock::parse);
        if (lock.isEmpty()) return;
        Optional<PoetryProject> project =
                LockedInstall.read(
                        machine, tool, folder.resolve("pyproject.toml"), PoetryProject::parse);
        if (project.isEmpty()) return;
        switch (Interpreters.of(machine, call.environment())) {
            case Answer.Unknown<Interpreter>(String why) ->
                    machine.unknown("what `%s` installs is not known: %s".formatted(tool, why));
            case Answer.Known<Interpreter>(Interpreter interpreter) -> {
                Selection selection = words.selection(project.get(), interpreter.environment());
                List<Pinned> packages = lock.get().select(project.get(), selection);
                if (words.verb().equals("export")) export(words, call, machine, packages);
                else
                    install(
                            words,
                            new LockedInstall(
                                    tool,
                                    call,
                                    machine,
                                    folder,
                                    true,
                                    words.has("--compile"),
                                    cache(words, call, machine)),
                            packages,
                            interpreter,
                            project.get().isPackage());
            }
        }
    }

    private static void export(
            PoetryWords words, Call call, Machine machine, List<Pinned> packages) {
        String text = LockExport.text(packages, !words.has("--without-hashes"));
        Optional<String> output = words.value("--output");
        if (output.isPresent())
            machine.write(call.workingDirectory().resolve(output.get()), text, false);
        else machine.print(text);
    }

    private static void install(
            PoetryWords words,
            LockedInstall install,
            List<Pinned> packages,
            Interpreter interpreter,
            boolean isPackage) {
        Environment environment = environment(install, interpreter);
        boolean fresh =
                !environment.system()
                        && !Environments.isVirtual(environment.prefix(), install.machine());
        if (fresh) {
            Venv.make(environment, install.machine(), false);
            install.machine()
                    .add(
                            FileGroup.opaque(
                                    "wheel:pip",
                                    environment.sitePackages().resolve("pip"),
                                    SEEDED_PIP,
                                    SEEDED_PIP.times(0.31),
                                    Provenance.MODEL));
        }
        boolean root = isPackage && !words.has("--no-root");
        install.install(
                words.has("--only-root") ? List.of() : packages,
                root ? List.of(new Wishes.Local(install.folder(), List.of(), true)) : List.of(),
                environment);
    }

    private static Environment environment(LockedInstall install, Interpreter interpreter) {
        Call call = install.call();
        Machine machine = install.machine();
        Optional<ImagePath> active =
                Settings.value(call, "VIRTUAL_ENV")
                        .filter(path -> path.startsWith("/"))
                        .map(ImagePath::of);
        if (active.isPresent()) return Environment.virtual(interpreter, active.get());
        if (setting(install, "virtualenvs.create").filter(Poetry::isFalse).isPresent())
            return Environment.system(
                    interpreter, Interpreters.isFromSource(machine, call.environment()));
        ImagePath inside = install.folder().resolve(".venv");
        boolean inProject =
                setting(install, "virtualenvs.in-project")
                                .filter(value -> !isFalse(value) && !value.equals("null"))
                                .isPresent()
                        || Environments.isVirtual(inside, machine);
        if (inProject) return Environment.virtual(interpreter, inside);
        ImagePath folder =
                setting(install, "virtualenvs.path")
                        .filter(path -> path.startsWith("/"))
                        .map(ImagePath::of)
                        .orElseGet(() -> cacheFolder(call, machine).resolve("virtualenvs"));
        return Environment.virtual(
                interpreter,
                folder.resolve(install.folder().name() + "-py" + interpreter.majorMinor()));
    }

    /** A variable, {@code poetry config}, or the project's poetry.toml, in this order. */
    private static Optional<String> setting(LockedInstall install, String key) {
        String variable =
                "POETRY_"
                        + key.toUpperCase(java.util.Locale.ROOT)
                                .replace('.', '_')
                                .replace('-', '_');
        return Settings.value(install.call(), variable)
                .or(() -> Optional.ofNullable(install.machine().state(CONFIGURED).get(key)))
                .or(() ->
                        install.machine()
                                .text(install.folder().resolve("poetry.toml"))
                                .flatMap(text -> PoetryWords.configured(text, key)));
    }

    private static boolean isFalse(String value) {
        return Set.of("false", "0", "no", "n", "off")
                .contains(value.toLowerCase(java.util.Locale.ROOT));
    }

    private static Optional<ImagePath> cache(PoetryWords words, Call call, Machine machine) {
        boolean none = words.has("--no-cache") || Settings.isTrue(call, "POETRY_NO_CACHE");
        return none ? Optional.empty() : Optional.of(cacheFolder(call, machine));
    }

    private static ImagePath cacheFolder(Call call, Machine machine) {
        return Settings.value(call, "POETRY_CACHE_DIR")
                .or(() -> Optional.ofNullable(machine.state(CONFIGURED).get("cache-dir")))
                .filter(path -> path.startsWith("/"))
                .map(ImagePath::of)
                .orElseGet(() -> machine.home(call).resolve(".cache/pypoetry"));
    }
}

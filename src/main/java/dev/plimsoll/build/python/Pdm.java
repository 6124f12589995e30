package dev.plimsoll.build.python;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.Program;
import dev.plimsoll.build.Shown;
import dev.plimsoll.fact.Answer;
import dev.plimsoll.image.ImagePath;
import dev.plimsoll.python.Interpreter;
import dev.plimsoll.python.lock.PdmLock;
import dev.plimsoll.python.lock.PdmProject;
import dev.plimsoll.python.lock.Pinned;
import dev.plimsoll.python.lock.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** pdm: {@code install} and {@code sync} by the lock file, {@code export}. */
final class Pdm implements Program {

    private static final Set<String> HARMLESS =
            Set.of(
                    "",
                    "cache",
                    "config",
                    "info",
                    "init",
                    "list",
                    "lock",
                    "outdated",
                    "search",
                    "self",
                    "show",
                    "use",
                    "build");

    @Override
    public Set<String> names() {
        return Set.of("pdm");
    }

    @Override
    public void run(Call call, Machine machine) {
        machine.printUnknown();
        List<String> words = call.words();
        String verb = words.stream().filter(word -> !word.startsWith("-")).findFirst().orElse("");
        if (HARMLESS.contains(verb) || call.has("--version") || call.has("--dry-run")) return;
        String tool = "pdm " + verb;
        if (!Set.of("install", "sync", "export").contains(verb)) {
            machine.unknown("what `pdm %s` installs is not known".formatted(Shown.plain(verb)));
            return;
        }
        ImagePath folder =
                values(words, "-p", "--project").stream()
                        .findFirst()
                        .map(call.workingDirectory()::resolve)
                        .orElse(call.workingDirectory());
        Optional<PdmLock> lock =
                LockedInstall.read(machine, tool, folder.resolve("pdm.lock"), PdmLock::parse);
        if (lock.isEmpty()) return;
        PdmProject project =
                machine.text(folder.resolve("pyproject.toml"))
                        .flatMap(PdmProject::parse)
                        .orElse(PdmProject.NONE);
        switch (Interpreters.of(machine, call.environment())) {
            case Answer.Unknown<Interpreter>(String why) ->
                    machine.unknown("what `%s` installs is not known: %s".formatted(tool, why));
            case Answer.Known<Interpreter>(Interpreter interpreter) -> {
                List<Pinned> packages =
                        lock.get().select(selection(call, words, project, interpreter));
                if (verb.equals("export")) export(call, machine, words, packages);
                else
                    install(
                            new LockedInstall(
                                    tool,
                                    call,
                                    machine,
                                    folder,
                                    !call.has("--no-editable"),
                                    false,
                                    Optional.empty()),
                            packages,
                            interpreter,
                            project.isPackage() && !call.has("--no-self"));
            }
        }
    }

    private static Selection selection(
            Call call, List<String> words, PdmProject project, Interpreter interpreter) {
        Set<String> groups = new TreeSet<>();
        boolean production = call.has("--prod") || call.has("--production");
        if (!production) groups.addAll(project.developmentGroups());
        for (String value : values(words, "-G", "--group", "--with")) {
            for (String name : value.split(",", -1)) {
                if (name.equals(":all")) groups.addAll(project.allGroups());
                else groups.add(name);
            }
        }
        for (String value : values(words, "--without")) {
            for (String name : value.split(",", -1)) groups.remove(name);
        }
        groups.remove("");
        return new Selection(
                interpreter.environment(), !call.has("--no-default"), Set.of(), groups);
    }

    private static List<String> values(List<String> words, String... names) {
        List<String> values = new ArrayList<>();
        Set<String> wanted = Set.of(names);
        for (int i = 0; i < words.size(); i++) {
            int equals = words.get(i).indexOf('=');
            if (wanted.contains(words.get(i)) && i + 1 < words.size()) values.add(words.get(++i));
            else if (equals > 0 && wanted.contains(words.get(i).substring(0, equals)))
                values.add(words.get(i).substring(equals + 1));
        }
        return values;
    }

    private static void export(
            Call call, Machine machine, List<String> words, List<Pinned> packages) {
        String text = LockExport.text(packages, !call.has("--without-hashes"));
        Optional<String> output = values(words, "-o", "--output").stream().findFirst();
        if (output.isPresent())
            machine.write(call.workingDirectory().resolve(output.get()), text, false);
        else machine.print(text);
    }

    private static void install(
            LockedInstall install,
            List<Pinned> packages,
            Interpreter interpreter,
            boolean withProject) {
        Machine machine = install.machine();
        ImagePath prefix =
                Settings.value(install.call(), "VIRTUAL_ENV")
                        .filter(path -> path.startsWith("/"))
                        .map(ImagePath::of)
                        .orElseGet(() -> install.folder().resolve(".venv"));
        Environment environment = Environment.virtual(interpreter, prefix);
        if (!Environments.isVirtual(prefix, machine)) Venv.make(environment, machine, false);
        install.install(
                packages,
                withProject
                        ? List.of(new Wishes.Local(install.folder(), List.of(), install.editable()))
                        : List.of(),
                environment);
        ImagePath cache =
                Settings.value(install.call(), "PDM_CACHE_DIR")
                        .filter(path -> path.startsWith("/"))
                        .map(ImagePath::of)
                        .orElseGet(() -> machine.home(install.call()).resolve(".cache/pdm"));
        boolean none = Settings.isTrue(install.call(), "PDM_NO_CACHE");
        if (!none && !machine.vanishes(cache))
            machine.unknown("how much pdm keeps in %s is not known".formatted(cache));
    }
}

package dev.plimsoll.build.python;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.Machine;
import dev.plimsoll.fact.Answer;
import dev.plimsoll.image.ImagePath;
import dev.plimsoll.python.Interpreter;
import dev.plimsoll.python.PackageName;
import dev.plimsoll.python.UvCommand;
import dev.plimsoll.python.lock.Pinned;
import dev.plimsoll.python.lock.Selection;
import dev.plimsoll.python.lock.UvLock;
import dev.plimsoll.python.lock.UvProject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** {@code uv sync}, {@code uv export}: the lock file's packages into the project's environment. */
final class UvSync {

    private static final int MOST_PARENTS = 40;

    private final UvCommand command;
    private final Call call;
    private final Machine machine;
    private final String tool;

    UvSync(UvCommand command, Call call, Machine machine) {
        this.command = command;
        this.call = call;
        this.machine = machine;
        this.tool = "uv " + command.verb();
    }

    /** What the lock file has installed, and for which projects of the workspace. */
    private record Found(
            ImagePath folder,
            List<UvLock.Member> members,
            List<Pinned> packages,
            Interpreter interpreter) {}

    void sync() {
        if (command.has("--dry-run")) return;
        find().ifPresent(found -> {
            Environment environment = environment(found);
            if (!environment.system() && !Environments.isVirtual(environment.prefix(), machine))
                Venv.ofUv(environment, machine);
            boolean compiles = Uv.compiles(command, call);
            LockedInstall install =
                    new LockedInstall(
                            tool,
                            call,
                            machine,
                            found.folder(),
                            !has("--no-editable"),
                            compiles,
                            Optional.empty());
            Installation installation =
                    install.install(wanted(found), projects(found), environment);
            if (compiles && environment.system()) FirstRun.compileAll(machine, environment);
            new UvCache(command, call, machine).keep(installation, false);
        });
    }

    void export() {
        boolean requirements = !command.value("--format").orElse("requirements").contains("pylock");
        if (!requirements) {
            machine.unknown("what `uv export` writes is not known");
            return;
        }
        find().ifPresent(found -> {
            List<Pinned> all = new ArrayList<>();
            for (Wishes.Local one : projects(found))
                all.add(
                        new Pinned(
                                PackageName.of(one.folder().name()),
                                Optional.empty(),
                                new Pinned.Folder(one.folder().value(), one.editable()),
                                List.of(),
                                List.of()));
            all.addAll(wanted(found));
            String text = LockExport.text(all, !command.has("--no-hashes"));
            Optional<String> output = command.value("--output-file");
            if (output.isPresent())
                machine.write(call.workingDirectory().resolve(output.get()), text, false);
            else machine.print(text);
        });
    }

    private boolean has(String flag) {
        return command.has(flag)
                || Settings.isTrue(
                        call,
                        "UV"
                                + flag.substring(1)
                                        .replace('-', '_')
                                        .toUpperCase(java.util.Locale.ROOT));
    }

    private Optional<Found> find() {
        ImagePath start =
                command.value("--project")
                        .or(() -> command.value("--directory"))
                        .or(() -> Settings.value(call, "UV_PROJECT"))
                        .map(call.workingDirectory()::resolve)
                        .orElse(call.workingDirectory());
        Optional<ImagePath> folder = above(start, "uv.lock");
        Optional<UvLock> lock =
                LockedInstall.read(
                        machine, tool, folder.orElse(start).resolve("uv.lock"), UvLock::parse);
        if (lock.isEmpty() || folder.isEmpty()) return Optional.empty();
        return switch (Interpreters.of(machine, call.environment())) {
            case Answer.Unknown<Interpreter>(String why) -> {
                machine.unknown("what `%s` installs is not known: %s".formatted(tool, why));
                yield Optional.empty();
            }
            case Answer.Known<Interpreter>(Interpreter interpreter) ->
                    Optional.of(select(start, folder.get(), lock.get(), interpreter));
        };
    }

    private Found select(ImagePath start, ImagePath folder, UvLock lock, Interpreter interpreter) {
        List<UvLock.Member> members = members(start, folder, lock);
        UvProject project =
                machine.text(folder.resolve("pyproject.toml"))
                        .flatMap(UvProject::parse)
                        .orElse(UvProject.NONE);
        Selection selection =
                new Selection(
                        interpreter.environment(),
                        !command.has("--only-group") && !has("--only-dev"),
                        extras(members),
                        groups(members, project));
        return new Found(folder, members, lock.select(members, selection), interpreter);
    }

    private Optional<ImagePath> above(ImagePath start, String name) {
        ImagePath folder = start;
        for (int i = 0; i < MOST_PARENTS; i++) {
            if (machine.exists(folder.resolve(name))) return Optional.of(folder);
            if (folder.equals(ImagePath.ROOT)) return Optional.empty();
            folder = folder.parent();
        }
        return Optional.empty();
    }

    /** The project that the command is in, those named, or all of a workspace without a root. */
    private List<UvLock.Member> members(ImagePath start, ImagePath folder, UvLock lock) {
        List<String> named = command.arguments().values("--package");
        if (!named.isEmpty()) {
            Set<PackageName> names = new TreeSet<>();
            named.forEach(name -> names.add(PackageName.of(name)));
            return lock.members().stream().filter(one -> names.contains(one.project())).toList();
        }
        if (command.has("--all-packages")) return lock.members();
        Optional<ImagePath> own = above(start, "pyproject.toml");
        List<UvLock.Member> here =
                lock.members().stream()
                        .filter(one -> folder.resolve(one.folder()).equals(own.orElse(folder)))
                        .toList();
        return here.isEmpty() ? lock.members() : here;
    }

    private Set<String> extras(List<UvLock.Member> members) {
        Set<String> extras = new TreeSet<>(command.arguments().values("--extra"));
        if (command.has("--all-extras")) members.forEach(one -> extras.addAll(one.extras()));
        extras.removeAll(command.arguments().values("--no-extra"));
        return extras;
    }

    private Set<String> groups(List<UvLock.Member> members, UvProject project) {
        Set<String> groups = new TreeSet<>(command.arguments().values("--group"));
        List<String> only = command.arguments().values("--only-group");
        groups.addAll(only);
        boolean defaults = only.isEmpty() && !has("--no-default-groups") && !has("--only-dev");
        if (defaults) groups.addAll(project.defaultGroups());
        if (has("--dev") || has("--only-dev")) groups.add("dev");
        if (command.has("--all-groups")) members.forEach(one -> groups.addAll(one.groups()));
        if (has("--no-dev")) groups.remove("dev");
        command.arguments().values("--no-group").forEach(groups::remove);
        return groups;
    }

    private List<Pinned> wanted(Found found) {
        Set<PackageName> left = new TreeSet<>();
        command.arguments()
                .values("--no-install-package")
                .forEach(name -> left.add(PackageName.of(name)));
        boolean noLocals = has("--no-install-workspace") || has("--no-install-local");
        return found.packages().stream()
                .filter(one -> !left.contains(one.project()))
                .filter(one -> !(noLocals && one.source() instanceof Pinned.Folder))
                .filter(one -> !isMember(one, found))
                .toList();
    }

    private static boolean isMember(Pinned one, Found found) {
        return found.members().stream().anyMatch(member -> member.project().equals(one.project()));
    }

    private List<Wishes.Local> projects(Found found) {
        boolean none =
                has("--no-install-project")
                        || has("--no-install-workspace")
                        || has("--no-install-local")
                        || command.has("--only-group")
                        || has("--only-dev")
                        || command.has("--no-emit-project");
        if (none) return List.of();
        return found.members().stream()
                .filter(UvLock.Member::installed)
                .map(one ->
                        new Wishes.Local(
                                found.folder().resolve(one.folder()),
                                List.of(),
                                one.editable() && !has("--no-editable")))
                .toList();
    }

    private Environment environment(Found found) {
        Optional<ImagePath> active =
                Settings.value(call, "VIRTUAL_ENV")
                        .filter(path -> command.has("--active") && path.startsWith("/"))
                        .map(ImagePath::of);
        ImagePath prefix =
                active.orElseGet(() ->
                        found.folder()
                                .resolve(
                                        Settings.value(call, "UV_PROJECT_ENVIRONMENT")
                                                .orElse(".venv")));
        boolean system =
                Set.of("/usr/local", "/usr").contains(prefix.value())
                        && !Environments.isVirtual(prefix, machine);
        return system
                ? Environment.system(
                        found.interpreter(), Interpreters.isFromSource(machine, call.environment()))
                : Environment.virtual(found.interpreter(), prefix);
    }
}

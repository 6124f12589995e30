package dev.plimsoll.build.python;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.FileGroup;
import dev.plimsoll.build.FileSystem;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.PathPattern;
import dev.plimsoll.build.Shown;
import dev.plimsoll.image.ImagePath;
import dev.plimsoll.python.DependencyGroups;
import dev.plimsoll.python.DistributionFile;
import dev.plimsoll.python.FormatControl;
import dev.plimsoll.python.Interpreter;
import dev.plimsoll.python.Location;
import dev.plimsoll.python.PackageName;
import dev.plimsoll.python.Requirement;
import dev.plimsoll.python.RequirementLine;
import dev.plimsoll.python.RequirementsFile;
import dev.plimsoll.python.RequirementsReader;
import dev.plimsoll.python.RequirementsTree;
import dev.plimsoll.python.ResolutionRequest;
import dev.plimsoll.python.WheelFilename;
import dev.plimsoll.python.lock.Pinned;
import dev.plimsoll.python.lock.Pylock;
import dev.plimsoll.python.lock.Selection;
import dev.plimsoll.source.Problem;
import dev.plimsoll.source.RepositoryPath;
import dev.plimsoll.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What an installer is asked for, gathered from its words and from the files that they name. */
final class Wishes {

    /** A project whose source lies in the image. */
    record Local(ImagePath folder, List<String> extras, boolean editable) {}

    private final Call call;
    private final Machine machine;
    private final String tool;
    final List<ResolutionRequest.Ask> asks = new ArrayList<>();
    final List<Requirement> constraints = new ArrayList<>();
    final List<Local> locals = new ArrayList<>();
    final List<WheelFile> wheels = new ArrayList<>();
    final List<String> indexes = new ArrayList<>();

    /** The files of lock files, by project; what they ask for brings nothing else along. */
    final Map<PackageName, List<DistributionFile>> locked = new TreeMap<>();

    FormatControl formats = FormatControl.ANY;
    boolean prereleases;
    boolean preferWheels;
    boolean noIndex;

    /** Whether all that is needed is named: what a lock file pins brings nothing else along. */
    boolean onlyThese;

    /**
     * @param tool how the command is told, such as {@code pip install}
     */
    Wishes(Call call, Machine machine, String tool) {
        this.call = call;
        this.machine = machine;
        this.tool = tool;
    }

    /** The command that wishes. */
    Call call() {
        return call;
    }

    /** A requirement, path or URL as a word of the command. */
    void operand(String word, boolean editable) {
        RepositoryPath nowhere = RepositoryPath.ROOT;
        String statement = editable ? "-e " + (word.contains(" ") ? "'" + word + "'" : word) : word;
        for (RequirementLine line :
                RequirementsFile.parse(SourceFile.of(nowhere, statement)).lines()) {
            switch (line) {
                case RequirementLine.Named named -> named(named.requirement(), List.of());
                case RequirementLine.Located located -> located(located, call.workingDirectory());
                default ->
                        machine.unknown(
                                "what `%s %s` installs is not known"
                                        .formatted(tool, Shown.plain(word)));
            }
        }
    }

    /** A file of requirements, or of constraints. */
    void file(String path, boolean constraint) {
        if (path.contains("://")) {
            machine.unknown(
                    "what `%s` installs by %s is not known: it is read from the network"
                            .formatted(tool, Location.shown(path)));
            return;
        }
        if (Pylock.isNamed(path) && !constraint) {
            pylock(path);
            return;
        }
        RequirementsTree tree =
                RequirementsReader.read(
                        new ImageTexts(machine, call), path, constraint, call.environment());
        for (Problem problem : tree.problems()) {
            String place =
                    problem.line()
                            .map(line -> "%s, line %d, ".formatted(problem.path(), line))
                            .orElse("");
            machine.unknown(
                    "what `%s -r %s` installs is not known in full: %s%s"
                            .formatted(tool, Shown.plain(path), place, problem.message()));
        }
        tree.options().forEach(option -> setting(option.name(), option.value()));
        tree.constraints().forEach(line -> constraints.add(line.requirement()));
        for (RequirementsTree.Part part : tree.parts()) {
            if (part.constraint()) continue;
            switch (part.line()) {
                case RequirementLine.Named named -> named(named.requirement(), named.hashes());
                // pip takes paths in a requirements file relative to where it runs
                case RequirementLine.Located located -> located(located, call.workingDirectory());
                default -> {}
            }
        }
    }

    private void pylock(String path) {
        ImagePath place = call.workingDirectory().resolve(path);
        Optional<Pylock> lock = LockedInstall.read(machine, tool, place, Pylock::parse);
        Optional<Interpreter> interpreter =
                Interpreters.of(machine, call.environment()).asOptional();
        if (lock.isEmpty() || interpreter.isEmpty()) return;
        locked(
                lock.get().select(Selection.main(interpreter.get().environment())),
                place.parent(),
                true);
    }

    /** A dependency group, {@code NAME} or {@code PATH:NAME}, of a pyproject.toml; PEP 735. */
    void group(String written) {
        int colon = written.lastIndexOf(':');
        String file = colon < 0 ? "pyproject.toml" : written.substring(0, colon);
        String name = written.substring(colon + 1);
        Optional<List<String>> group =
                machine.text(call.workingDirectory().resolve(file))
                        .flatMap(text -> DependencyGroups.read(text, name));
        if (group.isEmpty()) {
            machine.unknown(
                    "what `%s --group %s` installs is not known"
                            .formatted(tool, Shown.plain(written)));
            return;
        }
        for (String text : group.get()) {
            Requirement.parse(text)
                    .ifPresentOrElse(
                            one -> named(one, List.of()),
                            () ->
                                    machine.unknown(
                                            "what `%s --group %s` installs is not known in full: one of its requirements cannot be read"
                                                    .formatted(tool, Shown.plain(written))));
        }
    }

    /**
     * What a lock file has installed.
     *
     * @param folder of the lock file
     * @param editable whether folders that it names are installed as links to them
     */
    void locked(List<Pinned> packages, ImagePath folder, boolean editable) {
        for (Pinned one : packages) {
            String shown = one.project() + one.version().map(text -> "==" + text).orElse("");
            switch (one.source()) {
                case Pinned.PublicIndex() -> pin(one, shown);
                case Pinned.OtherIndex(String url) ->
                        machine.unknown(
                                "what `%s` installs of %s is not known: %s is not asked"
                                        .formatted(tool, Shown.plain(shown), Shown.host(url)));
                case Pinned.Folder(String path, boolean own) ->
                        locals.add(new Local(folder.resolve(path), List.of(), own && editable));
                case Pinned.Elsewhere(String place) ->
                        machine.unknown(
                                "what `%s` installs of %s from %s is not known"
                                        .formatted(tool, one.project(), Location.shown(place)));
            }
        }
    }

    private void pin(Pinned one, String shown) {
        Optional<Requirement> exactly = Requirement.parse(shown);
        if (exactly.isEmpty()) {
            machine.unknown(
                    "what `%s` installs of %s is not known: its version cannot be read"
                            .formatted(tool, one.project()));
            return;
        }
        asks.add(new ResolutionRequest.Ask(exactly.get(), one.hashes()));
        if (!one.files().isEmpty()) locked.put(one.project(), one.files());
        onlyThese = true;
    }

    /** An option of the command or of a file. */
    void setting(String name, String value) {
        switch (name) {
            case "--no-binary" -> formats = formats.withNoBinary(value);
            case "--only-binary" -> formats = formats.withOnlyBinary(value);
            case "--pre" -> prereleases = true;
            case "--prefer-binary" -> preferWheels = true;
            case "--no-index" -> noIndex = true;
            case "--index-url", "--extra-index-url" -> {
                if (!Indexes.isPublic(value)) indexes.add(value);
            }
            case "--find-links" -> findLinks(value);
            default -> {}
        }
    }

    void named(Requirement requirement, List<String> hashes) {
        if (requirement.url().isEmpty()) {
            asks.add(new ResolutionRequest.Ask(requirement, hashes));
            return;
        }
        Optional<Location> place = Location.parse(requirement.url().get());
        place(place, requirement.name(), false);
    }

    private void located(RequirementLine.Located located, ImagePath folder) {
        boolean applies =
                located.marker().isEmpty()
                        || Interpreters.of(machine, call.environment())
                                .asOptional()
                                .map(one -> located.marker().get().holds(one.environment()))
                                .orElse(true);
        if (!applies) return;
        Location location = located.location();
        if (location.kind() == Location.Kind.PATH && !location.written().contains("://"))
            path(folder, location, located.editable());
        else place(Optional.of(location), location.name().orElse(""), located.editable());
    }

    private void place(Optional<Location> place, String name, boolean editable) {
        String shown = place.map(Location::shown).orElse("a URL");
        String what = name.isEmpty() ? shown : name + " from " + shown;
        if (place.isPresent() && place.get().written().startsWith("file:///")) {
            path(
                    ImagePath.ROOT,
                    new Location(
                            Location.Kind.PATH,
                            place.get().written().substring("file://".length()),
                            Optional.empty(),
                            List.of()),
                    editable);
            return;
        }
        machine.unknown("what `%s` installs of %s is not known".formatted(tool, what));
    }

    private void path(ImagePath folder, Location location, boolean editable) {
        String written = location.written();
        PathPattern pattern = PathPattern.of(folder, written);
        if (written.endsWith(".whl") || pattern.isGlob()) {
            wheelFiles(pattern, location, written);
        } else if (written.endsWith(".tar.gz") || written.endsWith(".zip")) {
            machine.unknown(
                    "what `%s %s` installs is not known".formatted(tool, Shown.plain(written)));
        } else {
            locals.add(new Local(folder.resolve(written), location.extras(), editable));
        }
    }

    private void wheelFiles(PathPattern pattern, Location location, String written) {
        List<WheelFile> found = wheelsIn(pattern);
        FileSystem.Selection files = machine.select(pattern);
        boolean others =
                !files.unsure().isEmpty() || !files.groups().stream().allMatch(Wishes::isWheel);
        if (found.isEmpty() || others)
            machine.unknown(
                    "what `%s %s` installs is not known".formatted(tool, Shown.plain(written)));
        for (WheelFile wheel : found) {
            if (!wheels.contains(wheel)) wheels.add(wheel);
            String extras =
                    location.extras().isEmpty()
                            ? ""
                            : "[" + String.join(",", location.extras()) + "]";
            String version =
                    WheelFilename.parse(wheel.file().filename())
                            .map(name -> name.version().toString())
                            .orElse("0");
            Requirement.parse(wheel.file().project() + extras + "==" + version)
                    .ifPresent(one -> asks.add(ResolutionRequest.Ask.of(one)));
        }
    }

    private void findLinks(String value) {
        if (value.contains("://")) {
            indexes.add(value);
            return;
        }
        for (WheelFile wheel :
                wheelsIn(PathPattern.exactly(call.workingDirectory().resolve(value)))) {
            if (!wheels.contains(wheel)) wheels.add(wheel);
        }
    }

    private List<WheelFile> wheelsIn(PathPattern pattern) {
        List<WheelFile> found = new ArrayList<>();
        for (FileGroup group : machine.select(pattern).groups()) {
            if (group.mark().isPresent() && group.mark().get() instanceof WheelFile wheel)
                found.add(wheel);
        }
        return found;
    }

    private static boolean isWheel(FileGroup group) {
        return group.mark().filter(WheelFile.class::isInstance).isPresent();
    }
}

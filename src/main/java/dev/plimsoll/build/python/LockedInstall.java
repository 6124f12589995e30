package dev.plimsoll.build.python;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.Shown;
import dev.plimsoll.image.ImagePath;
import dev.plimsoll.python.ResolutionRequest;
import dev.plimsoll.python.lock.Pinned;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Installs what a lock file pins.
 *
 * @param tool how the command is told, such as {@code poetry install}
 * @param folder of the lock file
 * @param editable whether projects of the repository are installed as links to their source
 * @param cache where wheels are kept as downloaded; empty for nowhere
 */
record LockedInstall(
        String tool,
        Call call,
        Machine machine,
        ImagePath folder,
        boolean editable,
        boolean compiles,
        Optional<ImagePath> cache) {

    /** What a file says; where it is not there, or no such file, the step is unknown. */
    static <T> Optional<T> read(
            Machine machine, String tool, ImagePath path, Function<String, Optional<T>> parse) {
        Optional<String> text = machine.text(path);
        Optional<T> parsed = text.flatMap(parse);
        if (parsed.isEmpty())
            machine.unknown(
                    "what `%s` installs is not known: %s %s"
                            .formatted(
                                    tool,
                                    Shown.plain(path.value()),
                                    text.isPresent() ? "cannot be read" : "is not known"));
        return parsed;
    }

    /** Installs the packages, and these projects that lie in the image. */
    Installation install(
            List<Pinned> packages, List<Wishes.Local> projects, Environment environment) {
        Wishes wishes = new Wishes(call, machine, tool);
        wishes.locked(packages, folder, editable);
        for (Wishes.Local one : projects) {
            if (wishes.locals.stream().noneMatch(other -> other.folder().equals(one.folder())))
                wishes.locals.add(one);
        }
        wishes.onlyThese = true;
        InstallPlan plan =
                new InstallPlan(
                        tool,
                        environment,
                        compiles,
                        false,
                        ResolutionRequest.Upgrade.NO,
                        cache,
                        Optional.empty(),
                        false,
                        false,
                        Optional.empty());
        Installation installation = new Installation(plan, wishes, machine);
        installation.run();
        return installation;
    }
}

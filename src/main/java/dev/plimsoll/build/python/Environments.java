package dev.plimsoll.build.python;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.Machine;
import dev.plimsoll.fact.Answer;
import dev.plimsoll.image.ImagePath;
import dev.plimsoll.python.Interpreter;
import java.util.Optional;
import java.util.Set;

/** Finds the environment that a call works on. */
final class Environments {

    private static final Set<String> SYSTEM_FOLDERS =
            Set.of("/usr/local/bin", "/usr/bin", "/bin", "/usr/local/sbin", "/usr/sbin", "/sbin");
    private static final String DEFAULT_PATH =
            "/usr/local/bin:/usr/local/sbin:/usr/bin:/usr/sbin:/bin:/sbin";

    private Environments() {}

    /**
     * The environment of pip: that of {@code --python}, of the path by which it is called, or of
     * the first on the PATH.
     */
    static Answer<Environment> of(Call call, Machine machine, Optional<String> python) {
        return Interpreters.of(machine, call.environment())
                .map(interpreter -> {
                    Optional<ImagePath> prefix =
                            python.map(value ->
                                            prefixOf(
                                                    call.workingDirectory().resolve(value),
                                                    machine))
                                    .or(() -> ofProgram(call))
                                    .or(() -> onPath(call, machine, "pip"));
                    return at(prefix, interpreter, call, machine);
                });
    }

    /**
     * The environment of uv: {@code --python}, {@code VIRTUAL_ENV}, else {@code .venv} unless the
     * system is asked for.
     */
    static Answer<Environment> ofUv(
            Call call,
            Machine machine,
            Optional<String> python,
            boolean system,
            Optional<ImagePath> project) {
        return Interpreters.of(machine, call.environment())
                .map(interpreter -> {
                    Optional<ImagePath> named =
                            python.filter(value -> value.contains("/"))
                                    .map(value ->
                                            prefixOf(
                                                    call.workingDirectory().resolve(value),
                                                    machine));
                    if (named.isPresent() || system) return at(named, interpreter, call, machine);
                    Optional<ImagePath> active =
                            Optional.ofNullable(call.environment().get("VIRTUAL_ENV"))
                                    .filter(path -> path.startsWith("/"))
                                    .map(ImagePath::of);
                    Optional<ImagePath> local =
                            Optional.of(call.workingDirectory().resolve(".venv"))
                                    .filter(path -> isVirtual(path, machine));
                    return at(project.or(() -> active).or(() -> local), interpreter, call, machine);
                });
    }

    private static Environment at(
            Optional<ImagePath> prefix, Interpreter interpreter, Call call, Machine machine) {
        return prefix.map(path -> Environment.virtual(interpreter, path))
                .orElseGet(() ->
                        Environment.system(
                                interpreter,
                                Interpreters.isFromSource(machine, call.environment())));
    }

    private static Optional<ImagePath> ofProgram(Call call) {
        String program = call.program().orElse("");
        if (program.indexOf('/') < 0) return Optional.empty();
        ImagePath folder = call.workingDirectory().resolve(program).parent();
        boolean virtual = folder.name().equals("bin") && !SYSTEM_FOLDERS.contains(folder.value());
        return virtual ? Optional.of(folder.parent()) : Optional.empty();
    }

    /** A path to an interpreter, or to an environment; empty where it is the system's. */
    private static ImagePath prefixOf(ImagePath path, Machine machine) {
        if (path.parent().name().equals("bin") && !isVirtual(path, machine))
            return path.parent().parent();
        return path;
    }

    /** The environment whose program comes first on the PATH; empty where that is the system's. */
    static Optional<ImagePath> onPath(Call call, Machine machine, String program) {
        for (String folder : call.environment().getOrDefault("PATH", DEFAULT_PATH).split(":", -1)) {
            if (!folder.startsWith("/") || SYSTEM_FOLDERS.contains(folder)) continue;
            ImagePath path = ImagePath.of(folder);
            boolean virtual = path.name().equals("bin") && isVirtual(path.parent(), machine);
            if (virtual && machine.exists(path.resolve(program))) return Optional.of(path.parent());
        }
        return Optional.empty();
    }

    static boolean isVirtual(ImagePath prefix, Machine machine) {
        return machine.exists(prefix.resolve("pyvenv.cfg"));
    }
}

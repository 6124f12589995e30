package dev.plimsoll.build.python;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.FileGroup;
import dev.plimsoll.build.GroupFile;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.Program;
import dev.plimsoll.fact.Answer;
import dev.plimsoll.fact.Provenance;
import dev.plimsoll.fact.Weight;
import dev.plimsoll.image.ImagePath;
import dev.plimsoll.python.Interpreter;
import dev.plimsoll.python.PackageName;
import dev.plimsoll.python.Version;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * {@code python -m venv}, {@code virtualenv}, {@code ensurepip}: an environment with the pip that
 * comes with the interpreter.
 */
final class Venv implements Program {

    /** Scripts, configuration and links without pip; 14 kB measured. */
    private static final long SKELETON_BYTES = 13_700;

    /** What zlib leaves of pip and setuptools with their bytecode: 7.4 MB of 22.3 MB. */
    private static final double GZIP = 0.33;

    /** What uv's environments hold beyond that. */
    private static final long UV_MORE_BYTES = 16_200;

    private static final Set<String> WITH_VALUE =
            Set.of(
                    "--prompt",
                    "-p",
                    "--python",
                    "--seeder",
                    "--app-data",
                    "--pip",
                    "--setuptools",
                    "--wheel",
                    "--extra-search-dir");

    /**
     * A pip or setuptools that comes with an interpreter: its files with bytecode, and what gzip
     * leaves of them.
     */
    private record Bundled(String name, String version, Weight weight) {}

    @Override
    public Set<String> names() {
        return Set.of("venv", "virtualenv", "ensurepip");
    }

    @Override
    public void run(Call call, Machine machine) {
        machine.printUnknown();
        if (call.has("--help") || call.has("--version")) return;
        switch (Interpreters.of(machine, call.environment())) {
            case Answer.Unknown<Interpreter>(String why) ->
                    machine.unknown(
                            "how large the environment of `%s` is, is not known: %s"
                                    .formatted(call.name(), why));
            case Answer.Known<Interpreter>(Interpreter interpreter) ->
                    make(call, machine, interpreter);
        }
    }

    private static void make(Call call, Machine machine, Interpreter interpreter) {
        FirstRun.write(EnumSet.of(FirstRun.Part.LIBRARY), call, machine, interpreter);
        if (call.name().equals("ensurepip")) return;
        boolean pip = !call.has("--without-pip") && !call.has("--no-pip");
        for (String folder : folders(call))
            make(
                    Environment.virtual(interpreter, call.workingDirectory().resolve(folder)),
                    machine,
                    pip);
    }

    private static List<String> folders(Call call) {
        List<String> folders = new ArrayList<>();
        List<String> words = call.words();
        for (int i = 0; i < words.size(); i++) {
            if (WITH_VALUE.contains(words.get(i))) i++;
            else if (!words.get(i).startsWith("-")) folders.add(words.get(i));
        }
        return folders;
    }

    /** As uv makes it: without pip, with scripts for more shells; 29.9 kB measured on uv 0.9.30. */
    static void ofUv(Environment environment, Machine machine) {
        make(environment, machine, false);
        machine.add(
                FileGroup.of(
                        "venv",
                        environment.prefix(),
                        List.of(
                                GroupFile.of(
                                        environment.relativeSitePackages() + "_virtualenv.py",
                                        UV_MORE_BYTES,
                                        UV_MORE_BYTES / 3)),
                        Provenance.MODEL));
    }

    /** An environment with nothing but links to the interpreter, and pip if it is wanted. */
    static void make(Environment environment, Machine machine, boolean withPip) {
        ImagePath prefix = environment.prefix();
        machine.addFolder(prefix);
        machine.addFolder(environment.sitePackages());
        List<GroupFile> files = new ArrayList<>();
        files.add(GroupFile.of("pyvenv.cfg", 180, 150));
        files.add(GroupFile.of("bin/python", 18, 20));
        files.add(GroupFile.of("bin/python3", 6, 20));
        files.add(
                GroupFile.of(
                        "bin/activate", SKELETON_BYTES - 204, (SKELETON_BYTES - 204) * 3 / 10));
        machine.add(FileGroup.of("venv", prefix, files, Provenance.MODEL));
        if (!withPip) return;
        machine.add(
                FileGroup.of(
                        "venv",
                        prefix,
                        List.of(
                                GroupFile.of("bin/pip", 240, 190),
                                GroupFile.of("bin/pip3", 240, 190)),
                        Provenance.MODEL));
        for (Bundled one : bundled(environment.interpreter())) {
            String file = "%s-%s-py3-none-any.whl".formatted(one.name(), one.version());
            Distribution distribution =
                    new Distribution(
                            PackageName.of(one.name()), Version.parse(one.version()).orElseThrow());
            ImagePath folder = environment.sitePackages().resolve(one.name());
            machine.add(
                    FileGroup.opaque(
                                    "wheel:" + file,
                                    folder,
                                    one.weight(),
                                    one.weight().times(GZIP),
                                    Provenance.MODEL)
                            .withMark(distribution));
        }
    }

    /**
     * ensurepip's bundle by version; sizes of 3.11 measured (22.34 MB in all), the others by their
     * bytecode's ratio.
     */
    private static List<Bundled> bundled(Interpreter interpreter) {
        return switch (interpreter.minor()) {
            case 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 ->
                    List.of(
                            new Bundled("pip", "23.0.1", Weight.estimated(10_400_000, 0.05)),
                            new Bundled("setuptools", "65.5.0", Weight.estimated(7_700_000, 0.15)));
            case 11 ->
                    List.of(
                            new Bundled("pip", "23.2.1", Weight.estimated(12_700_000, 0.02)),
                            new Bundled("setuptools", "65.5.0", Weight.estimated(9_620_000, 0.02)));
            case 12 -> List.of(new Bundled("pip", "25.0.1", Weight.estimated(10_700_000, 0.06)));
            default -> List.of(new Bundled("pip", "25.2", Weight.estimated(10_900_000, 0.06)));
        };
    }
}

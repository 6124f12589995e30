package dev.plimsoll.build.python;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.FileGroup;
import dev.plimsoll.build.GroupFile;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.StateKey;
import dev.plimsoll.fact.Provenance;
import dev.plimsoll.fact.Weight;
import dev.plimsoll.image.ImagePath;
import dev.plimsoll.python.Interpreter;
import dev.plimsoll.python.PackageName;
import dev.plimsoll.python.Version;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The bytecode that the first run of pip or venv writes beside the standard library and pip itself,
 * which images of Python come without. Measured on CPython 3.11 with pip 23.2: 5.14 MB of the
 * standard library, 5.46 MB of pip.
 */
final class FirstRun {

    /** What has its bytecode by now. */
    enum Part {
        LIBRARY(5_140_000),
        PIP(5_460_000),
        /**
         * What a build in an environment of its own imports besides: 0.21 to 0.30 MB with
         * setuptools, hatchling and flit.
         */
        BUILD(240_000),
        ALL(0),
        ALL_OF_LIBRARY(0);

        private final long bytes;

        Part(long bytes) {
            this.bytes = bytes;
        }
    }

    static final StateKey<Set<Part>> WRITTEN = StateKey.of("first-run-of-pip", Set.of());

    /** 4.00 MB of 10.6 MB. */
    private static final double COMPRESSED = 0.377;

    private static final double SIGMA = 0.05;

    /** The standard library's bytecode to its source, 3.11 and before. */
    private static final double RATIO_3_11 = 1.590;

    /** Of CPython 3.11 without its tests, as images have it. */
    private static final long ALL_OF_LIBRARY = 13_890_000;

    private static final long ALL_OF_PIP = 7_220_000;
    private static final long ALL_OF_SETUPTOOLS = 4_120_000;

    /** Other versions of pip and setuptools than those measured. */
    private static final double SIGMA_OF_ALL = 0.10;

    private FirstRun() {}

    /**
     * Adds what this run writes: nothing where Python is told not to, or the user may not write
     * there.
     */
    static void write(Set<Part> parts, Call call, Machine machine, Interpreter interpreter) {
        boolean denied =
                !call.environment().getOrDefault("PYTHONDONTWRITEBYTECODE", "").isEmpty()
                        || !Users.isRoot(call);
        if (denied || !Interpreters.isFromSource(machine, call.environment())) return;
        Set<Part> written = new TreeSet<>(machine.state(WRITTEN));
        ImagePath library = ImagePath.of("/usr/local/lib/python" + interpreter.majorMinor());
        for (Part part : new TreeSet<>(parts)) {
            if (!written.add(part)) continue;
            Weight weight =
                    Weight.estimated(
                            Math.round(part.bytes * ratio(interpreter) / RATIO_3_11), SIGMA);
            ImagePath folder = part == Part.PIP ? library.resolve("site-packages/pip") : library;
            machine.add(compiled(folder, part.toString(), weight));
        }
        machine.state(WRITTEN, Set.copyOf(written));
    }

    /**
     * Compiles all that the interpreter's own folder holds, as uv does whoever installed it: pip
     * and setuptools of the base image, too. Measured on CPython 3.11: 7.22 MB of pip 23.2, 4.12 MB
     * of setuptools 65.5.
     */
    static void compileAll(Machine machine, Environment environment) {
        Set<Part> written = new TreeSet<>(machine.state(WRITTEN));
        if (written.contains(Part.ALL)) return;
        double ratio = ratio(environment.interpreter()) / RATIO_3_11;
        Map<PackageName, Version> base = Distributions.in(environment, machine);
        if (base.containsKey(PackageName.of("pip"))) {
            long known = written.contains(Part.PIP) ? Part.PIP.bytes : 0;
            add(machine, environment, "pip", Math.round((ALL_OF_PIP - known) * ratio));
        }
        if (base.containsKey(PackageName.of("setuptools")))
            add(machine, environment, "setuptools", Math.round(ALL_OF_SETUPTOOLS * ratio));
        written.add(Part.PIP);
        written.add(Part.ALL);
        machine.state(WRITTEN, Set.copyOf(written));
    }

    /** Compiles the standard library, but for what was compiled before. */
    static void compileLibrary(Machine machine, Interpreter interpreter) {
        Set<Part> written = new TreeSet<>(machine.state(WRITTEN));
        if (!written.add(Part.ALL_OF_LIBRARY)) return;
        long known = written.add(Part.LIBRARY) ? 0 : Part.LIBRARY.bytes;
        double ratio = ratio(interpreter) / RATIO_3_11;
        machine.add(
                compiled(
                        ImagePath.of("/usr/local/lib/python" + interpreter.majorMinor()),
                        "ALL_OF_LIBRARY",
                        Weight.estimated(
                                Math.round((ALL_OF_LIBRARY - known) * ratio), SIGMA_OF_ALL)));
        machine.state(WRITTEN, Set.copyOf(written));
    }

    private static void add(Machine machine, Environment environment, String name, long bytes) {
        Weight weight = Weight.estimated(bytes, SIGMA_OF_ALL);
        machine.add(compiled(environment.sitePackages().resolve(name), "ALL", weight));
    }

    /** All of it stands as one file, so that whatever removes compiled modules removes it. */
    private static FileGroup compiled(ImagePath folder, String name, Weight weight) {
        Weight compressed = weight.times(COMPRESSED);
        String path = "__pycache__/" + name.toLowerCase(Locale.ROOT) + ".pyc";
        return FileGroup.opaque("bytecode", folder, weight, compressed, Provenance.MODEL)
                .withFiles(List.of(GroupFile.of(path, weight.bytes(), compressed.bytes())));
    }

    private static double ratio(Interpreter interpreter) {
        return switch (interpreter.minor()) {
            case 11 -> RATIO_3_11;
            case 12 -> 1.411;
            case 13, 14, 15 -> 1.426;
            default -> 0.841;
        };
    }
}

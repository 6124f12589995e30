package dev.plimsoll.build.python;

import dev.plimsoll.build.Call;
import dev.plimsoll.build.FileGroup;
import dev.plimsoll.build.Machine;
import dev.plimsoll.build.StateKey;
import dev.plimsoll.fact.Provenance;
import dev.plimsoll.fact.Weight;
import dev.plimsoll.image.ImagePath;
import dev.plimsoll.python.Interpreter;
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
        PIP(5_460_000);

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
            ImagePath folder =
                    part == Part.PIP
                            ? library.resolve("site-packages/pip")
                            : library.resolve("__pycache__");
            machine.add(
                    FileGroup.opaque(
                            "bytecode",
                            folder,
                            weight,
                            weight.times(COMPRESSED),
                            Provenance.MODEL));
        }
        machine.state(WRITTEN, Set.copyOf(written));
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

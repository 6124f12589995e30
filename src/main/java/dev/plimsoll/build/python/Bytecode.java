package dev.plimsoll.build.python;

import dev.plimsoll.build.FileGroup;
import dev.plimsoll.build.GroupFile;
import dev.plimsoll.fact.Provenance;
import dev.plimsoll.fact.Weight;
import dev.plimsoll.image.ImagePath;
import dev.plimsoll.python.Interpreter;
import java.util.ArrayList;
import java.util.List;

/**
 * Compiled modules. Bytes of bytecode to bytes of source by version, over 220 wheels (measured with
 * each interpreter).
 *
 * <p>How far it is off was measured apart from that, on 117 other wheels compiled with CPython
 * 3.11: one wheel deviates by 32 % of itself, five whole sets of requirements by -12.5 % to +19.8
 * %. Neither the number of files nor their compressed size foretells it better.
 */
final class Bytecode {

    /** What gzip leaves of it; measured 0.30 to 0.34. */
    static final double COMPRESSED = 0.31;

    private static final double SIGMA_OF_ONE = 0.30;

    /**
     * Deviation that the packages of one image share: what remains of a set's where it holds many.
     */
    private static final double SIGMA_OF_ALL = 0.08;

    private Bytecode() {}

    /** Bytes of bytecode to one byte of source. */
    static double ratio(Interpreter interpreter) {
        return switch (interpreter.minor()) {
            case 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 -> 0.803;
            case 10 -> 0.813;
            case 11 -> 1.296;
            case 12 -> 1.191;
            case 13 -> 1.183;
            default -> 1.306;
        };
    }

    static Weight of(long pythonBytes, Interpreter interpreter) {
        return Weight.estimated(Math.round(pythonBytes * ratio(interpreter)), SIGMA_OF_ONE);
    }

    /**
     * The compiled modules of a group whose files are known: in {@code __pycache__} beside each
     * source.
     */
    static List<GroupFile> files(FileGroup group, String folder, Interpreter interpreter) {
        List<GroupFile> compiled = new ArrayList<>();
        for (GroupFile file : group.files()) {
            if (!file.path().endsWith(".py") || !file.path().startsWith(folder)) continue;
            int slash = file.path().lastIndexOf('/') + 1;
            String stem = file.path().substring(slash, file.path().length() - ".py".length());
            long bytes = Math.round(file.bytes() * ratio(interpreter));
            String path =
                    file.path().substring(0, slash)
                            + "__pycache__/"
                            + stem
                            + ".cpython-3"
                            + interpreter.minor()
                            + ".pyc";
            compiled.add(GroupFile.of(path, bytes, Math.round(bytes * COMPRESSED)));
        }
        return compiled;
    }

    /** One group of all that a run compiled; each package deviates on its own. */
    static FileGroup group(ImagePath folder, List<GroupFile> files, List<Weight> packages) {
        long sum = packages.stream().mapToLong(Weight::bytes).sum();
        double own =
                Math.sqrt(
                        packages.stream()
                                .mapToDouble(weight -> Math.pow(weight.deviation(), 2))
                                .sum());
        Weight weight =
                sum == 0 ? Weight.ZERO : Weight.estimated(sum, Math.hypot(own / sum, SIGMA_OF_ALL));
        FileGroup group =
                FileGroup.opaque(
                        "bytecode", folder, weight, weight.times(COMPRESSED), Provenance.MODEL);
        return files.isEmpty() ? group : group.withFiles(files);
    }
}

package dev.plimsoll.build.python;

import dev.plimsoll.build.FileGroup;
import dev.plimsoll.build.GroupFile;
import dev.plimsoll.fact.Provenance;
import dev.plimsoll.fact.Weight;
import dev.plimsoll.image.ImagePath;
import dev.plimsoll.python.Interpreter;
import dev.plimsoll.python.PackageName;
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

    /**
     * What zlib leaves of it: 0.334 of 26 MB of mostly numpy and SQLAlchemy, 0.379 of 15 MB of 29
     * small projects.
     */
    static final double COMPRESSED = 0.36;

    private static final double COMPRESSED_SIGMA = 0.08;

    private static final double RATIO_3_11 = 1.296;

    private static final double SIGMA_OF_ONE = 0.30;

    /**
     * Deviation that the packages of one image share that were not measured by themselves: what
     * remains of a set's where it holds many.
     */
    private static final double SIGMA_OF_ALL = 0.08;

    /** Large enough that a ratio is not rounded. */
    private static final long UNIT = 1_000_000;

    private Bytecode() {}

    /** The bytecode of a project's modules; more sure where the project was measured. */
    static Weight of(PackageName project, long pythonBytes, Interpreter interpreter) {
        double usual = ratio(interpreter);
        return MeasuredBytecode.of(project)
                .map(ratio ->
                        Weight.estimated(
                                Math.round(pythonBytes * ratio * usual / RATIO_3_11),
                                MeasuredBytecode.SIGMA))
                .orElseGet(() -> Weight.estimated(Math.round(pythonBytes * usual), SIGMA_OF_ONE));
    }

    /** Bytes of bytecode to one byte of source. */
    static double ratio(Interpreter interpreter) {
        return switch (interpreter.minor()) {
            case 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 -> 0.803;
            case 10 -> 0.813;
            case 11 -> RATIO_3_11;
            case 12 -> 1.191;
            case 13 -> 1.183;
            default -> 1.306;
        };
    }

    /**
     * The compiled modules of a group whose files are known: in {@code __pycache__} beside each
     * source.
     */
    static List<GroupFile> files(
            FileGroup group, String folder, PackageName project, Interpreter interpreter) {
        double ratio = (double) of(project, UNIT, interpreter).bytes() / UNIT;
        List<GroupFile> compiled = new ArrayList<>();
        for (GroupFile file : group.files()) {
            if (!file.path().endsWith(".py") || !file.path().startsWith(folder)) continue;
            int slash = file.path().lastIndexOf('/') + 1;
            String stem = file.path().substring(slash, file.path().length() - ".py".length());
            long bytes = Math.round(file.bytes() * ratio);
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
        double shared =
                SIGMA_OF_ALL
                        * packages.stream()
                                .filter(weight -> weight.sigma() >= SIGMA_OF_ONE)
                                .mapToLong(Weight::bytes)
                                .sum();
        Weight weight =
                sum == 0 ? Weight.ZERO : Weight.estimated(sum, Math.hypot(own, shared) / sum);
        Weight compressed =
                Weight.estimated(
                        Math.round(weight.bytes() * COMPRESSED),
                        Math.hypot(weight.sigma(), COMPRESSED_SIGMA));
        FileGroup group =
                FileGroup.opaque("bytecode", folder, weight, compressed, Provenance.MODEL);
        return files.isEmpty() ? group : group.withFiles(files);
    }
}

package dev.plimsoll.build.python;

import dev.plimsoll.build.FileGroup;
import dev.plimsoll.fact.Answer;
import dev.plimsoll.fact.Provenance;
import dev.plimsoll.fact.Weight;
import dev.plimsoll.image.ImagePath;
import dev.plimsoll.python.DistributionFile;
import dev.plimsoll.python.PythonIndex;
import dev.plimsoll.python.Resolution;
import dev.plimsoll.python.SdistContents;
import dev.plimsoll.python.WheelContents;
import dev.plimsoll.python.WheelFilename;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a source distribution becomes once it is built: judged by a wheel of the same version for
 * another platform.
 */
final class SourceBuilds {

    /**
     * Deviation between neighbours: another Python or another Linux; and between a platform's own
     * libraries.
     */
    private static final double SIGMA_OF_NEIGHBOUR = 0.10;

    /** What is built to the archive it is built from, at most. */
    private static final int MOST_OF_SDIST = 4;

    /** What gzip makes of it. */
    private static final double SHRINKS = 2.6;

    private record Sibling(DistributionFile file, int distance) {}

    private SourceBuilds() {}

    /**
     * What is built.
     *
     * @param python sources of it, whose bytecode is to be added
     */
    record Built(FileGroup group, Weight python) {}

    static Answer<Built> build(
            Resolution.Chosen chosen,
            Environment environment,
            PythonIndex index,
            boolean compiled) {
        Optional<DistributionFile> sibling =
                index.files(chosen.project()).asOptional().orElse(List.of()).stream()
                        .filter(DistributionFile::isWheel)
                        .filter(file ->
                                WheelFilename.parse(file.filename())
                                        .filter(name -> name.version().equals(chosen.version()))
                                        .isPresent())
                        .map(file -> new Sibling(file, distance(file, environment)))
                        .min(
                                Comparator.comparingInt(Sibling::distance)
                                        .thenComparing(one -> one.file().filename()))
                        .map(Sibling::file);
        if (sibling.isEmpty()) return withoutSibling(chosen, environment, index);
        return index.contents(sibling.get())
                .map(contents ->
                        fromSibling(chosen, environment, sibling.get(), contents, compiled));
    }

    private static int distance(DistributionFile file, Environment environment) {
        String name = file.filename();
        int system =
                name.endsWith("-any.whl")
                        ? 0
                        : name.contains("linux") ? 1 : name.contains("win") ? 3 : 2;
        int machine =
                name.contains(environment.interpreter().machine()) || name.contains("win_amd64")
                        ? 0
                        : 1;
        int python = name.contains("cp3" + environment.interpreter().minor() + "-") ? 0 : 1;
        return system * 4 + machine * 2 + python;
    }

    private static Built fromSibling(
            Resolution.Chosen chosen,
            Environment environment,
            DistributionFile sibling,
            WheelContents contents,
            boolean compiled) {
        Distribution distribution = new Distribution(chosen.project(), chosen.version());
        FileGroup installed =
                WheelGroups.group(
                        sibling.filename(),
                        distribution,
                        contents,
                        environment,
                        compiled,
                        SIGMA_OF_NEIGHBOUR);
        boolean foreign =
                !sibling.filename().contains("linux") && !sibling.filename().endsWith("-any.whl");
        Weight uncompressed = installed.uncompressed();
        Weight compressed = installed.compressed();
        if (foreign) {
            // its modules are the same everywhere, the compiled parts of another system may hold
            // whole libraries
            long modules =
                    contents.files().stream()
                            .filter(SourceBuilds::isPortable)
                            .mapToLong(WheelContents.WheelEntry::bytes)
                            .sum();
            long own = contents.files().isEmpty() ? contents.pythonBytes() : modules;
            uncompressed =
                    Weight.exact(own)
                            .plus(
                                    Weight.between(
                                            (contents.uncompressedBytes() - own) / 10,
                                            contents.uncompressedBytes() - own));
            compressed =
                    uncompressed.times(
                            (double) contents.wheelBytes()
                                    / Math.max(1, contents.uncompressedBytes()));
        }
        FileGroup group =
                FileGroup.opaque(
                                "sdist:" + chosen.file().filename(),
                                folder(environment, installed),
                                uncompressed,
                                compressed,
                                Provenance.MODEL)
                        .withFiles(foreign ? List.of() : installed.files())
                        .withMark(distribution);
        return new Built(group, Weight.exact(contents.pythonBytes()));
    }

    private static ImagePath folder(Environment environment, FileGroup installed) {
        return installed.isOpaque() ? environment.sitePackages() : installed.folder();
    }

    private static boolean isPortable(WheelContents.WheelEntry entry) {
        return !entry.path().endsWith(".pyd")
                && !entry.path().endsWith(".so")
                && !entry.path().endsWith(".dll")
                && !entry.path().endsWith(".dylib");
    }

    private static Answer<Built> withoutSibling(
            Resolution.Chosen chosen, Environment environment, PythonIndex index) {
        Optional<SdistContents> read = index.sourceContents(chosen.file()).asOptional();
        Optional<SdistContents> pure =
                read.filter(contents -> contents.modules() > 0 && !contents.compiles());
        if (pure.isPresent()) {
            SdistContents contents = pure.get();
            return Answer.known(
                    new Built(
                            group(
                                    chosen,
                                    environment,
                                    Weight.between(contents.modules(), contents.packages())),
                            Weight.exact(contents.modules())));
        }
        Optional<Long> bytes =
                chosen.file().bytes().or(() -> read.map(SdistContents::archiveBytes));
        if (bytes.isEmpty())
            return Answer.unknown(
                    "%s is built from source, and no wheel of it tells its size"
                            .formatted(chosen.file().filename()));
        return Answer.known(
                new Built(
                        group(
                                chosen,
                                environment,
                                Weight.between(bytes.get() / 2, bytes.get() * MOST_OF_SDIST)),
                        Weight.ZERO));
    }

    private static FileGroup group(
            Resolution.Chosen chosen, Environment environment, Weight uncompressed) {
        return FileGroup.opaque(
                        "sdist:" + chosen.file().filename(),
                        environment.sitePackages(),
                        uncompressed,
                        uncompressed.times(1 / SHRINKS),
                        Provenance.MODEL)
                .withMark(new Distribution(chosen.project(), chosen.version()));
    }
}

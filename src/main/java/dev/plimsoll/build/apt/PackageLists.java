package dev.plimsoll.build.apt;

import dev.plimsoll.build.FileGroup;
import dev.plimsoll.debian.PackageIndex;
import dev.plimsoll.fact.Answer;
import dev.plimsoll.fact.Provenance;
import dev.plimsoll.fact.Weight;
import dev.plimsoll.image.ImagePath;
import java.util.Map;
import java.util.Optional;

/** What {@code apt-get update} leaves: the indexes, kept compressed by lz4 in Debian's container images. */
final class PackageLists {

    static final ImagePath FOLDER = ImagePath.of("/var/lib/apt/lists");

    /** Bytes left by main, updates and security on amd64; measured on real images, 23 November 2026. */
    private static final Map<String, Long> MEASURED = Map.of("bookworm", 19_856_468L, "trixie", 21_657_798L);

    /** A gzipped layer over the lists: 16.53 of 19.86 MB, as lz4 leaves little to gain; measured, same day. */
    private static final double GZIP = 0.8325;

    /** Lists grow by a few kB a day. */
    private static final double DRIFT = 0.005;

    private PackageLists() {}

    static Optional<FileGroup> group(AptState state, Answer<PackageIndex> index) {
        Optional<Long> offered = index.asOptional().flatMap(PackageIndex::listBytes);
        Optional<Long> bytes = offered.or(() -> state.suite().flatMap(suite -> Optional.ofNullable(MEASURED.get(suite))));
        return bytes.map(size -> FileGroup.opaque(
                "apt:lists",
                FOLDER,
                Weight.estimated(size, DRIFT),
                Weight.estimated(Math.round(size * GZIP), 2 * DRIFT),
                offered.isPresent() ? Provenance.DEBIAN_ARCHIVE : Provenance.MODEL));
    }
}

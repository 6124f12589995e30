package dev.plimsoll.index;

import dev.plimsoll.debian.BinaryPackage;
import dev.plimsoll.debian.Payload;
import dev.plimsoll.debian.Payload.Files;
import dev.plimsoll.fact.Provenance;
import dev.plimsoll.fact.Weight;

/**
 * What a package weighs by its own stanza alone. Shares and deviations were fitted on 1,796
 * packages of bookworm and trixie whose files were counted (2026-11-23); for sums of 40 MB and
 * more.
 */
final class PayloadModel {

    /** Files over Installed-Size, which counts whole blocks. */
    private static final double ALL_SHARE = 0.968;

    /** The same without documentation, manuals and translations. */
    private static final double SLIM_SHARE = 0.874;

    /** Ubuntu leaves out the same but catalogues only of programs; between the two. */
    private static final double UBUNTU_SHARE = 0.89;

    private static final double ALL_SIGMA = 0.03;

    private static final double SLIM_SIGMA = 0.08;

    /** A layer's gzip over the package's own xz. */
    static final double GZIP_OVER_DEB = 1.389;

    static final double GZIP_SIGMA = 0.17;

    /** A layer over its gzip, where the package's size is not known (apt layers). */
    private static final double UNPACKED_OVER_GZIP = 2.87;

    /** Scripts, checksums and list of paths: the mean of those packages. */
    private static final long CONTROL_FILES = 13_400;

    /** A paragraph of dpkg's status: the mean. */
    private static final long STANZA = 900;

    private PayloadModel() {}

    static Payload of(BinaryPackage binary) {
        return new Payload(
                files(binary, ALL_SHARE, ALL_SIGMA),
                files(binary, SLIM_SHARE, SLIM_SIGMA),
                files(binary, UBUNTU_SHARE, SLIM_SIGMA),
                CONTROL_FILES,
                STANZA,
                0,
                false,
                Provenance.MODEL);
    }

    private static Files files(BinaryPackage binary, double share, double sigma) {
        long bytes = Math.round(binary.installedSize() * share);
        return new Files(Weight.estimated(bytes, sigma), gzip(binary, bytes));
    }

    /** What gzip makes of the part of a package's files that is {@code bytes} long. */
    static Weight gzip(BinaryPackage binary, long bytes) {
        if (binary.download().bytes() == 0 || binary.installedSize() == 0) {
            return Weight.estimated(Math.round(bytes / UNPACKED_OVER_GZIP), GZIP_SIGMA * 2);
        }
        double share = bytes / (binary.installedSize() * ALL_SHARE);
        return Weight.estimated(
                Math.round(binary.download().bytes() * GZIP_OVER_DEB * Math.min(1, share)),
                GZIP_SIGMA);
    }
}

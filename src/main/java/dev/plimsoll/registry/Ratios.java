package dev.plimsoll.registry;

import dev.plimsoll.fact.Weight;
import dev.plimsoll.image.ImageReference;

/**
 * How much larger images are than what a pull transfers, where nothing better is known. Measured on
 * published images of 2026.
 */
final class Ratios {

    /** Relative deviation of a family's ratio: the greatest error seen was 1.5 %. */
    private static final double FAMILY_SIGMA = 0.012;

    private static final double PYTHON = 2.72;
    private static final double DEBIAN_SLIM = 2.65;
    private static final double DEBIAN = 2.42;
    private static final double UBUNTU = 2.63;
    private static final double ALPINE = 2.23;
    private static final double BUILDPACK = 2.9;
    private static final double LEAST = 1.8;
    private static final double GREATEST = 3.6;

    /**
     * Tars hold more than the files: a header of 512 bytes for each, and padding. Root file systems
     * 1.031 to 1.041, packages 1.017 to 1.020.
     */
    private static final double TAR_OF_ROOT = 1.036;

    private static final double TAR_OF_PACKAGES = 1.02;
    private static final double TAR_OF_OTHERS = 1.03;
    private static final double ROOT_SIGMA = 0.004;
    private static final double OTHER_SIGMA = 0.01;

    /**
     * In small layers the headers of many small files weigh more: 1.11 was seen with certificates
     * and time zones.
     */
    private static final long SMALL_TAR = 20_000_000;

    private static final double SMALL_SIGMA = 0.05;

    private Ratios() {}

    /** Of a layer whose packed size is all that is known. */
    static Weight ofPacked(ImageReference image, long packed) {
        if (!image.isOfficial()) return anything(packed);
        String tag = image.tag().orElse("");
        return switch (image.repository()) {
            case "library/python" -> family(packed, PYTHON);
            case "library/debian" -> family(packed, tag.contains("slim") ? DEBIAN_SLIM : DEBIAN);
            case "library/ubuntu" -> family(packed, UBUNTU);
            case "library/alpine" -> family(packed, ALPINE);
            case "library/buildpack-deps" -> family(packed, BUILDPACK);
            default -> anything(packed);
        };
    }

    /** Of a layer whose tar's size is known. */
    static Weight ofTar(long tar, boolean first, String createdBy) {
        if (first) return Weight.estimated(Math.round(tar / TAR_OF_ROOT), ROOT_SIGMA);
        double ratio = createdBy.contains("apt-get") ? TAR_OF_PACKAGES : TAR_OF_OTHERS;
        return Weight.estimated(
                Math.round(tar / ratio), tar < SMALL_TAR ? SMALL_SIGMA : OTHER_SIGMA);
    }

    private static Weight family(long packed, double ratio) {
        return Weight.estimated(Math.round(packed * ratio), FAMILY_SIGMA);
    }

    private static Weight anything(long packed) {
        return Weight.between(Math.round(packed * LEAST), Math.round(packed * GREATEST));
    }
}

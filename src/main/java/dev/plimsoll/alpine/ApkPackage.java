package dev.plimsoll.alpine;

import java.util.List;
import java.util.Optional;

/**
 * A record of an APKINDEX (apk-tools, {@code doc/apk-package.5.scd}).
 *
 * @param size of the {@code .apk}, in bytes
 * @param installedSize of its files, in bytes
 * @param providerPriority who is preferred among those that provide a name
 */
public record ApkPackage(
        String name,
        String version,
        String architecture,
        long size,
        long installedSize,
        List<ApkDependency> depends,
        List<ApkDependency> provides,
        int providerPriority,
        List<ApkDependency> installIf) {

    /** Older packages' sizes are in whole blocks. */
    private static final int BLOCK = 4096;

    /**
     * Files of block-rounded packages over their stated size: 1/1.113 (3.20) to 1/1.127 (3.17),
     * measured on base images.
     */
    private static final double REAL_SHARE_OF_BLOCKS = 0.89;

    /**
     * Bytes of its files: as stated by today's abuild, a share of it where it is a round number of
     * blocks.
     */
    public long files() {
        return isRounded() ? Math.round(installedSize * REAL_SHARE_OF_BLOCKS) : installedSize;
    }

    /**
     * Relative deviation of {@link #files}: 1 % as stated, 2 % from blocks (measured on base
     * images).
     */
    public double sigma() {
        return isRounded() ? 0.02 : 0.01;
    }

    private boolean isRounded() {
        return installedSize > 0 && installedSize % BLOCK == 0;
    }

    /** Whether it meets the atom by its name or by what it provides. */
    public boolean serves(ApkDependency atom) {
        if (atom.name().equals(name)) return atom.admits(Optional.of(version));
        return provides.stream()
                .filter(provided -> provided.name().equals(atom.name()))
                .anyMatch(provided ->
                        atom.admits(Optional.of(provided.version()).filter(v -> !v.isEmpty())));
    }

    public String id() {
        return name + "=" + version;
    }
}

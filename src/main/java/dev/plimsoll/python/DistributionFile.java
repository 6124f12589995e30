package dev.plimsoll.python;

import java.util.Optional;

/**
 * A wheel or source distribution as an index lists it.
 *
 * @param url absolute
 * @param sha256 lower-case hex
 * @param requiresPython a version specifier
 * @param bytes the file's size
 */
public record DistributionFile(
        PackageName project,
        String filename,
        String url,
        Optional<String> sha256,
        Optional<String> requiresPython,
        boolean yanked,
        Optional<Long> bytes,
        boolean metadataAnnounced) {

    public boolean isWheel() {
        return filename.endsWith(".whl");
    }
}

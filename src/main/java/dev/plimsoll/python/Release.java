package dev.plimsoll.python;

import java.util.List;

/**
 * The files of one version that an interpreter can take, the best first: wheels by their tags, then
 * the source distribution.
 *
 * @param yanked whether all of them are yanked
 */
record Release(Version version, String written, List<DistributionFile> files, boolean yanked) {

    /** The best file whose hash is allowed; a file without a known hash is as good as allowed. */
    DistributionFile best(List<String> hashes) {
        if (hashes.isEmpty()) return files.getFirst();
        return files.stream()
                .filter(file ->
                        file.sha256().map(hash -> hashes.contains("sha256:" + hash)).orElse(true))
                .findFirst()
                .orElseGet(files::getFirst);
    }

    boolean hasAllowed(List<String> hashes) {
        return hashes.isEmpty()
                || files.stream()
                        .anyMatch(file ->
                                file.sha256()
                                        .map(hash -> hashes.contains("sha256:" + hash))
                                        .orElse(true));
    }

    boolean hasWheel() {
        return files.getFirst().isWheel();
    }
}

package dev.plimsoll.python;

import java.util.List;
import java.util.Optional;

/**
 * What a source distribution's name says, for a project that is known: older names may hold
 * hyphens.
 */
public record SdistFilename(PackageName project, Version version) {

    private static final List<String> EXTENSIONS =
            List.of(".tar.gz", ".zip", ".tar.bz2", ".tgz", ".tar.xz");

    /**
     * The project and version; where several hyphens could part them, the one that leaves {@code
     * project}.
     */
    public static Optional<SdistFilename> parse(String filename, PackageName project) {
        return stem(filename)
                .flatMap(stem -> {
                    for (int hyphen = stem.indexOf('-');
                            hyphen > 0;
                            hyphen = stem.indexOf('-', hyphen + 1)) {
                        if (!PackageName.of(stem.substring(0, hyphen)).equals(project)) continue;
                        return Version.parse(stem.substring(hyphen + 1))
                                .map(version -> new SdistFilename(project, version));
                    }
                    return Optional.empty();
                });
    }

    /** The same where the project is not known: the last hyphen parts. */
    public static Optional<SdistFilename> parse(String filename) {
        return stem(filename)
                .flatMap(stem -> {
                    int hyphen = stem.lastIndexOf('-');
                    if (hyphen <= 0) return Optional.empty();
                    return Version.parse(stem.substring(hyphen + 1))
                            .map(version ->
                                    new SdistFilename(
                                            PackageName.of(stem.substring(0, hyphen)), version));
                });
    }

    private static Optional<String> stem(String filename) {
        return EXTENSIONS.stream()
                .filter(filename::endsWith)
                .findFirst()
                .map(extension -> filename.substring(0, filename.length() - extension.length()));
    }
}

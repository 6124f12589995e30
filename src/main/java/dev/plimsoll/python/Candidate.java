package dev.plimsoll.python;

import java.util.Optional;
import java.util.SortedSet;

/**
 * A version of a project, with the extras that are wanted of it.
 *
 * @param file empty where it is installed already
 */
record Candidate(
        PackageName project,
        SortedSet<String> extras,
        Version version,
        Optional<DistributionFile> file) {

    String identifier() {
        return identifier(project, extras);
    }

    static String identifier(PackageName project, SortedSet<String> extras) {
        return extras.isEmpty() ? project.value() : project + extras.toString();
    }

    boolean isInstalled() {
        return file.isEmpty();
    }

    boolean sameRelease(Candidate other) {
        return project.equals(other.project)
                && version.equals(other.version)
                && file.equals(other.file);
    }
}

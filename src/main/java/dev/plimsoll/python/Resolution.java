package dev.plimsoll.python;

import java.util.List;
import java.util.Optional;

/**
 * What an installer would choose.
 *
 * @param chosen in the order of installation: what others need comes first
 * @param unresolved what could not be found out
 * @param quality how sure the choice of versions is
 */
public record Resolution(List<Chosen> chosen, List<Unresolved> unresolved, Quality quality) {

    /** How the versions were found. */
    public enum Quality {
        /** As the installer finds them. */
        RESOLVED,
        /** From a list of files that may lack newer ones. */
        FROM_PARTIAL_LISTS,
        /** Newest versions, since no consistent set was found within the limits. */
        NEWEST
    }

    /**
     * A file to be installed.
     *
     * @param askedBy the requirement that brought it, such as {@code flask==3.0.3}, and who stated
     *     it
     * @param pinned whether the version is written down, so that it does not move by itself
     */
    public record Chosen(
            PackageName project,
            Version version,
            DistributionFile file,
            List<String> extras,
            String askedBy,
            boolean pinned) {}

    /** {@code why} completes "… is not known: " and holds no credential. */
    public record Unresolved(PackageName project, String why) {}

    public Resolution {
        chosen = List.copyOf(chosen);
        unresolved = List.copyOf(unresolved);
    }

    public Optional<Chosen> find(PackageName project) {
        return chosen.stream().filter(one -> one.project().equals(project)).findFirst();
    }
}

package dev.plimsoll.python;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A requirement inside the search.
 *
 * @param exactly the one candidate that will do: what {@code name[extra]} needs of {@code name}
 * @param shown such as {@code flask==3.0.3}
 */
record Want(
        PackageName project,
        SortedSet<String> extras,
        SpecifierSet specifier,
        List<String> hashes,
        Optional<Candidate> exactly,
        String shown) {

    static Want of(Requirement requirement, List<String> hashes) {
        return new Want(
                requirement.project(),
                requirement.extraNames(),
                requirement.specifier(),
                hashes,
                Optional.empty(),
                requirement.toString());
    }

    static Want exactly(Candidate candidate) {
        Candidate bare =
                new Candidate(
                        candidate.project(),
                        new TreeSet<>(),
                        candidate.version(),
                        candidate.file());
        String shown = candidate.project() + "==" + candidate.version();
        return new Want(
                candidate.project(),
                new TreeSet<>(),
                SpecifierSet.ANY,
                List.of(),
                Optional.of(bare),
                shown);
    }

    /** The same without its extras: so that their version is settled with the bare project's. */
    Want bare() {
        return new Want(project, new TreeSet<>(), specifier, hashes, Optional.empty(), shown);
    }

    String identifier() {
        return Candidate.identifier(project, extras);
    }

    boolean isSatisfiedBy(Candidate candidate) {
        if (exactly.isPresent()) return exactly.get().sameRelease(candidate);
        return specifier.contains(candidate.version());
    }
}

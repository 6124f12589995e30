package dev.plimsoll.python;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an installer is asked to find.
 *
 * @param asks in the order of the command
 * @param constraints restrict versions and ask for nothing
 * @param preferWheels an older wheel before a newer source distribution ({@code --prefer-binary})
 * @param withDependencies false for {@code --no-deps}
 * @param installed what the environment holds; satisfying versions are kept
 */
public record ResolutionRequest(
        Interpreter interpreter,
        List<Ask> asks,
        List<Requirement> constraints,
        FormatControl formats,
        SpecifierSet.Prereleases prereleases,
        boolean preferWheels,
        boolean withDependencies,
        Upgrade upgrade,
        Map<PackageName, Version> installed,
        Set<PackageName> ignored) {

    /** How far installed versions are left alone. */
    public enum Upgrade {
        /** Whatever satisfies stays. */
        NO,
        /**
         * {@code --upgrade}: what is asked for by name becomes the newest, the rest stays if it
         * satisfies.
         */
        ASKED,
        /** {@code --upgrade-strategy eager}. */
        ALL
    }

    /**
     * A requirement that the command or a file of it states.
     *
     * @param hashes {@code sha256:…}; none is any file
     */
    public record Ask(Requirement requirement, List<String> hashes) {
        public static Ask of(Requirement requirement) {
            return new Ask(requirement, List.of());
        }
    }

    public ResolutionRequest {
        asks = List.copyOf(asks);
        constraints = List.copyOf(constraints);
        installed = Map.copyOf(installed);
        ignored = Set.copyOf(ignored);
    }

    /** As {@code pip install} without options, into an empty environment. */
    public static ResolutionRequest of(Interpreter interpreter, List<Requirement> requirements) {
        return new ResolutionRequest(
                interpreter,
                requirements.stream().map(Ask::of).toList(),
                List.of(),
                FormatControl.ANY,
                SpecifierSet.Prereleases.DEFAULT,
                false,
                true,
                Upgrade.NO,
                Map.of(),
                Set.of());
    }

    public ResolutionRequest withConstraints(List<Requirement> other) {
        return new ResolutionRequest(
                interpreter,
                asks,
                other,
                formats,
                prereleases,
                preferWheels,
                withDependencies,
                upgrade,
                installed,
                ignored);
    }

    public ResolutionRequest withFormats(FormatControl other) {
        return new ResolutionRequest(
                interpreter,
                asks,
                constraints,
                other,
                prereleases,
                preferWheels,
                withDependencies,
                upgrade,
                installed,
                ignored);
    }

    public ResolutionRequest withPrereleases(SpecifierSet.Prereleases other) {
        return new ResolutionRequest(
                interpreter,
                asks,
                constraints,
                formats,
                other,
                preferWheels,
                withDependencies,
                upgrade,
                installed,
                ignored);
    }

    public ResolutionRequest withoutDependencies() {
        return new ResolutionRequest(
                interpreter,
                asks,
                constraints,
                formats,
                prereleases,
                preferWheels,
                false,
                upgrade,
                installed,
                ignored);
    }

    public ResolutionRequest withInstalled(Map<PackageName, Version> other, Upgrade how) {
        return new ResolutionRequest(
                interpreter,
                asks,
                constraints,
                formats,
                prereleases,
                preferWheels,
                withDependencies,
                how,
                other,
                ignored);
    }

    /** Leaves out projects that come from elsewhere, whoever asks for them. */
    public ResolutionRequest ignoring(Set<PackageName> projects) {
        return new ResolutionRequest(
                interpreter,
                asks,
                constraints,
                formats,
                prereleases,
                preferWheels,
                withDependencies,
                upgrade,
                installed,
                projects);
    }
}

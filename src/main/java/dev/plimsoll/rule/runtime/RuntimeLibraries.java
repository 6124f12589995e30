package dev.plimsoll.rule.runtime;

import dev.plimsoll.debian.BinaryPackage;
import dev.plimsoll.debian.PackageIndex;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the libraries that a program built against a development package loads when it runs.
 *
 * <p>A {@code -dev} package depends on the libraries of its own source package; that holds for
 * 4,113 of the 4,805 packages in bookworm's section libdevel. Names of libraries change with every
 * suite, so they are read from its index and never written down here. Metapackages are followed to
 * what they stand for.
 */
public final class RuntimeLibraries {

    /**
     * {@code default-libmysqlclient-dev}, {@code libmariadb-dev-compat}, {@code libmariadb-dev}:
     * the longest way seen.
     */
    private static final int MOST_HOPS = 4;

    private final PackageIndex index;

    public RuntimeLibraries(PackageIndex index) {
        this.index = index;
    }

    /**
     * The library packages in the order of the index; empty where the package or its libraries are
     * not known there.
     */
    public Optional<List<String>> of(String developmentPackage) {
        return find(developmentPackage)
                .map(found -> of(found, 0))
                .filter(libraries -> !libraries.isEmpty())
                .map(List::copyOf);
    }

    /** The package that the name stands for: itself, or the only one that provides it. */
    Optional<BinaryPackage> find(String name) {
        Optional<BinaryPackage> itself = index.candidate(name);
        return itself.isPresent() ? itself : index.providers(name).stream().findFirst();
    }

    private Set<String> of(BinaryPackage development, int hops) {
        Set<String> libraries = new LinkedHashSet<>();
        for (BinaryPackage needed : dependencies(development)) {
            if (isSibling(development, needed) && isLibrary(development, needed))
                libraries.add(needed.name());
        }
        if (!libraries.isEmpty() || hops == MOST_HOPS) return libraries;
        List<BinaryPackage> onward =
                dependencies(development).stream()
                        .filter(needed ->
                                needed.name().endsWith("dev")
                                        || needed.name().endsWith("-dev-compat"))
                        .toList();
        List<BinaryPackage> siblings =
                onward.stream().filter(needed -> isSibling(development, needed)).toList();
        for (BinaryPackage next : siblings.isEmpty() ? onward : siblings)
            libraries.addAll(of(next, hops + 1));
        return libraries;
    }

    private List<BinaryPackage> dependencies(BinaryPackage development) {
        return development
                .dependencies()
                .required()
                .map(dependency -> dependency.alternatives().getFirst().name())
                .flatMap(name -> find(name).stream())
                .toList();
    }

    private static boolean isSibling(BinaryPackage one, BinaryPackage other) {
        return one.builtFrom().name().equals(other.builtFrom().name());
    }

    /** {@code lib…}, or as {@code zlib1g} for {@code zlib1g-dev}. */
    private static boolean isLibrary(BinaryPackage development, BinaryPackage needed) {
        String name = needed.name();
        if (name.endsWith("dev")
                || name.endsWith("-dev-bin")
                || name.endsWith("-tools")
                || name.endsWith("-bin")) return false;
        return name.startsWith("lib") || development.name().equals(name + "-dev");
    }
}

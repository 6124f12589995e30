package dev.plimsoll.build.python;

import dev.plimsoll.build.FileGroup;
import dev.plimsoll.fact.Answer;
import dev.plimsoll.fact.Provenance;
import dev.plimsoll.fact.Weight;
import dev.plimsoll.image.ImagePath;
import dev.plimsoll.python.PackageName;
import dev.plimsoll.python.PythonIndex;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What pip keeps of a run: wheels as downloaded, pages as transferred, and a header of each;
 * measured on pip 23 and 26.
 */
final class PipCache {

    private static final long HEADER_BYTES = 350;

    /**
     * A page where its size is not known: 7 kB to 70 kB for most projects, half a megabyte for few.
     */
    private static final long PAGE_BYTES = 25_000;

    private static final double SIGMA_OF_PAGE = 0.8;

    /** A page is packed anew by each server, and grows with each release. */
    private static final double SIGMA_OF_READ_PAGE = 0.03;

    /**
     * The build environment of a project with setuptools: its wheel and its page; 1.08 MB measured.
     */
    private static final Weight BUILD_BACKEND = Weight.estimated(1_080_000, 0.15);

    /** Wheels do not shrink further. */
    private static final double COMPRESSED = 0.995;

    private final PythonIndex index;
    private final BuildEnvironments builds;
    private final Set<PackageName> pages = new TreeSet<>();
    private Weight files = Weight.ZERO;

    PipCache(PythonIndex index, BuildEnvironments builds) {
        this.index = index;
        this.builds = builds;
    }

    void downloaded(PackageName project, long wheelBytes) {
        pages.add(project);
        files = files.plus(Weight.exact(wheelBytes + HEADER_BYTES));
    }

    /** A source distribution was downloaded, and the wheel made of it is kept, too. */
    void built(PackageName project, long sourceBytes, Weight wheel) {
        pages.add(project);
        files = files.plus(Weight.exact(sourceBytes + HEADER_BYTES)).plus(wheel);
    }

    Optional<FileGroup> group(Optional<ImagePath> folder, boolean looksForNewPip) {
        if (folder.isEmpty() || (pages.isEmpty() && !looksForNewPip)) return Optional.empty();
        if (looksForNewPip) pages.add(PackageName.of("pip"));
        index.expect(pages);
        Weight all = files;
        for (PackageName project : pages) all = all.plus(page(project));
        return Optional.of(
                FileGroup.opaque(
                        "pip-cache", folder.get(), all, all.times(COMPRESSED), Provenance.MODEL));
    }

    private Weight page(PackageName project) {
        return switch (index.pageBytes(project)) {
            case Answer.Known<Long>(Long bytes) ->
                    Weight.estimated(bytes + HEADER_BYTES, SIGMA_OF_READ_PAGE);
            case Answer.Unknown<Long>(String why) -> Weight.estimated(PAGE_BYTES, SIGMA_OF_PAGE);
        };
    }

    /**
     * {@code --no-cache-dir} on the command line does not reach the environments in which sources
     * are built.
     */
    Optional<FileGroup> buildGroup(
            Optional<ImagePath> folder, boolean isolation, boolean besideOwn) {
        if (folder.isEmpty() || builds.isEmpty() || !isolation) return Optional.empty();
        Weight all = builds.files().map(files -> downloads(files, besideOwn)).orElse(BUILD_BACKEND);
        return Optional.of(
                FileGroup.opaque(
                        "pip-cache", folder.get(), all, all.times(COMPRESSED), Provenance.MODEL));
    }

    /** What the run itself downloaded lies there once. */
    private Weight downloads(Map<PackageName, Weight> wheels, boolean besideOwn) {
        Weight all = Weight.ZERO;
        for (var wheel : wheels.entrySet()) {
            if (besideOwn && pages.contains(wheel.getKey())) continue;
            all = all.plus(wheel.getValue()).plus(Weight.exact(HEADER_BYTES));
            all = all.plus(page(wheel.getKey()));
        }
        // a backend may ask for more once it is asked
        return Weight.estimated(all.bytes(), Math.max(all.sigma(), BUILD_BACKEND.sigma()));
    }
}

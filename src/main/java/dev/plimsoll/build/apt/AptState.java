package dev.plimsoll.build.apt;

import dev.plimsoll.build.BaseImage;
import dev.plimsoll.build.Inventory;
import dev.plimsoll.build.StateKey;
import dev.plimsoll.debian.AptSources;
import dev.plimsoll.debian.AptSources.Distribution;
import dev.plimsoll.debian.AptSources.Source;
import dev.plimsoll.debian.Excludes;
import dev.plimsoll.debian.InstalledPackages;
import dev.plimsoll.fact.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What dpkg and apt know in a stage.
 *
 * @param release the suite's code name
 */
public record AptState(
        InstalledPackages installed, AptSources sources, Excludes excludes, String release) {

    /** Unknown where the base image is, or where it has no dpkg. */
    public static final StateKey<Answer<AptState>> KEY = StateKey.fromBase("dpkg", AptState::of);

    private static Answer<AptState> of(Optional<BaseImage> base) {
        if (base.isEmpty()) return Answer.unknown("there is no base image that could have apt");
        return base.get().inventory().flatMap(AptState::of);
    }

    private static Answer<AptState> of(Inventory inventory) {
        if (inventory.dpkg().versions().isEmpty())
            return Answer.unknown("no packages of dpkg are known in the base image");
        String release = inventory.osRelease().orElse("");
        AptSources sources =
                inventory.aptSources().sources().isEmpty()
                        ? usual(inventory.osId(), release)
                        : inventory.aptSources();
        return Answer.known(
                new AptState(
                        inventory.dpkg(), sources, Excludes.of(inventory.pathExcludes()), release));
    }

    /** What the official images' sources are, where they could not be read. */
    private static AptSources usual(String osId, String release) {
        if (release.isEmpty()) return new AptSources(List.of());
        boolean ubuntu = osId.equals("ubuntu");
        List<String> components =
                ubuntu ? List.of("main", "restricted", "universe", "multiverse") : List.of("main");
        Distribution distribution = ubuntu ? Distribution.UBUNTU : Distribution.DEBIAN;
        return new AptSources(
                List.of(
                        new Source(distribution, release, components),
                        new Source(distribution, release + "-updates", components),
                        new Source(distribution, release + "-security", components)));
    }

    AptState with(InstalledPackages other) {
        return new AptState(other, sources, excludes, release);
    }

    /**
     * The same with a suite that a command names, such as backports, which someone must have added
     * before.
     */
    AptState offering(String suite) {
        if (sources.sources().isEmpty()
                || sources.sources().stream().anyMatch(source -> source.suite().equals(suite)))
            return this;
        if (suite.equals("stable") || suite.equals("testing") || suite.isEmpty()) return this;
        Source first = sources.sources().getFirst();
        List<Source> more = new ArrayList<>(sources.sources());
        more.add(new Source(first.distribution(), suite, first.components()));
        return new AptState(installed, new AptSources(more), excludes, release);
    }
}

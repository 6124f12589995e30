package dev.plimsoll.job;

import dev.plimsoll.github.Delivery;
import dev.plimsoll.github.Repository;
import dev.plimsoll.store.InstalledOn;
import java.util.List;

/** What a delivery says of repositories, in the store's words. */
final class InstalledRepositories {

    private InstalledRepositories() {}

    static InstalledOn said(Delivery.Installed installed) {
        long installation = installed.installation();
        return switch (installed.change()) {
            case ADDED -> new InstalledOn.Added(installation, named(installed.repositories()));
            case REMOVED ->
                    new InstalledOn.Removed(
                            installation,
                            installed.repositories().stream().map(Repository::id).toList());
            case ENDED -> new InstalledOn.Ended(installation);
            case RENAMED -> new InstalledOn.Renamed(installation, named(installed.repositories()));
            case NONE -> new InstalledOn.Renamed(installation, List.of());
        };
    }

    static List<InstalledOn.Named> named(List<Repository> repositories) {
        return repositories.stream()
                .map(it -> new InstalledOn.Named(it.id(), it.owner(), it.name()))
                .toList();
    }
}

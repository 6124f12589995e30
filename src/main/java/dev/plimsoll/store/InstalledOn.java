package dev.plimsoll.store;

import java.util.List;

/** What a delivery says about where the App is installed. */
public sealed interface InstalledOn {

    /** A repository by the names that it has now. */
    record Named(long id, String owner, String name) {}

    /** The App was put on these. */
    record Added(long installation, List<Named> repositories) implements InstalledOn {}

    /** The App was taken off these, or they are gone. */
    record Removed(long installation, List<Long> repositories) implements InstalledOn {}

    /** The App was taken off all repositories of an owner. */
    record Ended(long installation) implements InstalledOn {}

    /** They go by other names, or belong to another owner. */
    record Renamed(long installation, List<Named> repositories) implements InstalledOn {}
}

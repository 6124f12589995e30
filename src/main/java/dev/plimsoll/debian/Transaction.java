package dev.plimsoll.debian;

import java.util.List;
import java.util.stream.Stream;

/**
 * What apt would do.
 *
 * @param added unpacked where no version was before, in the order of their choice
 * @param removed names of what goes
 * @param missing what stops a real apt, or is not known; then the rest is not to be believed
 * @param after what is installed once it is done
 */
public record Transaction(
        List<BinaryPackage> added,
        List<Upgrade> upgraded,
        List<String> removed,
        List<Missing> missing,
        InstalledPackages after) {

    /** A newer version in place of an installed one. */
    public record Upgrade(String from, BinaryPackage to) {}

    /** A package that cannot be had; {@code why} is a whole sentence without its full stop. */
    public record Missing(String name, String why) {}

    /** Everything whose files are written anew. */
    public Stream<BinaryPackage> unpacked() {
        return Stream.concat(added.stream(), upgraded.stream().map(Upgrade::to));
    }

    /** Whether nothing happens at all. */
    public boolean isEmpty() {
        return added.isEmpty() && upgraded.isEmpty() && removed.isEmpty() && missing.isEmpty();
    }
}

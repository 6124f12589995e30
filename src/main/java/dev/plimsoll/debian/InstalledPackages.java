package dev.plimsoll.debian;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What dpkg's status says is installed.
 *
 * @param versions name (without architecture) to version, the version empty where it is not known
 * @param automatic names that were installed only because others need them (apt's extended_states)
 */
public record InstalledPackages(Map<String, String> versions, Set<String> automatic) {

    public static final InstalledPackages NONE = new InstalledPackages(Map.of());

    /** All of them count as asked for, as in an image whose marks are not known. */
    public InstalledPackages(Map<String, String> versions) {
        this(versions, Set.of());
    }

    public boolean has(String name) {
        return versions.containsKey(name);
    }

    /** The version, where it is installed and known. */
    public Optional<DebianVersion> version(String name) {
        return Optional.ofNullable(versions.get(name))
                .filter(text -> !text.isEmpty())
                .map(DebianVersion::new);
    }

    /** The same packages with other marks. */
    public InstalledPackages marked(Set<String> names, boolean asAutomatic) {
        Set<String> marks = new LinkedHashSet<>(automatic);
        if (asAutomatic) names.stream().filter(this::has).forEach(marks::add);
        else marks.removeAll(names);
        return new InstalledPackages(versions, marks);
    }

    InstalledPackages without(Set<String> names) {
        Map<String, String> left = new LinkedHashMap<>(versions);
        left.keySet().removeAll(names);
        Set<String> marks = new LinkedHashSet<>(automatic);
        marks.removeAll(names);
        return new InstalledPackages(left, marks);
    }
}

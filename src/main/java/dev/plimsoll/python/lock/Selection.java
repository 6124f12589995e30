package dev.plimsoll.python.lock;

import dev.plimsoll.python.MarkerEnvironment;
import dev.plimsoll.python.PackageName;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a command wants of a lock file.
 *
 * @param main whether the project's own dependencies are wanted
 * @param extras normalized names of the project's extras
 * @param groups normalized names of dependency groups
 */
public record Selection(
        MarkerEnvironment environment, boolean main, Set<String> extras, Set<String> groups) {

    public Selection {
        extras = Set.copyOf(normalized(extras));
        groups = Set.copyOf(normalized(groups));
    }

    /** The project's own dependencies alone. */
    public static Selection main(MarkerEnvironment environment) {
        return new Selection(environment, true, Set.of(), Set.of());
    }

    private static Set<String> normalized(Collection<String> names) {
        Set<String> normalized = new TreeSet<>();
        names.forEach(name -> normalized.add(PackageName.of(name).value()));
        return normalized;
    }
}

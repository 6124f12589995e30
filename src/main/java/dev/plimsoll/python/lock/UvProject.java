package dev.plimsoll.python.lock;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a pyproject.toml says to uv.
 *
 * @param defaultGroups normalized names of the groups that are installed unless told otherwise
 */
public record UvProject(Set<String> defaultGroups) {

    /** Where there is no such file. */
    public static final UvProject NONE = new UvProject(Set.of("dev"));

    public UvProject {
        defaultGroups = Set.copyOf(defaultGroups);
    }

    /** Empty where the text is no TOML. */
    public static Optional<UvProject> parse(String text) {
        return LockText.toml(text)
                .map(root -> {
                    var said = root.path("tool").path("uv").path("default-groups");
                    if (said.isMissingNode()) return NONE;
                    if (said.isArray()) return new UvProject(Set.copyOf(LockText.names(said)));
                    // "all"
                    return new UvProject(
                            new TreeSet<>(dev.plimsoll.python.DependencyGroups.names(root)));
                });
    }
}

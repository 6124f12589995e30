package dev.plimsoll.python.lock;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plimsoll.python.DependencyGroups;
import dev.plimsoll.python.PackageName;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a pyproject.toml says to pdm; names normalized.
 *
 * @param developmentGroups installed unless told otherwise
 * @param extras optional dependencies
 * @param isPackage whether the project itself is installed, too
 */
public record PdmProject(Set<String> developmentGroups, Set<String> extras, boolean isPackage) {

    /** Where there is no such file. */
    public static final PdmProject NONE = new PdmProject(Set.of(), Set.of(), false);

    public PdmProject {
        developmentGroups = Set.copyOf(developmentGroups);
        extras = Set.copyOf(extras);
    }

    /** Empty where the text is no TOML. */
    public static Optional<PdmProject> parse(String text) {
        return LockText.toml(text)
                .map(root -> {
                    JsonNode pdm = root.path("tool").path("pdm");
                    Set<String> groups = new TreeSet<>(DependencyGroups.names(root));
                    addNames(pdm.path("dev-dependencies"), groups);
                    Set<String> extras = new TreeSet<>();
                    addNames(root.path("project").path("optional-dependencies"), extras);
                    return new PdmProject(
                            groups,
                            extras,
                            root.path("project").has("name")
                                    && pdm.path("distribution").asBoolean(true));
                });
    }

    private static void addNames(JsonNode table, Set<String> into) {
        table.properties().forEach(one -> into.add(PackageName.of(one.getKey()).value()));
    }

    /** Both kinds. */
    public Set<String> allGroups() {
        Set<String> all = new TreeSet<>(developmentGroups);
        all.addAll(extras);
        return all;
    }
}

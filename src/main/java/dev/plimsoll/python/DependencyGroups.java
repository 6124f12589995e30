package dev.plimsoll.python;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The {@code [dependency-groups]} of a pyproject.toml; PEP 735. */
public final class DependencyGroups {

    private static final TomlMapper TOML = new TomlMapper();

    private DependencyGroups() {}

    /** The requirements of a group, as written; empty where there is no such group. */
    public static Optional<List<String>> read(String pyproject, String group) {
        try {
            return of(TOML.readTree(pyproject), group);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** The same of a file that is read already. */
    public static Optional<List<String>> of(JsonNode pyproject, String group) {
        JsonNode groups = pyproject.path("dependency-groups");
        if (find(groups, group).isEmpty()) return Optional.empty();
        List<String> requirements = new ArrayList<>();
        collect(groups, group, new TreeSet<>(), requirements);
        return Optional.of(List.copyOf(requirements));
    }

    /** The normalized names of all groups. */
    public static Set<String> names(JsonNode pyproject) {
        Set<String> names = new TreeSet<>();
        pyproject
                .path("dependency-groups")
                .properties()
                .forEach(one -> names.add(PackageName.of(one.getKey()).value()));
        return names;
    }

    private static Optional<JsonNode> find(JsonNode groups, String group) {
        PackageName wanted = PackageName.of(group);
        return groups.properties().stream()
                .filter(one -> PackageName.of(one.getKey()).equals(wanted))
                .map(java.util.Map.Entry::getValue)
                .findFirst();
    }

    private static void collect(
            JsonNode groups, String group, Set<PackageName> open, List<String> into) {
        // a group that includes itself is an error of the file; it ends here
        if (!open.add(PackageName.of(group))) return;
        find(groups, group)
                .ifPresent(list -> {
                    for (JsonNode one : list) {
                        if (one.isTextual()) into.add(one.asText());
                        else if (one.path("include-group").isTextual())
                            collect(groups, one.path("include-group").asText(), open, into);
                    }
                });
        open.remove(PackageName.of(group));
    }
}

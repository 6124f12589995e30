package dev.plimsoll.python.lock;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plimsoll.python.DistributionFile;
import dev.plimsoll.python.MarkerEnvironment;
import dev.plimsoll.python.PackageName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** {@code pylock.toml}: packages with markers over extras and groups, and their files; PEP 751. */
public final class Pylock {

    private final JsonNode root;

    private Pylock(JsonNode root) {
        this.root = root;
    }

    /** Whether a file is named so: {@code pylock.toml}, {@code pylock.NAME.toml}. */
    public static boolean isNamed(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.equals("pylock.toml") || (name.startsWith("pylock.") && name.endsWith(".toml"));
    }

    /** Empty where the text is no such file. */
    public static Optional<Pylock> parse(String text) {
        return LockText.toml(text).filter(root -> root.has("lock-version")).map(Pylock::new);
    }

    /** All that is installed; to the groups asked for come those that the file has as default. */
    public List<Pinned> select(Selection selection) {
        Set<String> groups = new TreeSet<>(selection.groups());
        groups.addAll(LockText.names(root.path("default-groups")));
        MarkerEnvironment environment =
                selection
                        .environment()
                        .with("extras", String.join(",", new TreeSet<>(selection.extras())))
                        .with("dependency_groups", String.join(",", groups));
        Map<PackageName, Pinned> pinned = new LinkedHashMap<>();
        for (JsonNode one : root.path("packages")) {
            String name = one.path("name").asText("");
            boolean applies =
                    LockText.marker(one.path("marker"))
                            .map(marker -> marker.holds(environment))
                            .orElse(true);
            if (name.isEmpty() || !applies) continue;
            PackageName project = PackageName.of(name);
            pinned.putIfAbsent(
                    project,
                    new Pinned(
                            project,
                            LockText.text(one.path("version")),
                            source(one),
                            files(project, one),
                            List.of()));
        }
        return List.copyOf(pinned.values());
    }

    private static Pinned.Source source(JsonNode one) {
        if (one.has("directory"))
            return new Pinned.Folder(
                    one.path("directory").path("path").asText("."),
                    one.path("directory").path("editable").asBoolean(false));
        for (String kind : List.of("vcs", "archive")) {
            JsonNode place = one.path(kind);
            if (!place.isMissingNode())
                return new Pinned.Elsewhere(
                        place.path("url").asText(place.path("path").asText("a file")));
        }
        return LockText.index(one.path("index").asText(""));
    }

    private static List<DistributionFile> files(PackageName project, JsonNode one) {
        return LockText.files(
                project,
                one,
                "name",
                file ->
                        LockText.text(file.path("hashes").path("sha256"))
                                .map(hex -> "sha256:" + hex));
    }
}

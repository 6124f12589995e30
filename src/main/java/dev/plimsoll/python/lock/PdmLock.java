package dev.plimsoll.python.lock;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plimsoll.python.DistributionFile;
import dev.plimsoll.python.PackageName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code pdm.lock} since 4.3: each package says which groups bring it. A file without groups, of an
 * older pdm, is not read.
 */
public final class PdmLock {

    private final JsonNode root;

    private PdmLock(JsonNode root) {
        this.root = root;
    }

    /** Empty where the text is no such file. */
    public static Optional<PdmLock> parse(String text) {
        return LockText.toml(text)
                .filter(root -> root.path("metadata").has("lock_version"))
                .filter(root -> {
                    for (JsonNode one : root.path("package")) if (!one.has("groups")) return false;
                    return true;
                })
                .map(PdmLock::new);
    }

    /** All that is installed, the project itself left out. Extras are groups here. */
    public List<Pinned> select(Selection selection) {
        Map<PackageName, Pinned> pinned = new LinkedHashMap<>();
        for (JsonNode one : root.path("package")) {
            String name = one.path("name").asText("");
            if (name.isEmpty() || !isWanted(one, selection)) continue;
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

    private static boolean isWanted(JsonNode one, Selection selection) {
        boolean member =
                LockText.names(one.path("groups")).stream()
                        .anyMatch(group ->
                                group.equals("default")
                                        ? selection.main()
                                        : selection.groups().contains(group)
                                                || selection.extras().contains(group));
        return member
                && LockText.marker(one.path("marker"))
                        .map(marker -> marker.holds(selection.environment()))
                        .orElse(true);
    }

    private static Pinned.Source source(JsonNode one) {
        if (one.has("path")) {
            String path = one.path("path").asText();
            return path.endsWith(".whl") || path.endsWith(".gz") || path.endsWith(".zip")
                    ? new Pinned.Elsewhere(path)
                    : new Pinned.Folder(path, one.path("editable").asBoolean(false));
        }
        for (String kind : List.of("git", "hg", "svn", "bzr", "url"))
            if (one.has(kind)) return new Pinned.Elsewhere(one.path(kind).asText());
        return new Pinned.PublicIndex();
    }

    private static List<DistributionFile> files(PackageName project, JsonNode one) {
        List<DistributionFile> files = new ArrayList<>();
        for (JsonNode file : one.path("files")) {
            String name =
                    LockText.text(file.path("file"))
                            .or(() -> LockText.text(file.path("url")))
                            .map(LockText::lastName)
                            .orElse("");
            LockText.file(project, name, LockText.text(file.path("hash")), file.path("size"))
                    .ifPresent(files::add);
        }
        return files;
    }
}

package dev.plimsoll.python.lock;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plimsoll.python.PackageName;
import dev.plimsoll.python.SpecifierSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code Pipfile.lock}: packages for use and for development, each with its hashes. */
public final class PipfileLock {

    private final JsonNode root;
    private final Map<String, String> indexes = new LinkedHashMap<>();

    private PipfileLock(JsonNode root) {
        this.root = root;
        for (JsonNode source : root.path("_meta").path("sources"))
            indexes.put(source.path("name").asText(""), source.path("url").asText(""));
    }

    /** Empty where the text is no such file. */
    public static Optional<PipfileLock> parse(String text) {
        return LockText.json(text)
                .filter(root -> root.path("_meta").isObject())
                .map(PipfileLock::new);
    }

    /** What is installed; the group {@code dev} is what development needs. */
    public List<Pinned> select(Selection selection) {
        Map<PackageName, Pinned> pinned = new LinkedHashMap<>();
        if (selection.main()) read(root.path("default"), selection, pinned);
        if (selection.groups().contains("dev")) read(root.path("develop"), selection, pinned);
        return List.copyOf(pinned.values());
    }

    private void read(JsonNode table, Selection selection, Map<PackageName, Pinned> into) {
        for (var entry : table.properties()) {
            JsonNode one = entry.getValue();
            boolean applies =
                    LockText.marker(one.path("markers"))
                            .map(marker -> marker.holds(selection.environment()))
                            .orElse(true);
            if (!applies) continue;
            PackageName name = PackageName.of(entry.getKey());
            Optional<String> version =
                    LockText.text(one.path("version"))
                            .flatMap(SpecifierSet::parse)
                            .flatMap(SpecifierSet::pin)
                            .map(Object::toString);
            into.putIfAbsent(
                    name,
                    new Pinned(
                            name,
                            version,
                            source(one),
                            List.of(),
                            new ArrayList<>(LockText.texts(one.path("hashes")))));
        }
    }

    private Pinned.Source source(JsonNode one) {
        if (one.has("path"))
            return new Pinned.Folder(
                    one.path("path").asText(), one.path("editable").asBoolean(false));
        for (String kind : List.of("git", "hg", "svn", "file"))
            if (one.has(kind)) return new Pinned.Elsewhere(one.path(kind).asText());
        return LockText.index(indexes.getOrDefault(one.path("index").asText(""), ""));
    }
}

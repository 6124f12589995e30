package dev.plimsoll.image;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plimsoll.fact.Answer;
import dev.plimsoll.image.Manifest.ImageIndex;
import dev.plimsoll.image.Manifest.ImageManifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads manifests and indexes from their JSON. */
final class ManifestReader {

    /**
     * OCI sets no limit; Docker's engines stop at 127 layers, and indexes of hundreds of entries
     * exist.
     */
    private static final int MAX_ENTRIES = 2000;

    private ManifestReader() {}

    static Answer<Manifest> read(String json, Optional<String> mediaType) {
        Optional<JsonNode> parsed = Json.object(json);
        if (parsed.isEmpty()) return Answer.unknown("its manifest is not a JSON object");
        JsonNode root = parsed.get();
        String type = Json.text(root, "mediaType").or(() -> mediaType).orElse("");
        if (root.path("schemaVersion").asInt(2) == 1
                || type.contains("distribution.manifest.v1+")) {
            return Answer.unknown(
                    "its manifest is of schema 1, which registries no longer serve for current images");
        }
        if (root.has("manifests")) return index(root);
        if (root.has("layers")) return image(root);
        return Answer.unknown("its manifest is of an unknown type");
    }

    private static Answer<Manifest> index(JsonNode root) {
        return descriptors(root, "manifests").map(ImageIndex::new);
    }

    private static Answer<Manifest> image(JsonNode root) {
        Optional<Descriptor> config =
                Json.object(root, "config").flatMap(ManifestReader::descriptor);
        if (config.isEmpty()) return Answer.unknown("its manifest names no configuration");
        return descriptors(root, "layers")
                .map(layers ->
                        new ImageManifest(config.get(), layers, Json.map(root, "annotations")));
    }

    private static Answer<List<Descriptor>> descriptors(JsonNode root, String member) {
        List<JsonNode> elements = Json.elements(root, member);
        if (elements.size() > MAX_ENTRIES)
            return Answer.unknown("its manifest lists more than " + MAX_ENTRIES + " " + member);
        List<Descriptor> read = new ArrayList<>();
        for (JsonNode element : elements) {
            Optional<Descriptor> descriptor = descriptor(element);
            if (descriptor.isEmpty())
                return Answer.unknown(
                        "one of the " + member + " in its manifest has no proper digest or size");
            read.add(descriptor.get());
        }
        return Answer.known(List.copyOf(read));
    }

    private static Optional<Descriptor> descriptor(JsonNode node) {
        long size = node.path("size").asLong(-1);
        if (size < 0) return Optional.empty();
        return Json.text(node, "digest")
                .flatMap(Digest::parse)
                .map(digest ->
                        new Descriptor(
                                Json.text(node, "mediaType").orElse(""),
                                digest,
                                size,
                                Json.object(node, "platform").flatMap(ManifestReader::platform),
                                Json.map(node, "annotations"),
                                Json.text(node, "data")));
    }

    static Optional<Platform> platform(JsonNode node) {
        Optional<String> os = Json.text(node, "os");
        Optional<String> architecture = Json.text(node, "architecture");
        if (os.isEmpty() || architecture.isEmpty()) return Optional.empty();
        return Optional.of(
                new Platform(
                        os.get(),
                        architecture.get(),
                        Json.text(node, "variant").filter(v -> !v.isEmpty())));
    }
}

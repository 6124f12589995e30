package dev.plimsoll.image;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plimsoll.fact.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The configuration blob of an image; OCI image specification, config.md.
 *
 * @param diffIds digests of the layers' tars, the first layer's first
 */
public record ImageConfigFile(
        ImageConfig config,
        Optional<Platform> platform,
        List<Digest> diffIds,
        List<History> history) {

    /** One line of how an image came to be; {@code emptyLayer} lines made no layer. */
    public record History(String createdBy, boolean emptyLayer) {}

    /** Reads the blob. */
    public static Answer<ImageConfigFile> parse(String json) {
        return Json.object(json)
                .map(root -> Answer.known(read(root)))
                .orElseGet(() -> Answer.unknown("its configuration is not a JSON object"));
    }

    /** What made each of {@code layers} layers; empty texts where the history does not tell. */
    public List<String> createdBy(int layers) {
        List<String> made =
                history.stream()
                        .filter(line -> !line.emptyLayer())
                        .map(History::createdBy)
                        .toList();
        if (made.size() == layers) return made;
        List<String> unknown = new ArrayList<>();
        for (int i = 0; i < layers; i++) unknown.add("");
        return unknown;
    }

    private static ImageConfigFile read(JsonNode root) {
        List<Digest> diffIds =
                Json.object(root, "rootfs")
                        .map(rootfs -> Json.texts(rootfs, "diff_ids"))
                        .orElse(List.of())
                        .stream()
                        .flatMap(written -> Digest.parse(written).stream())
                        .toList();
        List<History> history =
                Json.elements(root, "history").stream()
                        .map(line ->
                                new History(
                                        Json.text(line, "created_by").orElse(""),
                                        line.path("empty_layer").asBoolean(false)))
                        .toList();
        ImageConfig config =
                Json.object(root, "config").map(ImageConfigFile::config).orElse(ImageConfig.EMPTY);
        return new ImageConfigFile(config, ManifestReader.platform(root), diffIds, history);
    }

    private static ImageConfig config(JsonNode config) {
        return new ImageConfig(
                environment(Json.texts(config, "Env")),
                Json.text(config, "User").orElse(""),
                Json.text(config, "WorkingDir").orElse(""),
                words(config, "Entrypoint"),
                words(config, "Cmd"),
                Json.texts(config, "Shell"),
                Json.texts(config, "OnBuild"),
                Json.map(config, "Labels"));
    }

    private static Optional<List<String>> words(JsonNode config, String member) {
        List<String> words = Json.texts(config, member);
        return words.isEmpty() ? Optional.empty() : Optional.of(words);
    }

    private static Map<String, String> environment(List<String> assignments) {
        Map<String, String> environment = new LinkedHashMap<>();
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=');
            if (equals > 0)
                environment.put(assignment.substring(0, equals), assignment.substring(equals + 1));
        }
        return environment;
    }
}

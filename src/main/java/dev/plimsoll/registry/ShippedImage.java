package dev.plimsoll.registry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plimsoll.build.BaseImage;
import dev.plimsoll.fact.Provenance;
import dev.plimsoll.fact.Weight;
import dev.plimsoll.image.Digest;
import dev.plimsoll.image.ImageReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A row of the facts that the program is shipped with.
 *
 * @param name such as {@code python:3.12-slim-bookworm}
 * @param digests of the image and of the index that led to it
 * @param uncompressed all layers together as published, in bytes
 * @param sigma relative deviation of {@code uncompressed}, or of the whole row where it was computed from others
 */
record ShippedImage(
        String name,
        String platform,
        List<String> digests,
        List<PackedLayer> layers,
        Map<String, String> environment,
        List<String> command,
        List<String> history,
        OptionalLong uncompressed,
        OptionalDouble sigma) {

    private static final double RATIO_SIGMA = 0.012;

    /** A layer as a pull transfers it. */
    record PackedLayer(Optional<Digest> digest, long bytes) {}

    // by hand: binding records by reflection takes longer than reading the file
    static ShippedImage of(JsonNode row) {
        Map<String, String> environment = new LinkedHashMap<>();
        row.path("env").properties().forEach(entry -> environment.put(entry.getKey(), entry.getValue().asText()));
        List<PackedLayer> layers = new ArrayList<>();
        row.path("layers").forEach(layer -> layers.add(new PackedLayer(Digest.parse(layer.path(0).asText("")), layer.path(1).asLong())));
        return new ShippedImage(
                row.path("name").asText(),
                row.path("platform").asText(),
                texts(row.path("digests")),
                layers,
                environment,
                texts(row.path("command")),
                texts(row.path("history")),
                row.has("uncompressed") ? OptionalLong.of(row.path("uncompressed").asLong()) : OptionalLong.empty(),
                row.has("sigma") ? OptionalDouble.of(row.path("sigma").asDouble()) : OptionalDouble.empty());
    }

    /** Its layers, for a reference that this row stands for with a relative deviation of {@code doubt}. */
    List<BaseImage.Layer> weighed(ImageReference reference, double doubt) {
        long total = layers.stream().mapToLong(PackedLayer::bytes).sum();
        ImageReference named = ImageReference.parse(name).orElse(reference);
        double ratio = uncompressed.orElseGet(() -> Ratios.ofPacked(named, total).bytes()) / (double) total;
        double ofUnpacked = Math.hypot(sigma.orElse(uncompressed.isPresent() ? 0 : RATIO_SIGMA), doubt);
        boolean computed = uncompressed.isEmpty() && sigma.isPresent();
        double ofPacked = Math.max(doubt, computed ? sigma.getAsDouble() : 0);
        List<BaseImage.Layer> weighed = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            PackedLayer layer = layers.get(i);
            weighed.add(new BaseImage.Layer(
                    doubt > 0 ? Optional.empty() : layer.digest(),
                    i < history.size() ? history.get(i) : "",
                    Weight.estimated(Math.round(layer.bytes() * ratio), ofUnpacked),
                    Weight.estimated(layer.bytes(), ofPacked),
                    Provenance.SHIPPED_FACTS));
        }
        return weighed;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }
}

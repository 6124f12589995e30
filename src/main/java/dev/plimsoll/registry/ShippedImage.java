package dev.plimsoll.registry;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.plimsoll.build.BaseImage;
import dev.plimsoll.fact.Provenance;
import dev.plimsoll.fact.Weight;
import dev.plimsoll.image.Digest;
import dev.plimsoll.image.ImageReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of the facts that the program is shipped with, in the file's own form.
 *
 * @param name such as {@code python:3.12-slim-bookworm}
 * @param layers digest (or null) and compressed bytes of each
 * @param uncompressed all layers together as published; null where that is not known
 * @param sigma relative deviation of {@code uncompressed}, or of the row where it was computed from others
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ShippedImage(
        String name,
        String platform,
        String date,
        List<String> digests,
        List<List<@Nullable Object>> layers,
        Map<String, String> env,
        List<String> command,
        List<String> history,
        @Nullable Long uncompressed,
        @Nullable Double sigma) {

    private static final double RATIO_SIGMA = 0.012;

    List<BaseImage.Layer> weighed(ImageReference reference, double doubt) {
        long total = layers.stream().mapToLong(ShippedImage::bytes).sum();
        ImageReference named = ImageReference.parse(name).orElse(reference);
        double ratio = (uncompressed == null ? Ratios.ofPacked(named, total).bytes() : uncompressed) / (double) total;
        double own = sigma != null ? sigma : uncompressed == null ? RATIO_SIGMA : 0;
        boolean computed = uncompressed == null && sigma != null;
        List<BaseImage.Layer> weighed = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            long bytes = bytes(layers.get(i));
            double ofPacked = Math.max(doubt, computed ? own : 0);
            weighed.add(new BaseImage.Layer(
                    doubt > 0 ? Optional.empty() : digest(layers.get(i)),
                    i < history.size() ? history.get(i) : "",
                    Weight.estimated(Math.round(bytes * ratio), Math.hypot(own, doubt)),
                    Weight.estimated(bytes, ofPacked),
                    Provenance.SHIPPED_FACTS));
        }
        return weighed;
    }

    private static long bytes(List<@Nullable Object> layer) {
        return layer.size() > 1 && layer.get(1) instanceof Number number ? number.longValue() : 0;
    }

    private static Optional<Digest> digest(List<@Nullable Object> layer) {
        return layer.getFirst() instanceof String written ? Digest.parse(written) : Optional.empty();
    }
}

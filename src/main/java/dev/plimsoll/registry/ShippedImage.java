package dev.plimsoll.registry;

import dev.plimsoll.build.BaseImage;
import dev.plimsoll.fact.Provenance;
import dev.plimsoll.fact.Weight;
import dev.plimsoll.image.Digest;
import dev.plimsoll.image.ImageReference;
import java.time.LocalDate;
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
 * @param gathered the day of which the row tells
 * @param digests of the image and of the index that led to it
 * @param uncompressed all layers together as published, in bytes
 * @param sigma relative deviation of {@code uncompressed}, or of the whole row where it was
 *     computed from others
 */
record ShippedImage(
        String name,
        String platform,
        LocalDate gathered,
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

    private static final int COLUMNS = 10;

    /** Reads a line of the facts: columns by tabs, lists by spaces, the history by semicolons. */
    static ShippedImage of(String line) {
        String[] columns = line.split("\t", COLUMNS);
        return new ShippedImage(
                columns[0],
                columns[1],
                LocalDate.parse(columns[2]),
                list(columns[3], " "),
                list(columns[4], " ").stream().map(ShippedImage::layer).toList(),
                environment(list(columns[8], " ")),
                list(columns[7], " "),
                list(columns[9], "; "),
                columns[5].isEmpty()
                        ? OptionalLong.empty()
                        : OptionalLong.of(Long.parseLong(columns[5])),
                columns[6].isEmpty()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(Double.parseDouble(columns[6])));
    }

    /**
     * Its layers, for a reference that this row stands for with a relative deviation of {@code
     * doubt}.
     */
    List<BaseImage.Layer> weighed(ImageReference reference, double doubt) {
        long total = layers.stream().mapToLong(PackedLayer::bytes).sum();
        ImageReference named = ImageReference.parse(name).orElse(reference);
        double ratio =
                uncompressed.orElseGet(() -> Ratios.ofPacked(named, total).bytes())
                        / (double) total;
        double ofUnpacked =
                Math.hypot(sigma.orElse(uncompressed.isPresent() ? 0 : RATIO_SIGMA), doubt);
        boolean computed = uncompressed.isEmpty() && sigma.isPresent();
        double ofPacked = Math.max(doubt, computed ? sigma.getAsDouble() : 0);
        List<BaseImage.Layer> weighed = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            PackedLayer layer = layers.get(i);
            String createdBy = i < history.size() ? history.get(i) : "";
            Weight bytes = Weight.estimated(Math.round(layer.bytes() * ratio), ofUnpacked);
            weighed.add(
                    new BaseImage.Layer(
                            doubt > 0 ? Optional.empty() : layer.digest(),
                            createdBy,
                            bytes,
                            Weight.estimated(layer.bytes(), ofPacked),
                            Provenance.SHIPPED_FACTS,
                            LayerFolders.ofPython(
                                    createdBy,
                                    bytes,
                                    layer.bytes(),
                                    environment.getOrDefault("PYTHON_VERSION", ""))));
        }
        return weighed;
    }

    private static PackedLayer layer(String written) {
        int equals = written.indexOf('=');
        return new PackedLayer(
                Digest.parse(written.substring(0, equals)),
                Long.parseLong(written.substring(equals + 1)));
    }

    private static Map<String, String> environment(List<String> assignments) {
        Map<String, String> environment = new LinkedHashMap<>();
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=');
            environment.put(assignment.substring(0, equals), assignment.substring(equals + 1));
        }
        return environment;
    }

    private static List<String> list(String column, String separator) {
        return column.isEmpty() ? List.of() : List.of(column.split(separator, -1));
    }
}

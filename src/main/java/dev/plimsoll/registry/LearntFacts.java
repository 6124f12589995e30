package dev.plimsoll.registry;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plimsoll.fact.FactStore;
import dev.plimsoll.fact.Weight;
import dev.plimsoll.image.Descriptor;
import dev.plimsoll.image.Digest;
import dev.plimsoll.image.ImageReference;
import dev.plimsoll.image.Manifest;
import dev.plimsoll.image.Manifest.ImageIndex;
import dev.plimsoll.image.Manifest.ImageManifest;
import dev.plimsoll.image.Platform;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** What registries once said, kept by digest; a number in each key lets its form change. */
final class LearntFacts {

    private static final String CONTENTS = "oci-layer:2:";

    private final FactStore store;

    /** Made when it is first needed: a command that learnt nothing need not pay for it. */
    private static final class Json {

        static final ObjectMapper MAPPER = new ObjectMapper();
    }

    LearntFacts(FactStore store) {
        this.store = store;
    }

    /** What a reference meant when it was last asked for. */
    Optional<SeenTag> seenTag(ImageReference reference) {
        return text("seen:image:" + reference).flatMap(SeenTag::parse);
    }

    Optional<Digest> seen(ImageReference reference) {
        return seenTag(reference).map(SeenTag::digest);
    }

    /** Whether an answer for the reference can be put together at all. */
    boolean know(ImageReference reference) {
        return reference.digest().or(() -> seen(reference)).flatMap(this::json).isPresent();
    }

    /** Whether every layer of what the reference last meant was read. */
    boolean haveRead(ImageReference reference, Platform platform) {
        return reference
                .digest()
                .or(() -> seen(reference))
                .flatMap(digest -> manifest(digest, platform))
                .filter(manifest ->
                        manifest.layers().stream()
                                .allMatch(
                                        layer -> store.get(CONTENTS + layer.digest()).isPresent()))
                .isPresent();
    }

    private Optional<ImageManifest> manifest(Digest digest, Platform platform) {
        Optional<Manifest> found =
                json(digest).flatMap(json -> Manifest.parse(json, Optional.empty()).asOptional());
        if (found.isEmpty()) return Optional.empty();
        return switch (found.get()) {
            case ImageManifest image -> Optional.of(image);
            case ImageIndex index ->
                    index.select(platform)
                            .map(Descriptor::digest)
                            .filter(other -> !other.equals(digest))
                            .flatMap(this::json)
                            .flatMap(json -> Manifest.parse(json, Optional.empty()).asOptional())
                            .flatMap(one ->
                                    one instanceof ImageManifest image
                                            ? Optional.of(image)
                                            : Optional.empty());
        };
    }

    void saw(ImageReference reference, Digest digest, LocalDate today) {
        Optional<SeenTag> before = seenTag(reference);
        SeenTag now =
                before.map(seen -> seen.again(digest, today))
                        .orElseGet(() -> SeenTag.first(digest, today));
        if (!before.equals(Optional.of(now))) put("seen:image:" + reference, now.toString());
    }

    /** A manifest or a configuration, as it was sent. */
    Optional<String> json(Digest digest) {
        return text("oci-json:" + digest)
                .filter(json -> digest.names(json.getBytes(StandardCharsets.UTF_8)));
    }

    void putJson(Digest digest, String json) {
        put("oci-json:" + digest, json);
    }

    /** An estimate from a layer's last bytes; what was streamed is in {@link #contents}. */
    Optional<Weight> estimate(Digest layer) {
        return text("oci-layer-estimate:1:" + layer).flatMap(LearntFacts::weight);
    }

    void putEstimate(Digest layer, Weight weight) {
        put("oci-layer-estimate:1:" + layer, weight.bytes() + " " + weight.sigma());
    }

    Optional<LayerContents> contents(Digest layer) {
        return store.get(CONTENTS + layer)
                .flatMap(packed -> {
                    try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
                        return Optional.of(Json.MAPPER.readValue(in, LayerContents.class));
                    } catch (IOException e) {
                        return Optional.empty();
                    }
                });
    }

    void putContents(Digest layer, LayerContents contents) {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            Json.MAPPER.writeValue(out, contents);
        } catch (IOException e) {
            return; // memory does not fail; a fact that is not kept is learnt again
        }
        store.put(CONTENTS + layer, packed.toByteArray());
    }

    private static Optional<Weight> weight(String text) {
        int space = text.indexOf(' ');
        try {
            return Optional.of(
                    new Weight(
                            Long.parseLong(text.substring(0, Math.max(space, 0))),
                            Double.parseDouble(text.substring(space + 1))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<String> text(String key) {
        return store.get(key).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    private void put(String key, String value) {
        store.put(key, value.getBytes(StandardCharsets.UTF_8));
    }
}

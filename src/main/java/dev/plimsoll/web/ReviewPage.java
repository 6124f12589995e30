package dev.plimsoll.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plimsoll.store.StoredReview;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** A stored report as its page shows it. */
public record ReviewPage(
        String pullRequest,
        String title,
        String base,
        String head,
        List<Image> images,
        List<String> problems) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double THOUSAND = 1_000;

    /** An image with its layers and findings; sizes are written out. */
    public record Image(
            String name,
            String before,
            String after,
            String suggested,
            List<Layer> layers,
            List<Finding> findings,
            List<String> unknown) {}

    /** A layer of the head. */
    public record Layer(
            String instruction,
            String uncompressed,
            String compressed,
            List<String> parts,
            List<String> unknown) {}

    /** A finding, with what its fix saves. */
    public record Finding(
            String rule, String place, String message, String saving, String applicability) {}

    static ReviewPage of(StoredReview review) {
        JsonNode report = read(review.report());
        return new ReviewPage(
                review.pullRequest().shown(),
                review.title(),
                shortened(review.base()),
                shortened(review.head()),
                list(report.path("images"), ReviewPage::image),
                list(
                        report.path("problems"),
                        it -> it.path("path").asText() + ": " + it.path("message").asText()));
    }

    private static JsonNode read(String report) {
        try {
            return JSON.readTree(report);
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }

    private static Image image(JsonNode image) {
        String dockerfile = image.path("dockerfile").asText();
        return new Image(
                image.path("name").asText(dockerfile),
                size(image.path("base")),
                size(image.path("head")),
                size(image.path("suggested")),
                list(image.at("/layers/head"), ReviewPage::layer),
                list(image.path("findings"), ReviewPage::finding),
                list(image.path("unknown"), JsonNode::asText));
    }

    private static Layer layer(JsonNode layer) {
        return new Layer(
                layer.path("instruction").asText(),
                bytes(layer.at("/uncompressed/bytes").asLong()),
                bytes(layer.at("/compressed/bytes").asLong()),
                list(
                        layer.path("parts"),
                        part ->
                                part.path("what").asText()
                                        + " "
                                        + bytes(part.path("bytes").asLong())),
                list(layer.path("unknown"), JsonNode::asText));
    }

    private static Finding finding(JsonNode finding) {
        return new Finding(
                finding.path("rule").asText(),
                finding.path("path").asText() + ":" + finding.path("startLine").asInt(),
                finding.path("message").asText(),
                bytes(finding.at("/saving/uncompressed").asLong()),
                finding.path("applicability").asText());
    }

    private static String size(JsonNode sizes) {
        Optional<JsonNode> uncompressed =
                Optional.of(sizes.path("uncompressed")).filter(JsonNode::isObject);
        return uncompressed
                .map(it ->
                        (it.path("complete").asBoolean(true) ? "" : "at least ")
                                + bytes(it.path("bytes").asLong()))
                .orElse("–");
    }

    static String bytes(long bytes) {
        String sign = bytes < 0 ? "−" : "";
        double value = Math.abs((double) bytes);
        if (value < THOUSAND) return sign + (long) value + " B";
        String unit = "kB";
        value /= THOUSAND;
        if (value >= THOUSAND) {
            unit = "MB";
            value /= THOUSAND;
        }
        if (value >= THOUSAND) {
            unit = "GB";
            value /= THOUSAND;
        }
        return sign + String.format(Locale.ROOT, value < 10 ? "%.1f %s" : "%.0f %s", value, unit);
    }

    private static String shortened(String commit) {
        return commit.length() > 7 ? commit.substring(0, 7) : commit;
    }

    private static <T> List<T> list(JsonNode array, Function<JsonNode, T> read) {
        List<T> list = new ArrayList<>();
        array.forEach(one -> list.add(read.apply(one)));
        return list;
    }
}

package dev.plimsoll.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.plimsoll.analysis.ImageAnalysis;
import dev.plimsoll.review.LineEdit;
import dev.plimsoll.review.Report;
import dev.plimsoll.review.ReportedFinding;
import dev.plimsoll.review.ReportedImage;
import dev.plimsoll.review.Sentences;
import dev.plimsoll.rule.RulePages;
import dev.plimsoll.rule.Severity;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Writes findings as SARIF 2.1.0, for code scanning. */
final class Sarif {

    private Sarif() {}

    static String write(Report report) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.useDefaultPrettyPrinter();
            write(json, report);
        } catch (IOException e) {
            throw new UncheckedIOException("a string takes everything", e);
        }
        return text.append('\n').toString();
    }

    private static void write(JsonGenerator json, Report report) throws IOException {
        json.writeStartObject();
        json.writeStringField("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.writeStringField("version", "2.1.0");
        json.writeArrayFieldStart("runs");
        json.writeStartObject();
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        json.writeStringField("name", "Plimsoll");
        json.writeArrayFieldStart("rules");
        for (String id : RulePages.IDS) rule(json, id);
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
        json.writeArrayFieldStart("results");
        Set<String> told = new HashSet<>();
        for (ReportedImage image : report.images()) {
            for (ReportedFinding finding : image.findings()) {
                if (told.add(finding.key())) result(json, finding, image.analysis());
            }
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void rule(JsonGenerator json, String id) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", id);
        message(json, "shortDescription", RulePages.summary(id));
        json.writeEndObject();
    }

    private static void result(JsonGenerator json, ReportedFinding reported, ImageAnalysis image)
            throws IOException {
        var finding = reported.finding();
        json.writeStartObject();
        json.writeStringField("ruleId", finding.rule().value());
        json.writeNumberField("ruleIndex", RulePages.IDS.indexOf(finding.rule().value()));
        json.writeStringField("level", level(finding.severity()));
        message(json, "message", Sentences.of(finding, image));
        json.writeArrayFieldStart("locations");
        json.writeStartObject();
        json.writeObjectFieldStart("physicalLocation");
        artifact(json, finding.finding().path().value());
        json.writeObjectFieldStart("region");
        json.writeNumberField("startLine", finding.startLine());
        json.writeNumberField("endLine", finding.endLine());
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
        json.writeObjectFieldStart("partialFingerprints");
        json.writeStringField("plimsoll/v1", reported.key());
        json.writeEndObject();
        if (!reported.edits().isEmpty()) fix(json, reported);
        json.writeEndObject();
    }

    private static void fix(JsonGenerator json, ReportedFinding reported) throws IOException {
        Map<String, List<LineEdit>> byPath = new TreeMap<>();
        reported.edits()
                .forEach(edit ->
                        byPath.computeIfAbsent(edit.path().value(), path -> new ArrayList<>())
                                .add(edit));
        json.writeArrayFieldStart("fixes");
        json.writeStartObject();
        json.writeArrayFieldStart("artifactChanges");
        for (Map.Entry<String, List<LineEdit>> file : byPath.entrySet()) {
            json.writeStartObject();
            artifact(json, file.getKey());
            json.writeArrayFieldStart("replacements");
            for (LineEdit edit : file.getValue()) replacement(json, edit);
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
    }

    /** Whole lines, by the column before the first character of the line after them. */
    private static void replacement(JsonGenerator json, LineEdit edit) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("deletedRegion");
        json.writeNumberField("startLine", edit.startLine());
        json.writeNumberField("startColumn", 1);
        json.writeNumberField("endLine", edit.endLine() + 1);
        json.writeNumberField("endColumn", 1);
        json.writeEndObject();
        json.writeObjectFieldStart("insertedContent");
        json.writeStringField("text", edit.replacement());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void artifact(JsonGenerator json, String path) throws IOException {
        json.writeObjectFieldStart("artifactLocation");
        json.writeStringField("uri", encoded(path));
        json.writeEndObject();
    }

    private static String encoded(String path) {
        try {
            return new URI(null, null, "/" + path, null).getRawPath().substring(1);
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException("every path can be quoted", e);
        }
    }

    private static void message(JsonGenerator json, String name, String text) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("text", text);
        json.writeEndObject();
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case NOTICE -> "note";
            case WARNING -> "warning";
            case FAILURE -> "error";
        };
    }
}

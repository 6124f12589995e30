package dev.plimsoll.review;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.plimsoll.analysis.Cost;
import dev.plimsoll.analysis.WeighedFinding;
import dev.plimsoll.rule.Applicability;
import dev.plimsoll.rule.Fix;
import java.io.IOException;
import java.util.Optional;

/** Writes a finding of the report. */
final class FindingJson {

    private FindingJson() {}

    static void write(JsonGenerator json, ReportedFinding reported) throws IOException {
        WeighedFinding finding = reported.finding();
        Optional<Fix> fix = finding.finding().fix();
        json.writeStartObject();
        json.writeStringField("rule", finding.rule().value());
        json.writeStringField("severity", finding.severity().label());
        json.writeStringField("path", finding.finding().path().value());
        json.writeNumberField("startLine", finding.startLine());
        json.writeNumberField("endLine", finding.endLine());
        json.writeStringField("message", finding.finding().message());
        json.writeObjectFieldStart("saving");
        json.writeNumberField("uncompressed", finding.saving().uncompressed());
        json.writeNumberField("compressed", finding.saving().compressed());
        json.writeEndObject();
        json.writeStringField(
                "applicability",
                fix.map(Fix::applicability).orElse(Applicability.DISPLAY_ONLY).label());
        ReportJson.text(json, "why", fix.flatMap(Fix::why));
        json.writeBooleanField("inDiff", reported.inDiff());
        json.writeStringField("key", reported.key());
        json.writeBooleanField("inFixed", finding.inFixed());
        ReportJson.text(json, "subsumedBy", finding.subsumedBy().map(Object::toString));
        cost(json, finding.cost());
        json.writeArrayFieldStart("edits");
        for (LineEdit edit : reported.edits()) write(json, edit);
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void cost(JsonGenerator json, Optional<Cost> cost) throws IOException {
        if (cost.isEmpty()) {
            json.writeNullField("cost");
            return;
        }
        json.writeObjectFieldStart("cost");
        ImageJson.size(json, "uncompressed", cost.get().uncompressed());
        ImageJson.size(json, "compressed", cost.get().compressed());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, LineEdit edit) throws IOException {
        json.writeStartObject();
        json.writeStringField("path", edit.path().value());
        json.writeNumberField("startLine", edit.startLine());
        json.writeNumberField("endLine", edit.endLine());
        json.writeStringField("replacement", edit.replacement());
        json.writeEndObject();
    }
}

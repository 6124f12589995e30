package dev.plimsoll.review;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.plimsoll.analysis.BudgetOutcome;
import dev.plimsoll.analysis.Delta;
import dev.plimsoll.analysis.Drift;
import dev.plimsoll.analysis.Ignored;
import dev.plimsoll.analysis.ImageAnalysis;
import dev.plimsoll.analysis.RefusedFix;
import dev.plimsoll.build.BaseImage;
import dev.plimsoll.build.BuiltImage;
import dev.plimsoll.build.Size;
import dev.plimsoll.source.RepositoryPath;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes one image of the report. */
final class ImageJson {

    private final JsonGenerator json;
    private final ReportedImage reported;
    private final ImageAnalysis image;

    ImageJson(JsonGenerator json, ReportedImage reported) {
        this.json = json;
        this.reported = reported;
        this.image = reported.analysis();
    }

    void write() throws IOException {
        json.writeStartObject();
        json.writeStringField("name", image.name());
        json.writeStringField("dockerfile", image.request().dockerfile().value());
        json.writeStringField(
                "context",
                image.request().context().isRoot() ? "." : image.request().context().value());
        ReportJson.text(json, "target", image.request().target());
        json.writeStringField("platform", image.request().platform().toString());
        baseImage();
        sizes("base", image.base());
        sizes("head", Optional.of(image.head()));
        sizes("suggested", image.suggested());
        ReportJson.text(json, "refused", image.head().refused());
        delta();
        drift();
        budget();
        layers();
        unknown();
        json.writeArrayFieldStart("findings");
        for (ReportedFinding finding : reported.findings()) FindingJson.write(json, finding);
        json.writeEndArray();
        fixed();
        ignored();
        refusedFixes();
        json.writeEndObject();
    }

    private void baseImage() throws IOException {
        Optional<BaseImage> base =
                image.head().stages().isEmpty()
                        ? Optional.empty()
                        : image.head().shipped().bottom();
        if (base.isEmpty()) {
            json.writeNullField("baseImage");
            return;
        }
        json.writeObjectFieldStart("baseImage");
        json.writeStringField("reference", base.get().reference().familiar());
        ReportJson.text(json, "digest", base.get().digest().map(Object::toString));
        json.writeEndObject();
    }

    private void sizes(String name, Optional<BuiltImage> built) throws IOException {
        if (built.isEmpty() || built.get().refused().isPresent()) {
            json.writeNullField(name);
            return;
        }
        json.writeObjectFieldStart(name);
        size(json, "uncompressed", built.get().uncompressed());
        size(json, "compressed", built.get().compressed());
        json.writeEndObject();
    }

    static void size(JsonGenerator json, String name, Size size) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("bytes", size.bytes());
        json.writeNumberField("low", size.low());
        json.writeNumberField("high", size.high());
        json.writeBooleanField("complete", size.complete());
        json.writeEndObject();
    }

    private void delta() throws IOException {
        if (image.delta().isEmpty()) {
            json.writeNullField("delta");
            return;
        }
        Delta delta = image.delta().get();
        json.writeObjectFieldStart("delta");
        signed("uncompressed", delta.uncompressed());
        signed("compressed", delta.compressed());
        json.writeArrayFieldStart("parts");
        for (Delta.Moved part : delta.parts()) {
            json.writeStartObject();
            json.writeStringField("what", part.what());
            json.writeNumberField("before", part.before());
            json.writeNumberField("after", part.after());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("unknown");
        for (String why : delta.unknown()) json.writeString(why);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void drift() throws IOException {
        json.writeArrayFieldStart("drift");
        for (Drift drift : image.drift()) {
            json.writeStartObject();
            json.writeStringField("what", drift.what());
            json.writeNumberField("bytes", drift.bytes());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void signed(String name, Delta.Signed signed) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("bytes", signed.bytes());
        json.writeNumberField("low", signed.low());
        json.writeNumberField("high", signed.high());
        json.writeEndObject();
    }

    private void budget() throws IOException {
        if (image.budget().isEmpty()) {
            json.writeNullField("budget");
            return;
        }
        BudgetOutcome budget = image.budget().get();
        json.writeObjectFieldStart("budget");
        if (budget.budget().size().isPresent())
            json.writeNumberField("size", budget.budget().size().get());
        else json.writeNullField("size");
        if (budget.budget().growth().isPresent())
            json.writeNumberField("growth", budget.budget().growth().get());
        else json.writeNullField("growth");
        json.writeBooleanField("broken", budget.broken());
        ReportJson.text(json, "reason", budget.reason());
        json.writeEndObject();
    }

    private void layers() throws IOException {
        json.writeObjectFieldStart("layers");
        LayerJson.write(json, "head", image.head());
        if (image.suggested().isPresent()) {
            LayerJson.write(json, "suggested", image.suggested().get());
        } else {
            json.writeArrayFieldStart("suggested");
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void unknown() throws IOException {
        json.writeArrayFieldStart("unknown");
        for (String why : image.head().unknown().distinct().toList()) json.writeString(why);
        json.writeEndArray();
    }

    private void fixed() throws IOException {
        json.writeObjectFieldStart("fixed");
        for (Map.Entry<RepositoryPath, String> file : image.fixed().entrySet())
            json.writeStringField(file.getKey().value(), file.getValue());
        json.writeEndObject();
    }

    private void ignored() throws IOException {
        json.writeArrayFieldStart("ignored");
        for (Ignored ignored : image.ignored()) {
            json.writeStartObject();
            json.writeStringField("rule", ignored.rule().value());
            json.writeNumberField("line", ignored.line());
            ReportJson.text(json, "reason", ignored.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void refusedFixes() throws IOException {
        List<RefusedFix> refused = image.refusedFixes();
        json.writeArrayFieldStart("refusedFixes");
        for (RefusedFix fix : refused) {
            json.writeStartObject();
            json.writeStringField("rule", fix.rule().value());
            json.writeNumberField("line", fix.line());
            json.writeStringField("why", fix.why());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}

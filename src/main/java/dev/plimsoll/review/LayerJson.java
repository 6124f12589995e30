package dev.plimsoll.review;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.plimsoll.build.BuiltImage;
import dev.plimsoll.build.Layer;
import dev.plimsoll.build.Part;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.source.SourceFile;
import java.io.IOException;
import java.util.Optional;

/** Writes the layers of an image. */
final class LayerJson {

    private LayerJson() {}

    static void write(JsonGenerator json, String name, BuiltImage image) throws IOException {
        json.writeArrayFieldStart(name);
        for (Layer layer : image.layers()) write(json, layer, image.dockerfile().source());
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, Layer layer, SourceFile source)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("stage", layer.stage());
        Optional<Instruction> instruction = layer.instruction();
        if (instruction.isPresent()) json.writeNumberField("line", instruction.get().line(source));
        else json.writeNullField("line");
        json.writeStringField("instruction", layer.createdBy());
        ImageJson.size(json, "uncompressed", layer.uncompressed());
        ImageJson.size(json, "compressed", layer.compressed());
        json.writeArrayFieldStart("parts");
        for (Part part : layer.parts()) write(json, part);
        json.writeEndArray();
        json.writeArrayFieldStart("unknown");
        for (String why : layer.unknown()) json.writeString(why);
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Part part) throws IOException {
        json.writeStartObject();
        json.writeStringField("what", part.what());
        json.writeNumberField("bytes", part.uncompressed().bytes());
        json.writeNumberField("compressed", part.compressed().bytes());
        json.writeStringField("source", part.provenance().label());
        json.writeStringField("quality", part.uncompressed().quality().label());
        json.writeNumberField("sigma", part.uncompressed().sigma());
        json.writeEndObject();
    }
}

package dev.plimsoll.review;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.plimsoll.config.Configuration;
import dev.plimsoll.config.ImageSetting;
import dev.plimsoll.config.RuleLevel;
import java.io.IOException;
import java.util.Map;

/** Writes the configuration in force, its keys named as in the file. */
final class ConfigurationJson {

    private ConfigurationJson() {}

    static void write(JsonGenerator json, Configuration configuration) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("images");
        for (ImageSetting image : configuration.images()) write(json, image);
        json.writeEndArray();
        json.writeObjectFieldStart("budget");
        if (configuration.budget().size().isPresent())
            json.writeNumberField("size", configuration.budget().size().get());
        else json.writeNullField("size");
        ReportJson.text(json, "growth", configuration.budget().growth().map(share -> share + "%"));
        json.writeEndObject();
        json.writeObjectFieldStart("rules");
        for (Map.Entry<String, RuleLevel> rule : configuration.rules().entrySet())
            json.writeStringField(rule.getKey(), rule.getValue().label());
        json.writeEndObject();
        json.writeObjectFieldStart("comments");
        json.writeNumberField("inline", configuration.inlineComments());
        json.writeStringField("summary", configuration.summary().label());
        json.writeEndObject();
        json.writeStringField("commits", configuration.commits().label());
        json.writeStringField("first-scan", configuration.firstScan().label());
        json.writeArrayFieldStart("paths-ignore");
        for (String glob : configuration.pathsIgnore()) json.writeString(glob);
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, ImageSetting image) throws IOException {
        json.writeStartObject();
        json.writeStringField("dockerfile", image.dockerfile().value());
        ReportJson.text(json, "context", image.context().map(Object::toString));
        ReportJson.text(json, "target", image.target());
        ReportJson.text(json, "platform", image.platform());
        json.writeObjectFieldStart("args");
        for (Map.Entry<String, String> argument : image.arguments().entrySet())
            json.writeStringField(argument.getKey(), argument.getValue());
        json.writeEndObject();
        json.writeEndObject();
    }
}

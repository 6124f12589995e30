package dev.plimsoll.review;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.plimsoll.analysis.Analysis;
import dev.plimsoll.source.Problem;
import dev.plimsoll.source.Snapshot;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Writes the report as JSON, version 1: the same input gives the same bytes. */
public final class ReportJson {

    /** The version of the schema. */
    private static final int VERSION = 1;

    private ReportJson() {}

    public static String write(Report report) {
        StringWriter text = new StringWriter();
        DefaultIndenter indent = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter pretty = new DefaultPrettyPrinter();
        pretty.indentArraysWith(indent);
        pretty.indentObjectsWith(indent);
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.setPrettyPrinter(pretty);
            write(json, report);
        } catch (IOException e) {
            throw new UncheckedIOException("a string takes everything", e);
        }
        return text.append('\n').toString();
    }

    private static void write(JsonGenerator json, Report report) throws IOException {
        Analysis analysis = report.analysis();
        json.writeStartObject();
        json.writeNumberField("version", VERSION);
        text(json, "base", analysis.base().map(Snapshot::revision));
        json.writeStringField("head", analysis.head().revision());
        json.writeArrayFieldStart("images");
        for (ReportedImage image : report.images()) new ImageJson(json, image).write();
        json.writeEndArray();
        json.writeArrayFieldStart("problems");
        for (Problem problem : analysis.problems()) problem(json, problem);
        json.writeEndArray();
        json.writeFieldName("config");
        ConfigurationJson.write(json, analysis.configuration());
        text(json, "factsDate", analysis.factsDate().map(Object::toString));
        json.writeEndObject();
    }

    private static void problem(JsonGenerator json, Problem problem) throws IOException {
        json.writeStartObject();
        json.writeStringField("path", problem.path().value());
        if (problem.line().isPresent()) json.writeNumberField("line", problem.line().get());
        else json.writeNullField("line");
        json.writeStringField("message", problem.message());
        json.writeEndObject();
    }

    /** A member that is null where there is nothing. */
    static void text(JsonGenerator json, String name, Optional<String> value) throws IOException {
        if (value.isPresent()) json.writeStringField(name, value.get());
        else json.writeNullField(name);
    }
}

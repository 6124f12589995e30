package dev.plimsoll.dockerfile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.plimsoll.source.MappedText;
import dev.plimsoll.source.TextRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Arguments that may be a JSON array of strings, as in {@code CMD ["a", "b"]}. */
sealed interface JsonArray {

    record Strings(List<Word> words) implements JsonArray {}

    /** JSON, but an element is no string: the builder refuses it. */
    record OtherElements() implements JsonArray {}

    /** Not JSON: the builder takes it as written. */
    record None() implements JsonArray {}

    JsonFactory JSON =
            JsonFactory.builder().disable(JsonFactory.Feature.INTERN_FIELD_NAMES).build();

    static JsonArray read(MappedText text) {
        if (!text.text().startsWith("[")) return new None();
        try (JsonParser json = JSON.createParser(text.text())) {
            return read(text, json);
        } catch (IOException e) {
            return new None();
        }
    }

    private static JsonArray read(MappedText text, JsonParser json) throws IOException {
        json.nextToken();
        List<Word> words = new ArrayList<>();
        boolean others = false;
        int depth = 1;
        while (depth > 0) {
            JsonToken token = json.nextToken();
            if (token == null) return new None();
            if (token.isStructStart()) depth++;
            if (token.isStructEnd()) depth--;
            if (depth == 1 && token == JsonToken.VALUE_STRING) {
                words.add(string(text, json));
            } else if (depth > 0) {
                others = true;
            }
        }
        if (json.nextToken() != null) return new None();
        return others ? new OtherElements() : new Strings(List.copyOf(words));
    }

    private static Word string(MappedText text, JsonParser json) throws IOException {
        int start = (int) json.currentTokenLocation().getCharOffset();
        String value = json.getText();
        int end = (int) json.currentLocation().getCharOffset();
        return new Word(text.toSource(new TextRange(start, end)), value);
    }
}

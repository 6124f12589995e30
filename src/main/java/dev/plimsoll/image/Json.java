package dev.plimsoll.image;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads strangers' JSON: bounded in size and depth, members of a wrong type as if absent. */
final class Json {

    private static final int MAX_CHARACTERS = 8_000_000;
    private static final int MAX_DEPTH = 32;

    private static final ObjectMapper MAPPER =
            new ObjectMapper(
                    JsonFactory.builder()
                            .streamReadConstraints(
                                    StreamReadConstraints.builder()
                                            .maxDocumentLength(MAX_CHARACTERS)
                                            .maxStringLength(MAX_CHARACTERS)
                                            .maxNestingDepth(MAX_DEPTH)
                                            .build())
                            .build());

    private Json() {}

    /** The object that {@code json} is; empty where it is none. */
    static Optional<JsonNode> object(String json) {
        try {
            JsonNode node = MAPPER.readTree(json);
            return node != null && node.isObject() ? Optional.of(node) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    static Optional<String> text(JsonNode object, String member) {
        JsonNode value = object.get(member);
        return value != null && value.isTextual()
                ? Optional.of(value.textValue())
                : Optional.empty();
    }

    static Optional<JsonNode> object(JsonNode object, String member) {
        JsonNode value = object.get(member);
        return value != null && value.isObject() ? Optional.of(value) : Optional.empty();
    }

    static List<JsonNode> elements(JsonNode object, String member) {
        JsonNode value = object.get(member);
        List<JsonNode> elements = new ArrayList<>();
        if (value != null && value.isArray()) value.forEach(elements::add);
        return elements;
    }

    static List<String> texts(JsonNode object, String member) {
        return elements(object, member).stream()
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .toList();
    }

    static Map<String, String> map(JsonNode object, String member) {
        Map<String, String> map = new LinkedHashMap<>();
        object(object, member)
                .ifPresent(found ->
                        found.properties()
                                .forEach(entry -> {
                                    if (entry.getValue().isTextual())
                                        map.put(entry.getKey(), entry.getValue().textValue());
                                }));
        return map;
    }
}

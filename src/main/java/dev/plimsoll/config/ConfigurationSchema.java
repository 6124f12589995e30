package dev.plimsoll.config;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;

/** The JSON Schema of the configuration file, made from the same keys that the reader knows. */
public final class ConfigurationSchema {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ConfigurationSchema() {}

    /** The schema as JSON text; {@code ruleIds} are the names that {@code rules} may have. */
    public static String text(Collection<String> ruleIds) {
        ObjectNode schema = JSON.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Plimsoll's configuration, " + Configuration.PATH);
        schema.setAll(of(Keys.all(ruleIds)));
        return schema.toPrettyString() + "\n";
    }

    private static ObjectNode of(Kind kind) {
        ObjectNode schema = JSON.objectNode();
        switch (kind) {
            case Kind.Word(List<String> allowed) -> words(schema, allowed);
            case Kind.Bytes b -> {
                schema.putArray("type").add("string").add("integer");
                schema.put("pattern", "^[0-9]+([.][0-9]+)? ?([kKmMgG]i?)?[bB]?$").put("minimum", 0);
            }
            case Kind.Percent p ->
                    schema.put("type", "string").put("pattern", "^[0-9]+([.][0-9]+)? ?%$");
            case Kind.Count(int least, int most) ->
                    schema.put("type", "integer").put("minimum", least).put("maximum", most);
            case Kind.Platform p ->
                    schema.put("type", "string").put("pattern", "^[\\w-]+/[\\w-]+(/[\\w-]+)?$");
            case Kind.Path p -> schema.put("type", "string");
            case Kind.Text t -> schema.putArray("type").add("string").add("number").add("boolean");
            case Kind.ListOf(Kind item, int most) -> {
                schema.put("type", "array").put("maxItems", most);
                schema.set("items", of(item));
            }
            case Kind.Struct(List<Kind.Key> keys) -> struct(schema, keys);
            case Kind.Table table -> table(schema, table);
        }
        return schema;
    }

    /** YAML 1.1 readers make false of an unquoted {@code off}. */
    private static void words(ObjectNode schema, List<String> allowed) {
        ArrayNode words = schema.putArray("enum");
        allowed.forEach(words::add);
        if (allowed.contains(RuleLevel.OFF.label())) words.add(false);
    }

    private static void struct(ObjectNode schema, List<Kind.Key> keys) {
        schema.put("type", "object").put("additionalProperties", false);
        ArrayNode required = JSON.arrayNode();
        ObjectNode properties = schema.putObject("properties");
        for (Kind.Key key : keys) {
            properties.set(key.name(), of(key.kind()).put("description", key.meaning()));
            if (key.required()) required.add(key.name());
        }
        if (!required.isEmpty()) schema.set("required", required);
    }

    private static void table(ObjectNode schema, Kind.Table table) {
        schema.put("type", "object").put("maxProperties", table.most());
        ObjectNode value = of(table.value());
        if (table.allowed().isEmpty()) {
            schema.set("additionalProperties", value);
            return;
        }
        schema.put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        table.allowed().forEach(name -> properties.set(name, value));
    }
}

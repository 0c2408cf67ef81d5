package io.tollgate.filters.dialect.gemini;

import io.tollgate.filters.wire.Json;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Google's own kind of schema as a JSON Schema. It is a subset of OpenAPI's: types may be in
 * capitals, numbers of a length in quotes, and null is said by {@code nullable}.
 *
 * @see <a href="https://ai.google.dev/api/caching#Schema">Schema</a>
 */
final class OpenApiSchema {

    /** Whole numbers, which 64 bits long are texts in Google's JSON. */
    private static final Set<String> LENGTHS =
            Set.of(
                    "minItems",
                    "maxItems",
                    "minLength",
                    "maxLength",
                    "minProperties",
                    "maxProperties");

    private OpenApiSchema() {}

    static JsonNode toJsonSchema(JsonNode schema) {
        if (!(schema instanceof ObjectNode object)) {
            return schema;
        }
        ObjectNode made = Json.object();
        boolean nullable = object.path("nullable").booleanValue(false);
        object.properties()
                .forEach(field -> keyword(made, field.getKey(), field.getValue(), nullable));
        return made;
    }

    private static void keyword(ObjectNode made, String name, JsonNode value, boolean nullable) {
        switch (name) {
            case "nullable", "propertyOrdering" -> {}
            case "type" -> type(made, value, nullable);
            case "properties", "defs" -> {
                ObjectNode children = made.putObject(name.equals("defs") ? "$defs" : name);
                value.properties()
                        .forEach(
                                child ->
                                        children.set(
                                                child.getKey(), toJsonSchema(child.getValue())));
            }
            case "items", "additionalProperties" -> made.set(name, toJsonSchema(value));
            case "anyOf", "oneOf", "allOf", "prefixItems" -> {
                var alternatives = made.putArray(name);
                value.forEach(one -> alternatives.add(toJsonSchema(one)));
            }
            case "ref" -> made.set("$ref", value);
            case "example" -> made.putArray("examples").add(value);
            default -> made.set(name, LENGTHS.contains(name) ? number(value) : value);
        }
    }

    private static void type(ObjectNode made, JsonNode value, boolean nullable) {
        if (!value.isString() || value.stringValue().equals("TYPE_UNSPECIFIED")) {
            made.set("type", value);
            return;
        }
        String type = value.stringValue().toLowerCase(Locale.ROOT);
        if (nullable) {
            made.putArray("type").add(type).add("null");
        } else {
            made.put("type", type);
        }
    }

    private static JsonNode number(JsonNode value) {
        if (!value.isString() || !value.stringValue().matches("\\d{1,18}")) {
            return value;
        }
        return Json.object().put("n", Long.parseLong(value.stringValue())).path("n");
    }
}

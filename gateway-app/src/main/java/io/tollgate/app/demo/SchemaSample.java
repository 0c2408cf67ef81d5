package io.tollgate.app.demo;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The plainest value that a JSON Schema allows, as far as a rehearsal needs it. */
final class SchemaSample {

    private static final int DEEPEST = 8;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final JsonNode root;

    private SchemaSample(JsonNode root) {
        this.root = root;
    }

    /** An object for a tool's input schema; empty where there is none. */
    static JsonNode of(@Nullable JsonNode schema) {
        return schema == null
                ? JSON.objectNode()
                : new SchemaSample(schema).object(schema, DEEPEST);
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode sample = JSON.objectNode();
        for (JsonNode name : schema.path("required")) {
            String property = name.asString();
            sample.set(
                    property, value(property, schema.path("properties").path(property), depth - 1));
        }
        return sample;
    }

    private JsonNode value(String name, JsonNode given, int depth) {
        JsonNode schema = resolved(given);
        if (schema.has("const")) {
            return schema.get("const");
        }
        if (schema.path("enum").has(0)) {
            return schema.get("enum").get(0);
        }
        if (schema.has("default")) {
            return schema.get("default");
        }
        if (schema.path("anyOf").has(0) && depth > 0) {
            return value(name, schema.get("anyOf").get(0), depth - 1);
        }
        return typed(name, schema, depth);
    }

    private JsonNode typed(String name, JsonNode schema, int depth) {
        JsonNode type = schema.path("type");
        String untyped = schema.has("properties") ? "object" : "string";
        return switch ((type.isArray() ? type.path(0) : type).stringValue(untyped)) {
            case "integer", "number" -> JSON.numberNode(1);
            case "boolean" -> JSON.booleanNode(true);
            case "null" -> JSON.nullNode();
            case "array" ->
                    depth <= 0
                            ? JSON.arrayNode()
                            : JSON.arrayNode().add(value(name, schema.path("items"), depth - 1));
            case "object" -> depth <= 0 ? JSON.objectNode() : object(schema, depth);
            default -> JSON.stringNode(name);
        };
    }

    /**
     * Follows {@code #/$defs/name} and {@code #}; a chain of references is as deep as it may be.
     */
    private JsonNode resolved(JsonNode schema) {
        JsonNode found = schema;
        for (int i = 0; i < DEEPEST && found.path("$ref").isString(); i++) {
            String reference = found.get("$ref").stringValue();
            found = reference.startsWith("#") ? root.at(reference.substring(1)) : JSON.objectNode();
        }
        return found;
    }
}

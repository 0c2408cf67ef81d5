package io.tollgate.filters.dialect;

import io.tollgate.filters.wire.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A function that the model may call.
 *
 * @param name as the model will call it
 * @param description when to call it
 * @param inputSchema a JSON Schema of its arguments, passed on as it came; null: none was given
 * @param strict whether the arguments must follow the schema; null: the client did not say
 * @param cachePoint all tools up to here are worth keeping in the prompt cache; null: not said
 */
public record Tool(
        String name,
        @Nullable String description,
        @Nullable JsonNode inputSchema,
        @Nullable Boolean strict,
        Part.@Nullable CachePoint cachePoint) {

    public Tool(
            String name,
            @Nullable String description,
            @Nullable JsonNode inputSchema,
            @Nullable Boolean strict) {
        this(name, description, inputSchema, strict, null);
    }

    /**
     * The schema; of a tool without one, that of an object without members, which all APIs take.
     */
    public JsonNode schemaOrEmpty() {
        if (inputSchema != null) {
            return inputSchema;
        }
        ObjectNode empty = Json.object().put("type", "object");
        empty.putObject("properties");
        return empty;
    }
}

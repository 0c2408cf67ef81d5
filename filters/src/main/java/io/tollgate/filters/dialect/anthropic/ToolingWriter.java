package io.tollgate.filters.dialect.anthropic;

import io.tollgate.filters.dialect.CacheControl;
import io.tollgate.filters.dialect.Tool;
import io.tollgate.filters.dialect.ToolChoice;
import io.tollgate.filters.dialect.Tooling;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * Writes the tools. A choice without any tool is refused by the API and means nothing anyway.
 *
 * @see <a href="https://platform.claude.com/docs/en/agents-and-tools/tool-use/implement-tool-use">
 *     Tool use</a>
 */
final class ToolingWriter {

    private ToolingWriter() {}

    static void write(JsonGenerator json, Tooling tooling) {
        if (tooling.tools().isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("tools");
        tooling.tools().forEach(tool -> tool(json, tool));
        json.writeEndArray();
        boolean serial = Boolean.FALSE.equals(tooling.parallel());
        if (tooling.choice() != null || serial) {
            choice(
                    json,
                    tooling.choice() == null ? new ToolChoice.Auto() : tooling.choice(),
                    serial);
        }
    }

    private static void tool(JsonGenerator json, Tool tool) {
        json.writeStartObject();
        json.writeStringProperty("name", tool.name());
        if (tool.description() != null) {
            json.writeStringProperty("description", tool.description());
        }
        json.writeName("input_schema");
        schema(json, tool.inputSchema());
        if (tool.strict() != null) {
            json.writeBooleanProperty("strict", tool.strict());
        }
        CacheControl.write(json, tool.cachePoint());
        json.writeEndObject();
    }

    /** The API demands a schema and in it the type, which other dialects do not. */
    private static void schema(JsonGenerator json, @Nullable JsonNode schema) {
        if (schema != null && schema.hasNonNull("type")) {
            json.writeTree(schema);
            return;
        }
        json.writeStartObject();
        json.writeStringProperty("type", "object");
        if (schema != null) {
            for (var member : schema.properties()) {
                json.writeName(member.getKey());
                json.writeTree(member.getValue());
            }
        }
        json.writeEndObject();
    }

    /** Of calls that are forbidden altogether there is nothing to say about parallel ones. */
    private static void choice(JsonGenerator json, ToolChoice choice, boolean serial) {
        json.writeObjectPropertyStart("tool_choice");
        switch (choice) {
            case ToolChoice.Auto _ -> json.writeStringProperty("type", "auto");
            case ToolChoice.None _ -> json.writeStringProperty("type", "none");
            case ToolChoice.Required _ -> json.writeStringProperty("type", "any");
            case ToolChoice.Named(String name) -> {
                json.writeStringProperty("type", "tool");
                json.writeStringProperty("name", name);
            }
        }
        if (serial && !(choice instanceof ToolChoice.None)) {
            json.writeBooleanProperty("disable_parallel_tool_use", true);
        }
        json.writeEndObject();
    }
}

package io.tollgate.filters.dialect.gemini;

import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Tool;
import io.tollgate.filters.dialect.ToolChoice;
import io.tollgate.filters.dialect.Tooling;
import tools.jackson.core.JsonGenerator;

/** Writes the tools. A choice without any tool means nothing. */
final class ToolingWriter {

    private ToolingWriter() {}

    static void write(JsonGenerator json, Tooling tooling, Losses losses) {
        if (tooling.tools().isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("tools");
        json.writeStartObject();
        json.writeArrayPropertyStart("functionDeclarations");
        tooling.tools().forEach(tool -> tool(json, tool, losses));
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        if (tooling.choice() != null) {
            json.writeObjectPropertyStart("toolConfig");
            json.writeObjectPropertyStart("functionCallingConfig");
            choice(json, tooling.choice());
            json.writeEndObject();
            json.writeEndObject();
        }
        if (Boolean.FALSE.equals(tooling.parallel())) {
            losses.add("parallel_tool_calls");
        }
    }

    private static void tool(JsonGenerator json, Tool tool, Losses losses) {
        json.writeStartObject();
        json.writeStringProperty("name", tool.name());
        if (tool.description() != null) {
            json.writeStringProperty("description", tool.description());
        }
        if (tool.inputSchema() != null) {
            json.writeName("parametersJsonSchema");
            json.writeTree(tool.inputSchema());
        }
        json.writeEndObject();
        if (Boolean.TRUE.equals(tool.strict())) {
            losses.add("tools[].strict");
        }
        if (tool.cachePoint() != null) {
            losses.add("tools[].cache_control");
        }
    }

    private static void choice(JsonGenerator json, ToolChoice choice) {
        String mode =
                switch (choice) {
                    case ToolChoice.Auto _ -> "AUTO";
                    case ToolChoice.None _ -> "NONE";
                    case ToolChoice.Required _, ToolChoice.Named _ -> "ANY";
                };
        json.writeStringProperty("mode", mode);
        if (choice instanceof ToolChoice.Named(String name)) {
            json.writeArrayPropertyStart("allowedFunctionNames");
            json.writeString(name);
            json.writeEndArray();
        }
    }
}

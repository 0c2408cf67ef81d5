package io.tollgate.filters.dialect.responses;

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
        for (Tool tool : tooling.tools()) {
            tool(json, tool);
            if (tool.cachePoint() != null) {
                losses.add("tools[].cache_control");
            }
        }
        json.writeEndArray();
        if (tooling.choice() != null) {
            json.writeName("tool_choice");
            choice(json, tooling.choice());
        }
        if (tooling.parallel() != null) {
            json.writeBooleanProperty("parallel_tool_calls", tooling.parallel());
        }
    }

    /**
     * Strictness is always said: this API, unlike all others, takes silence for a yes, and refuses
     * or changes schemas that do not fit it.
     *
     * @see <a href="https://platform.openai.com/docs/guides/migrate-to-responses">Migrate to the
     *     Responses API</a>
     */
    private static void tool(JsonGenerator json, Tool tool) {
        json.writeStartObject();
        json.writeStringProperty("type", "function");
        json.writeStringProperty("name", tool.name());
        if (tool.description() != null) {
            json.writeStringProperty("description", tool.description());
        }
        json.writeName("parameters");
        json.writeTree(tool.schemaOrEmpty());
        json.writeBooleanProperty("strict", Boolean.TRUE.equals(tool.strict()));
        json.writeEndObject();
    }

    private static void choice(JsonGenerator json, ToolChoice choice) {
        switch (choice) {
            case ToolChoice.Auto _ -> json.writeString("auto");
            case ToolChoice.None _ -> json.writeString("none");
            case ToolChoice.Required _ -> json.writeString("required");
            case ToolChoice.Named(String name) -> {
                json.writeStartObject();
                json.writeStringProperty("type", "function");
                json.writeStringProperty("name", name);
                json.writeEndObject();
            }
        }
    }
}

package io.tollgate.filters.dialect.ollama;

import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Tool;
import io.tollgate.filters.dialect.ToolChoice;
import io.tollgate.filters.dialect.Tooling;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Writes {@code tools}. Ollama cannot be told how to choose: no choice becomes no tools, one tool
 * becomes the only one on offer, and that some tool must be called cannot be said at all.
 */
final class ToolingWriter {

    private ToolingWriter() {}

    static void write(JsonGenerator json, Tooling tooling, Losses losses) {
        List<Tool> tools = offered(tooling.tools(), tooling.choice(), losses);
        if (tools.isEmpty()) {
            return;
        }
        if (Boolean.FALSE.equals(tooling.parallel())) {
            losses.add("parallel_tool_calls");
        }
        json.writeArrayPropertyStart("tools");
        for (Tool tool : tools) {
            if (Boolean.TRUE.equals(tool.strict())) {
                losses.add("tools[].strict");
            }
            if (tool.cachePoint() != null) {
                losses.add("tools[].cache_control");
            }
            write(json, tool);
        }
        json.writeEndArray();
    }

    private static List<Tool> offered(
            List<Tool> tools, @Nullable ToolChoice choice, Losses losses) {
        return switch (choice) {
            case null -> tools;
            case ToolChoice.Auto _ -> tools;
            case ToolChoice.None _ -> List.of();
            case ToolChoice.Required _ -> {
                losses.add("tool_choice");
                yield tools;
            }
            case ToolChoice.Named(String name) -> {
                losses.add("tool_choice");
                yield tools.stream().filter(tool -> tool.name().equals(name)).toList();
            }
        };
    }

    private static void write(JsonGenerator json, Tool tool) {
        json.writeStartObject();
        json.writeStringProperty("type", "function");
        json.writeObjectPropertyStart("function");
        json.writeStringProperty("name", tool.name());
        if (tool.description() != null) {
            json.writeStringProperty("description", tool.description());
        }
        json.writeName("parameters");
        json.writeTree(tool.schemaOrEmpty());
        json.writeEndObject();
        json.writeEndObject();
    }
}

package io.tollgate.filters.dialect.cohere;

import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Tool;
import io.tollgate.filters.dialect.ToolChoice;
import io.tollgate.filters.dialect.Tooling;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Writes the tools. The API can demand a call but not of which tool: a tool that is named becomes
 * the only one on offer, and is demanded. Arguments are bound to their schemas for all tools or for
 * none.
 *
 * @see <a href="https://docs.cohere.com/docs/tool-use-usage-patterns">Tool use</a>
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
            if (tool.cachePoint() != null) {
                losses.add("tools[].cache_control");
            }
            write(json, tool);
        }
        json.writeEndArray();
        strict(json, tools, losses);
        String choice = word(tooling.choice());
        if (choice != null) {
            json.writeStringProperty("tool_choice", choice);
        }
    }

    private static List<Tool> offered(
            List<Tool> tools, @Nullable ToolChoice choice, Losses losses) {
        if (choice instanceof ToolChoice.Named(String name)) {
            losses.add("tool_choice");
            return tools.stream().filter(tool -> tool.name().equals(name)).toList();
        }
        return tools;
    }

    private static @Nullable String word(@Nullable ToolChoice choice) {
        return switch (choice) {
            case null -> null;
            case ToolChoice.Auto _ -> null;
            case ToolChoice.None _ -> "NONE";
            case ToolChoice.Required _, ToolChoice.Named _ -> "REQUIRED";
        };
    }

    private static void strict(JsonGenerator json, List<Tool> tools, Losses losses) {
        if (tools.stream().allMatch(ToolingWriter::isStrict)) {
            json.writeBooleanProperty("strict_tools", true);
        } else if (tools.stream().anyMatch(ToolingWriter::isStrict)) {
            losses.add("tools[].strict");
        }
    }

    private static boolean isStrict(Tool tool) {
        return Boolean.TRUE.equals(tool.strict());
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

package io.tollgate.filters.dialect.bedrock;

import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.Tool;
import io.tollgate.filters.dialect.ToolChoice;
import io.tollgate.filters.dialect.Tooling;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * Writes {@code toolConfig}. There is no word for "no tool": then none is on offer, unless calls
 * were made before, which the API takes with tools alone.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ToolConfiguration.html">
 *     Tool configuration</a>
 */
final class ToolingWriter {

    private final JsonGenerator json;
    private final BedrockModel model;
    private final Losses losses;

    ToolingWriter(JsonGenerator json, BedrockModel model, Losses losses) {
        this.json = json;
        this.model = model;
        this.losses = losses;
    }

    void write(Tooling tooling, List<Turn> turns) {
        boolean needed = Turn.haveCalls(turns);
        boolean forbidden = tooling.choice() instanceof ToolChoice.None;
        List<Tool> tools = tooling.tools().isEmpty() ? called(turns) : tooling.tools();
        if (tools.isEmpty() || (forbidden && !needed)) {
            return;
        }
        if (forbidden) {
            losses.add("tool_choice");
        }
        if (Boolean.FALSE.equals(tooling.parallel())) {
            losses.add("parallel_tool_calls");
        }
        json.writeObjectPropertyStart("toolConfig");
        json.writeArrayPropertyStart("tools");
        tools.forEach(this::tool);
        json.writeEndArray();
        choice(tooling.choice());
        json.writeEndObject();
    }

    /** The tools that were called before, of a client that no longer offers any. */
    private static List<Tool> called(List<Turn> turns) {
        Set<String> names = new LinkedHashSet<>();
        for (Turn turn : turns) {
            for (Part part : turn.parts()) {
                if (part instanceof Part.ToolCall call) {
                    names.add(call.name());
                }
            }
        }
        List<Tool> tools = new ArrayList<>();
        names.forEach(name -> tools.add(new Tool(name, null, null, null)));
        return tools;
    }

    private void tool(Tool tool) {
        json.writeStartObject();
        json.writeObjectPropertyStart("toolSpec");
        json.writeStringProperty("name", tool.name());
        if (tool.description() != null && !tool.description().isBlank()) {
            json.writeStringProperty("description", tool.description());
        }
        json.writeObjectPropertyStart("inputSchema");
        json.writeName("json");
        schema(tool.schemaOrEmpty());
        json.writeEndObject();
        if (Boolean.TRUE.equals(tool.strict())) {
            strict();
        }
        json.writeEndObject();
        json.writeEndObject();
        if (tool.cachePoint() != null) {
            cachePoint(tool.cachePoint());
        }
    }

    /** The API demands an object's schema, which other dialects leave unsaid. */
    private void schema(JsonNode schema) {
        if (schema.hasNonNull("type")) {
            json.writeTree(schema);
            return;
        }
        json.writeStartObject();
        json.writeStringProperty("type", "object");
        for (var member : schema.properties()) {
            json.writeName(member.getKey());
            json.writeTree(member.getValue());
        }
        json.writeEndObject();
    }

    private void strict() {
        if (model.formats()) {
            json.writeBooleanProperty("strict", true);
        } else {
            losses.add("tools[].strict");
        }
    }

    private void cachePoint(Part.CachePoint cachePoint) {
        if (model.cachesTools()) {
            new BlockWriter(json).cachePoint(cachePoint, true);
        } else {
            losses.add("tools[].cache_control");
        }
    }

    private void choice(@Nullable ToolChoice choice) {
        switch (choice) {
            case null -> {}
            case ToolChoice.None _ -> {}
            case ToolChoice.Auto _ -> choice("auto", null);
            case ToolChoice.Required _ -> choice("any", null);
            case ToolChoice.Named(String name) -> choice("tool", name);
        }
    }

    private void choice(String kind, @Nullable String name) {
        json.writeObjectPropertyStart("toolChoice");
        json.writeObjectPropertyStart(kind);
        if (name != null) {
            json.writeStringProperty("name", name);
        }
        json.writeEndObject();
        json.writeEndObject();
    }
}

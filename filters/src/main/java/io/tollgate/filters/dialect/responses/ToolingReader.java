package io.tollgate.filters.dialect.responses;

import io.tollgate.filters.dialect.HarmlessDefaults;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Tool;
import io.tollgate.filters.dialect.ToolChoice;
import io.tollgate.filters.dialect.Tooling;
import io.tollgate.filters.wire.JsonFields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the tools and the choice among them. Only functions can cross: other tools are run by
 * OpenAI, or are called with something that is no JSON.
 */
final class ToolingReader {

    private static final HarmlessDefaults DEFAULTS =
            new HarmlessDefaults(Map.of("defer_loading", "false"));

    private final Losses losses;
    private final List<Tool> tools = new ArrayList<>();

    private ToolingReader(Losses losses) {
        this.losses = losses;
    }

    static Tooling read(JsonFields request, Losses losses) {
        ToolingReader reader = new ToolingReader(losses);
        request.takeObjects("tools").forEach(reader::tool);
        ToolChoice choice = reader.choice(request);
        return new Tooling(reader.tools, choice, request.takeBoolean("parallel_tool_calls"));
    }

    private void tool(JsonFields tool) {
        String type = tool.requireText("type");
        if (!type.equals("function")) {
            losses.add(tool.path(type));
            return;
        }
        tools.add(
                new Tool(
                        tool.requireText("name"),
                        tool.takeText("description"),
                        tool.take("parameters"),
                        tool.takeBoolean("strict")));
        DEFAULTS.takeFrom(tool, losses);
        losses.addAll(tool.rest());
    }

    private @Nullable ToolChoice choice(JsonFields request) {
        JsonNode value = request.take("tool_choice");
        if (value == null) {
            return null;
        }
        if (value.isString()) {
            return mode(request, "tool_choice", value.stringValue());
        }
        JsonFields choice = JsonFields.of(value, "tool_choice");
        String type = choice.requireText("type");
        return switch (type) {
            case "function" -> new ToolChoice.Named(choice.requireText("name"));
            case "allowed_tools" -> allowed(choice);
            default -> {
                losses.add("tool_choice." + type);
                yield null;
            }
        };
    }

    private static ToolChoice mode(JsonFields fields, String name, String mode) {
        return switch (mode) {
            case "auto" -> new ToolChoice.Auto();
            case "none" -> new ToolChoice.None();
            case "required" -> new ToolChoice.Required();
            default -> throw fields.expected(name, "auto, none, required or an object");
        };
    }

    /** Some of the tools on offer: the others are taken off it, which every dialect can say. */
    private ToolChoice allowed(JsonFields choice) {
        Set<String> names = new HashSet<>();
        for (JsonFields tool : choice.takeObjects("tools")) {
            String name = tool.takeText("name");
            if (name != null) {
                names.add(name);
            }
        }
        tools.removeIf(tool -> !names.contains(tool.name()));
        return mode(choice, "mode", choice.requireText("mode"));
    }
}

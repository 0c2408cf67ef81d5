package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Tool;
import io.tollgate.filters.dialect.ToolChoice;
import io.tollgate.filters.dialect.Tooling;
import io.tollgate.filters.wire.JsonFields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the tools and the choice among them. */
final class ChatToolingReader {

    private final Losses losses;
    private final List<Tool> tools = new ArrayList<>();

    private ChatToolingReader(Losses losses) {
        this.losses = losses;
    }

    static Tooling read(JsonFields request, Losses losses) {
        ChatToolingReader reader = new ChatToolingReader(losses);
        request.takeObjects("tools").forEach(reader::tool);
        ToolChoice choice = reader.choice(request);
        return new Tooling(reader.tools, choice, request.takeBoolean("parallel_tool_calls"));
    }

    private void tool(JsonFields tool) {
        String type = tool.takeText("type");
        if (type != null && !type.equals("function")) {
            losses.add(tool.path(type));
            return;
        }
        JsonFields function =
                JsonFields.of(tool.require("function", "an object"), tool.path("function"));
        tools.add(
                new Tool(
                        function.requireText("name"),
                        function.takeText("description"),
                        function.take("parameters"),
                        function.takeBoolean("strict")));
        losses.addAll(function.rest());
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
            case "function" -> named(choice);
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

    private static ToolChoice named(JsonFields choice) {
        JsonFields function =
                JsonFields.of(choice.require("function", "an object"), "tool_choice.function");
        return new ToolChoice.Named(function.requireText("name"));
    }

    /** Some of the tools on offer: the others are taken off it, which every dialect can say. */
    private ToolChoice allowed(JsonFields choice) {
        JsonFields allowed =
                JsonFields.of(
                        choice.require("allowed_tools", "an object"), "tool_choice.allowed_tools");
        Set<String> names = new HashSet<>();
        for (JsonFields tool : allowed.takeObjects("tools")) {
            JsonFields function = tool.takeObject("function");
            if (function != null) {
                names.add(function.requireText("name"));
            }
        }
        tools.removeIf(tool -> !names.contains(tool.name()));
        return mode(allowed, "mode", allowed.requireText("mode"));
    }
}

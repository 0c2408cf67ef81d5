package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.CacheControl;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Part;
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
        request.takeObjects("functions").forEach(function -> reader.function(function, null));
        ToolChoice choice = reader.choice(request);
        if (choice == null) {
            choice = deprecatedChoice(request);
        }
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
        function(function, CacheControl.take(tool));
        losses.addAll(tool.rest());
    }

    private void function(JsonFields function, Part.@Nullable CachePoint cachePoint) {
        tools.add(
                new Tool(
                        function.requireText("name"),
                        function.takeText("description"),
                        function.take("parameters"),
                        function.takeBoolean("strict"),
                        cachePoint));
        losses.addAll(function.rest());
    }

    /** {@code function_call}, by which {@code functions} are chosen among. */
    private static @Nullable ToolChoice deprecatedChoice(JsonFields request) {
        JsonNode value = request.take("function_call");
        if (value == null) {
            return null;
        }
        return value.isString()
                ? mode(request, "function_call", value.stringValue())
                : new ToolChoice.Named(JsonFields.of(value, "function_call").requireText("name"));
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

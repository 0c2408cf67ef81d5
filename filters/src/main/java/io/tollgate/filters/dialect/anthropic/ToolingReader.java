package io.tollgate.filters.dialect.anthropic;

import io.tollgate.filters.dialect.CacheControl;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Tool;
import io.tollgate.filters.dialect.ToolChoice;
import io.tollgate.filters.dialect.Tooling;
import io.tollgate.filters.wire.JsonFields;
import java.util.ArrayList;
import java.util.List;

/** Reads the tools and the choice among them. Tools that Anthropic runs itself cannot cross. */
final class ToolingReader {

    private final Losses losses;
    private final List<Tool> tools = new ArrayList<>();

    private ToolingReader(Losses losses) {
        this.losses = losses;
    }

    static Tooling read(JsonFields request, Losses losses) {
        ToolingReader reader = new ToolingReader(losses);
        request.takeObjects("tools").forEach(reader::tool);
        JsonFields choice = request.takeObject("tool_choice");
        if (choice == null) {
            return new Tooling(reader.tools, null, null);
        }
        Boolean serial = choice.takeBoolean("disable_parallel_tool_use");
        ToolChoice chosen = choice(choice);
        losses.addAll(choice.rest());
        return new Tooling(reader.tools, chosen, serial == null ? null : !serial);
    }

    private void tool(JsonFields tool) {
        String type = tool.takeText("type");
        if (type != null && !type.equals("custom")) {
            losses.add(tool.path(type));
            return;
        }
        tools.add(
                new Tool(
                        tool.requireText("name"),
                        tool.takeText("description"),
                        tool.take("input_schema"),
                        tool.takeBoolean("strict"),
                        CacheControl.take(tool)));
        losses.addAll(tool.rest());
    }

    private static ToolChoice choice(JsonFields choice) {
        return switch (choice.requireText("type")) {
            case "auto" -> new ToolChoice.Auto();
            case "any" -> new ToolChoice.Required();
            case "none" -> new ToolChoice.None();
            case "tool" -> new ToolChoice.Named(choice.requireText("name"));
            default -> throw choice.expected("type", "auto, any, tool or none");
        };
    }
}

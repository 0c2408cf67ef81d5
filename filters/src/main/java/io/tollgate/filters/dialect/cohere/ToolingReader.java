package io.tollgate.filters.dialect.cohere;

import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Tool;
import io.tollgate.filters.dialect.ToolChoice;
import io.tollgate.filters.dialect.Tooling;
import io.tollgate.filters.wire.JsonFields;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the tools and the choice among them. */
final class ToolingReader {

    private ToolingReader() {}

    static Tooling read(JsonFields request, Losses losses) {
        Boolean strict = request.takeBoolean("strict_tools");
        List<Tool> tools = new ArrayList<>();
        for (JsonFields tool : request.takeObjects("tools")) {
            tools.add(tool(tool, strict, losses));
        }
        return new Tooling(tools, choice(request), null);
    }

    private static Tool tool(JsonFields tool, @Nullable Boolean strict, Losses losses) {
        tool.take("type");
        JsonFields function =
                JsonFields.of(tool.require("function", "an object"), tool.path("function"));
        Tool read =
                new Tool(
                        function.requireText("name"),
                        function.takeText("description"),
                        function.take("parameters"),
                        strict);
        losses.addAll(function.rest());
        losses.addAll(tool.rest());
        return read;
    }

    private static @Nullable ToolChoice choice(JsonFields request) {
        String choice = request.takeText("tool_choice");
        return switch (choice) {
            case null -> null;
            case "REQUIRED" -> new ToolChoice.Required();
            case "NONE" -> new ToolChoice.None();
            default -> throw request.expected("tool_choice", "REQUIRED or NONE");
        };
    }
}

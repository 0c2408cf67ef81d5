package io.tollgate.filters.dialect.ollama;

import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Tool;
import io.tollgate.filters.dialect.Tooling;
import io.tollgate.filters.wire.JsonFields;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code tools}. Ollama has no word for the choice among them: it is the model's. */
final class ToolingReader {

    private ToolingReader() {}

    static Tooling read(JsonFields request, Losses losses) {
        List<Tool> tools = new ArrayList<>();
        for (JsonFields tool : request.takeObjects("tools")) {
            String type = tool.takeText("type");
            if (type == null || type.equals("function")) {
                tools.add(function(tool, losses));
            } else {
                losses.add(tool.path());
            }
        }
        return tools.isEmpty() ? Tooling.NONE : new Tooling(tools, null, null);
    }

    private static Tool function(JsonFields tool, Losses losses) {
        JsonFields function = tool.takeObject("function");
        if (function == null) {
            throw tool.expected("function", "an object");
        }
        Tool read =
                new Tool(
                        function.requireText("name"),
                        function.takeText("description"),
                        function.take("parameters"),
                        null);
        losses.addAll(function.rest());
        losses.addAll(tool.rest());
        return read;
    }
}

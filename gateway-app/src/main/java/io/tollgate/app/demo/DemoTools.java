package io.tollgate.app.demo;

import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.Message;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.dialect.Tool;
import io.tollgate.filters.dialect.ToolChoice;
import io.tollgate.filters.dialect.Tooling;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** When and how the simulated models call tools. */
final class DemoTools {

    private DemoTools() {}

    /** The calls that the request demands or the last message names; none after results. */
    static List<Part> calls(ChatRequest request, String words, String id) {
        Tooling tooling = request.tooling();
        if (tooling.tools().isEmpty() || !results(request).isEmpty()) {
            return List.of();
        }
        List<Tool> called =
                switch (tooling.choice()) {
                    case ToolChoice.None _ -> List.of();
                    case ToolChoice.Required _ -> requiredTools(tooling, words);
                    case ToolChoice.Named(String name) ->
                            tooling.tools().stream().filter(t -> t.name().equals(name)).toList();
                    case ToolChoice.Auto _ -> named(tooling, words);
                    case null -> named(tooling, words);
                };
        boolean oneOnly = Boolean.FALSE.equals(tooling.parallel()) && called.size() > 1;
        return parts(oneOnly ? called.subList(0, 1) : called, id);
    }

    private static List<Tool> requiredTools(Tooling tooling, String words) {
        List<Tool> named = named(tooling, words);
        return named.isEmpty() ? List.of(tooling.tools().getFirst()) : named;
    }

    private static List<Tool> named(Tooling tooling, String words) {
        return tooling.tools().stream().filter(tool -> words.contains(tool.name())).toList();
    }

    private static List<Part> parts(List<Tool> tools, String id) {
        List<Part> calls = new ArrayList<>();
        for (Tool tool : tools) {
            calls.add(
                    new Part.ToolCall(
                            "call_" + id + "_" + calls.size(),
                            tool.name(),
                            SchemaSample.of(tool.inputSchema()).toString()));
        }
        return calls;
    }

    /** What the tools of the last message answered, empty where it holds no results. */
    static String results(ChatRequest request) {
        if (request.messages().isEmpty()) {
            return "";
        }
        Message last = request.messages().getLast();
        String results =
                last.parts().stream()
                        .filter(Part.ToolResult.class::isInstance)
                        .flatMap(part -> ((Part.ToolResult) part).content().stream())
                        .filter(Part.Text.class::isInstance)
                        .map(part -> ((Part.Text) part).text())
                        .collect(Collectors.joining("; "));
        return results.isEmpty() ? "" : "The tools answered: " + results;
    }
}

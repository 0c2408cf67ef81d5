package io.tollgate.e2e;

import java.util.List;
import java.util.Map;

/** A question in no dialect, for each client's SDK to put in its own. */
record Ask(
        String model,
        boolean stream,
        boolean limited,
        List<Tool> tools,
        String force,
        boolean withResults) {

    static final String SYSTEM = "You are a weather service.";
    static final String QUESTION = "How warm is it in Paris, and what time?";
    static final List<Tool> TOOLS =
            List.of(new Tool("get_weather", "city"), new Tool("get_time", "zone"));

    /** A tool with one required string. */
    record Tool(String name, String property) {

        Map<String, Object> properties() {
            return Map.of(property, Map.of("type", "string"));
        }
    }

    static Ask text(String model, boolean stream) {
        return new Ask(model, stream, true, List.of(), null, false);
    }

    static Ask tools(String model, boolean stream) {
        return new Ask(model, stream, false, TOOLS, null, false);
    }

    /** {@code force}: a tool's name, or {@code any}. */
    Ask forcing(String name) {
        return new Ask(model, stream, limited, tools, name, withResults);
    }

    /** The second turn: the calls and their results are in the conversation. */
    Ask afterCalls() {
        return new Ask(model, stream, limited, tools, force, true);
    }
}

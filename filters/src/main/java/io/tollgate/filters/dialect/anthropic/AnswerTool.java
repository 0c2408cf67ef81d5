package io.tollgate.filters.dialect.anthropic;

import io.tollgate.filters.dialect.AnswerFormat;
import io.tollgate.filters.dialect.Tool;
import io.tollgate.filters.dialect.ToolChoice;
import io.tollgate.filters.dialect.Tooling;
import io.tollgate.filters.wire.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The way to an answer of a given form for models that cannot be bound to one: a tool that takes
 * the answer as its input and that must be called. By its name the call is known for what it is and
 * read as the text of the answer.
 */
final class AnswerTool {

    private static final String NAME = "tollgate_answer";
    private static final String DESCRIPTION =
            "Takes the answer to the user. Call it once, with the complete answer.";

    private AnswerTool() {}

    /** Whether a call of that name is the answer itself. */
    static boolean isAnswer(String tool) {
        return tool.equals(NAME);
    }

    /**
     * The tools with this one among them; null if the format is none that a tool could take.
     *
     * @param tooling the client's own, of which another tool must not be forced
     */
    static @Nullable Tooling among(Tooling tooling, AnswerFormat format) {
        ObjectNode schema =
                switch (format) {
                    case AnswerFormat.JsonObject _ -> Json.object().put("type", "object");
                    case AnswerFormat.JsonSchema(_, _, JsonNode node, _) -> objectSchema(node);
                };
        if (schema == null) {
            return null;
        }
        boolean alone = tooling.tools().isEmpty() || tooling.choice() instanceof ToolChoice.None;
        List<Tool> tools = new ArrayList<>(alone ? List.of() : tooling.tools());
        tools.add(new Tool(NAME, DESCRIPTION, schema, null));
        return new Tooling(
                tools,
                alone ? new ToolChoice.Named(NAME) : new ToolChoice.Required(),
                alone ? null : tooling.parallel());
    }

    private static @Nullable ObjectNode objectSchema(JsonNode schema) {
        return schema instanceof ObjectNode object
                        && object.path("type").stringValue("").equals("object")
                ? object
                : null;
    }
}

package io.tollgate.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the requests: one short question, or an agent's long conversation with tools, of an exact
 * size in bytes.
 */
final class Conversation {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int EXCHANGES = 6;
    private static final int TOOLS = 8;

    private final Dialect dialect;
    private final ObjectNode body = JSON.createObjectNode();

    private Conversation(Dialect dialect) {
        this.dialect = dialect;
    }

    /** The body of a request for {@code model}; a long one has 25 messages and 8 tools. */
    static String body(
            Dialect dialect,
            String model,
            boolean streamed,
            int bytes,
            boolean isLong,
            Order order) {
        String bare = new Conversation(dialect).write(model, streamed, isLong, order, 0);
        int missing = Math.max(0, bytes - bare.getBytes(UTF_8).length);
        return new Conversation(dialect).write(model, streamed, isLong, order, missing);
    }

    private String write(String model, boolean streamed, boolean isLong, Order order, int padding) {
        body.put("model", model).put("stream", streamed);
        limits(streamed);
        ArrayNode messages = system(text(isLong ? 2000 : 200));
        for (int i = 0; isLong && i < EXCHANGES; i++) {
            exchange(messages, i);
        }
        messages.addObject().put("role", "user").put("content", order + " " + text(padding));
        for (int i = 0; isLong && i < TOOLS; i++) {
            tool(body.withArray("tools"), i);
        }
        return body.toString();
    }

    private void limits(boolean streamed) {
        switch (dialect) {
            case OPENAI -> {
                body.put("max_completion_tokens", 256).put("temperature", 0.7);
                if (streamed) {
                    body.putObject("stream_options").put("include_usage", true);
                }
            }
            case ANTHROPIC -> body.put("max_tokens", 256).put("temperature", 0.7);
            case OLLAMA ->
                    body.putObject("options").put("num_predict", 256).put("temperature", 0.7);
        }
    }

    private ArrayNode system(String text) {
        if (dialect == Dialect.ANTHROPIC) {
            body.put("system", text);
        } else {
            body.withArray("messages").addObject().put("role", "system").put("content", text);
        }
        return body.withArray("messages");
    }

    /** A question, a tool call, its result and an answer: four messages. */
    private void exchange(ArrayNode messages, int number) {
        messages.addObject().put("role", "user").put("content", text(700));
        String id = "call_" + number;
        ObjectNode call = messages.addObject().put("role", "assistant");
        ObjectNode result = messages.addObject();
        ObjectNode arguments =
                JSON.createObjectNode()
                        .put("path", "src/main/File" + number + ".java")
                        .put("limit", 200);
        switch (dialect) {
            case OPENAI -> {
                ObjectNode tool = call.put("content", "").withArray("tool_calls").addObject();
                tool.put("id", id).put("type", "function");
                tool.putObject("function")
                        .put("name", "tool_" + number)
                        .put("arguments", arguments.toString());
                result.put("role", "tool").put("tool_call_id", id).put("content", text(1800));
            }
            case ANTHROPIC -> {
                ObjectNode tool = call.withArray("content").addObject();
                tool.put("type", "tool_use")
                        .put("id", id)
                        .put("name", "tool_" + number)
                        .set("input", arguments);
                ObjectNode block = result.put("role", "user").withArray("content").addObject();
                block.put("type", "tool_result").put("tool_use_id", id).put("content", text(1800));
            }
            case OLLAMA -> {
                ObjectNode tool = call.put("content", "").withArray("tool_calls").addObject();
                tool.putObject("function")
                        .put("name", "tool_" + number)
                        .set("arguments", arguments);
                result.put("role", "tool")
                        .put("tool_name", "tool_" + number)
                        .put("content", text(1800));
            }
        }
        messages.addObject().put("role", "assistant").put("content", text(800));
    }

    private void tool(ArrayNode tools, int number) {
        ObjectNode function = tools.addObject();
        boolean flat = dialect == Dialect.ANTHROPIC;
        ObjectNode tool = flat ? function : function.put("type", "function").putObject("function");
        tool.put("name", "tool_" + number).put("description", text(200));
        ObjectNode schema =
                tool.putObject(flat ? "input_schema" : "parameters").put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("path").put("type", "string").put("description", "Path of the file");
        properties.putObject("limit").put("type", "integer").put("minimum", 1).put("maximum", 1000);
        ObjectNode mode = properties.putObject("mode").put("type", "string");
        mode.putArray("enum").add("text").add("binary");
        schema.putArray("required").add("path");
    }

    /** Plain prose: each character is one byte, in JSON too, so that sizes add up. */
    private static String text(int length) {
        String sentence =
                "The gateway reads a request, looks up its model and sends it on to the provider. ";
        return sentence.repeat(length / sentence.length() + 1).substring(0, length);
    }
}

package io.tollgate.filters.dialect.openai;

import io.tollgate.filters.dialect.HarmlessDefaults;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Message;
import io.tollgate.filters.dialect.Message.Role;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.wire.JsonFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the messages. Each result of a tool is a message here; those in a row become one user
 * message, since that is what they are to the model: the answer to one turn of its own.
 */
final class ChatMessageReader {

    private static final HarmlessDefaults ASSISTANT_DEFAULTS =
            new HarmlessDefaults(Map.of("annotations", "[]"));

    private final Losses losses;
    private final ChatPartReader partReader;
    private final FunctionCalls functionCalls = new FunctionCalls();
    private final List<Message> messages = new ArrayList<>();
    private final List<Part> results = new ArrayList<>();

    private ChatMessageReader(Losses losses) {
        this.losses = losses;
        this.partReader = new ChatPartReader(losses);
    }

    static List<Message> read(JsonFields request, Losses losses) {
        List<JsonFields> messages = request.takeObjects("messages");
        if (messages.isEmpty()) {
            throw request.expected("messages", "an array of at least one message");
        }
        ChatMessageReader reader = new ChatMessageReader(losses);
        messages.forEach(reader::next);
        reader.endResults();
        return reader.messages;
    }

    private void next(JsonFields message) {
        String role = message.requireText("role");
        switch (role) {
            case "tool" -> results.add(result(message));
            case "function" -> results.add(functionResult(message));
            default -> {
                endResults();
                messages.add(turn(role, message));
            }
        }
        losses.addAll(message.rest());
    }

    private Message turn(String role, JsonFields message) {
        return switch (role) {
            case "system", "developer" -> spoken(Role.SYSTEM, message);
            case "user" -> spoken(Role.USER, message);
            case "assistant" -> assistant(message);
            default -> throw message.expected("role", "system, developer, user, assistant or tool");
        };
    }

    private void endResults() {
        if (!results.isEmpty()) {
            messages.add(new Message(Role.USER, results));
            results.clear();
        }
    }

    private Part.ToolResult result(JsonFields message) {
        return new Part.ToolResult(
                message.requireText("tool_call_id"),
                message.takeText("name"),
                partReader.content(message),
                false);
    }

    private Part.ToolResult functionResult(JsonFields message) {
        String name = message.requireText("name");
        return new Part.ToolResult(
                functionCalls.last(message), name, partReader.content(message), false);
    }

    private Message spoken(Role role, JsonFields message) {
        List<Part> parts = partReader.content(message);
        if (parts.isEmpty()) {
            throw message.expected("content", "a string or an array of at least one part");
        }
        return new Message(role, parts, message.takeText("name"));
    }

    /**
     * The thought comes first, under the name that DeepSeek and vLLM or the one that Groq and
     * OpenRouter gave it. Empty content is how SDKs say that there is none.
     */
    private Message assistant(JsonFields message) {
        List<Part> parts = new ArrayList<>();
        String thought = message.takeText("reasoning_content");
        String alsoThought = message.takeText("reasoning");
        addReasoning(thought != null ? thought : alsoThought, parts);
        parts.addAll(partReader.content(message));
        addText(message.takeText("refusal"), parts);
        parts.remove(new Part.Text(""));
        for (JsonFields call : message.takeObjects("tool_calls")) {
            parts.add(partReader.toolCall(call));
        }
        JsonFields functionCall = message.takeObject("function_call");
        if (functionCall != null) {
            parts.add(functionCalls.next(functionCall));
        }
        message.takeBoolean("prefix");
        ASSISTANT_DEFAULTS.takeFrom(message, losses);
        return new Message(Role.ASSISTANT, parts, message.takeText("name"));
    }

    private static void addReasoning(@Nullable String text, List<Part> parts) {
        if (text != null && !text.isEmpty()) {
            parts.add(new Part.Reasoning(text, null));
        }
    }

    private static void addText(@Nullable String text, List<Part> parts) {
        if (text != null) {
            parts.add(new Part.Text(text));
        }
    }
}

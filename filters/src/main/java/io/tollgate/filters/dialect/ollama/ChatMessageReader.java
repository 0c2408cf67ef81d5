package io.tollgate.filters.dialect.ollama;

import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Message;
import io.tollgate.filters.dialect.Message.Role;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.wire.JsonFields;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the messages. Tool messages that follow one another are the results of one turn. Pictures
 * come before the text, since that is where Ollama puts them in the prompt.
 */
final class ChatMessageReader {

    private final Losses losses;
    private final PendingCalls pending = new PendingCalls();
    private final List<Message> messages = new ArrayList<>();
    private final List<Part> results = new ArrayList<>();

    ChatMessageReader(Losses losses) {
        this.losses = losses;
    }

    List<Message> read(List<JsonFields> conversation) {
        conversation.forEach(this::add);
        endResults();
        return messages;
    }

    private void add(JsonFields message) {
        String role = message.requireText("role");
        if (role.equals("tool")) {
            results.add(result(message));
        } else {
            endResults();
            messages.add(turn(role(role, message), message));
        }
        losses.addAll(message.rest());
    }

    private void endResults() {
        if (!results.isEmpty()) {
            messages.add(new Message(Role.USER, results));
            results.clear();
        }
    }

    private static Role role(String name, JsonFields message) {
        return switch (name) {
            case "system" -> Role.SYSTEM;
            case "user" -> Role.USER;
            case "assistant" -> Role.ASSISTANT;
            default -> throw message.expected("role", "system, user, assistant or tool");
        };
    }

    private Message turn(Role role, JsonFields message) {
        List<Part> parts = new ArrayList<>();
        if (role == Role.ASSISTANT) {
            String thought = Texts.take(message, "thinking");
            if (thought != null) {
                parts.add(new Part.Reasoning(thought, null));
            }
        }
        said(message, parts);
        if (role == Role.ASSISTANT) {
            message.takeObjects("tool_calls").forEach(call -> parts.add(call(call)));
        }
        if (parts.isEmpty()) {
            parts.add(new Part.Text(""));
        }
        return new Message(role, parts);
    }

    private static void said(JsonFields message, List<Part> parts) {
        parts.addAll(Images.take(message));
        String content = Texts.take(message, "content");
        if (content != null) {
            parts.add(new Part.Text(content));
        }
    }

    private Part call(JsonFields call) {
        JsonFields function = call.takeObject("function");
        if (function == null) {
            throw call.expected("function", "an object");
        }
        String name = function.requireText("name");
        String id = pending.add(Texts.take(call, "id"), name);
        Part read = new Part.ToolCall(id, name, ToolArguments.take(function));
        takePosition(function, call);
        losses.addAll(function.rest());
        losses.addAll(call.rest());
        return read;
    }

    /** Ollama numbers the calls of an answer, and clients send that back; the order says it. */
    private static void takePosition(JsonFields function, JsonFields call) {
        function.take("index");
        call.take("type");
    }

    private Part result(JsonFields message) {
        String tool = Texts.take(message, "tool_name");
        PendingCalls.Call call = pending.answer(Texts.take(message, "tool_call_id"), tool);
        if (call == null) {
            throw message.expected(
                    "role", "an assistant message with a tool call before its result");
        }
        List<Part> content = new ArrayList<>();
        said(message, content);
        return new Part.ToolResult(call.id(), tool == null ? call.tool() : tool, content, false);
    }
}

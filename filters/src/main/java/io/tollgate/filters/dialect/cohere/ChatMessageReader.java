package io.tollgate.filters.dialect.cohere;

import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Message;
import io.tollgate.filters.dialect.Message.Role;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.wire.JsonFields;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the messages. Tool messages in a row are the results of one turn. Documents, which stand
 * beside the conversation, are what the user's last message goes with.
 */
final class ChatMessageReader {

    private final Losses losses;
    private final ContentReader contents;
    private final List<Message> messages = new ArrayList<>();
    private final List<Part> results = new ArrayList<>();

    private ChatMessageReader(Losses losses) {
        this.losses = losses;
        this.contents = new ContentReader(losses);
    }

    static List<Message> read(JsonFields request, Losses losses) {
        List<JsonFields> conversation = request.takeObjects("messages");
        if (conversation.isEmpty()) {
            throw request.expected("messages", "an array of at least one message");
        }
        ChatMessageReader reader = new ChatMessageReader(losses);
        conversation.forEach(reader::next);
        reader.endResults();
        reader.documents(DocumentReader.read(request, losses));
        return reader.messages;
    }

    private void next(JsonFields message) {
        String role = message.requireText("role");
        if (role.equals("tool")) {
            results.add(
                    new Part.ToolResult(
                            message.requireText("tool_call_id"),
                            null,
                            contents.parts(message),
                            false));
        } else {
            endResults();
            messages.add(turn(role, message));
        }
        losses.addAll(message.rest());
    }

    private Message turn(String role, JsonFields message) {
        return switch (role) {
            case "system", "developer" -> spoken(Role.SYSTEM, message);
            case "user" -> spoken(Role.USER, message);
            case "assistant" -> assistant(message);
            default -> throw message.expected("role", "system, user, assistant or tool");
        };
    }

    private Message spoken(Role role, JsonFields message) {
        List<Part> parts = contents.parts(message);
        if (parts.isEmpty()) {
            throw message.expected("content", "a string or an array of at least one part");
        }
        return new Message(role, parts);
    }

    /** The plan comes first, as it did in the answer. Empty content is none. */
    private Message assistant(JsonFields message) {
        List<Part> parts = new ArrayList<>();
        String plan = message.takeText("tool_plan");
        if (plan != null && !plan.isEmpty()) {
            parts.add(new Part.Reasoning(plan, null));
        }
        parts.addAll(contents.parts(message));
        parts.remove(new Part.Text(""));
        for (JsonFields call : message.takeObjects("tool_calls")) {
            parts.add(contents.call(call));
        }
        if (!message.takeArray("citations").isEmpty()) {
            losses.add(message.path("citations"));
        }
        return new Message(Role.ASSISTANT, parts);
    }

    private void endResults() {
        if (!results.isEmpty()) {
            messages.add(new Message(Role.USER, results));
            results.clear();
        }
    }

    private void documents(List<Part> documents) {
        if (documents.isEmpty()) {
            return;
        }
        int last = messages.size() - 1;
        while (last >= 0 && messages.get(last).role() != Role.USER) {
            last--;
        }
        if (last < 0) {
            messages.add(new Message(Role.USER, documents));
        } else {
            List<Part> parts = new ArrayList<>(documents);
            parts.addAll(messages.get(last).parts());
            messages.set(last, new Message(Role.USER, parts));
        }
    }
}

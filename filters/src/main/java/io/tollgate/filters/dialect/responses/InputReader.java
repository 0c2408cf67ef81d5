package io.tollgate.filters.dialect.responses;

import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Message;
import io.tollgate.filters.dialect.Message.Role;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.wire.JsonFields;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the conversation. A turn of the model's is several items here: what it thought, said and
 * called in a row becomes one message, and so do the results that follow. Apart, calls that were
 * made at once would look like calls without results to dialects that want them side by side.
 */
final class InputReader {

    private final Losses losses;
    private final ContentReader contentReader;
    private final List<Message> messages = new ArrayList<>();
    private final List<Part> turn = new ArrayList<>();
    private Role turnsRole = Role.USER;

    InputReader(Losses losses) {
        this.losses = losses;
        this.contentReader = new ContentReader(losses);
    }

    List<Message> read(JsonFields request) {
        String instructions = request.takeText("instructions");
        if (instructions != null) {
            messages.add(Message.of(Role.SYSTEM, instructions));
        }
        JsonNode input = request.require("input", "a string or an array of items");
        if (input.isString()) {
            messages.add(Message.of(Role.USER, input.stringValue()));
        } else {
            items(request, input);
        }
        return messages;
    }

    private void items(JsonFields request, JsonNode input) {
        if (!input.isArray() || input.isEmpty()) {
            throw request.expected("input", "a string or an array of at least one item");
        }
        int index = 0;
        for (JsonNode item : input.values()) {
            item(JsonFields.of(item, "input[" + index++ + "]"));
        }
        endTurn();
    }

    private void item(JsonFields item) {
        String type = item.takeText("type");
        String id = item.takeText("id");
        item.takeText("status");
        switch (type == null ? "message" : type) {
            case "message" -> message(item, type == null && id != null);
            case "function_call" -> say(Role.ASSISTANT, call(item));
            case "function_call_output" -> say(Role.USER, result(item));
            case "reasoning" -> say(Role.ASSISTANT, reasoning(item));
            case "item_reference", "compaction" -> throw Remembered.elsewhere(item.path());
            case String unknown -> {
                losses.add(item.path(unknown));
                return;
            }
        }
        losses.addAll(item.rest());
    }

    private void say(Role role, Part part) {
        if (role != turnsRole) {
            endTurn();
            turnsRole = role;
        }
        turn.add(part);
    }

    private void endTurn() {
        if (!turn.isEmpty()) {
            messages.add(new Message(turnsRole, turn));
            turn.clear();
        }
    }

    /**
     * @param maybeReference whether it has what a reference to an item has, whose type is optional
     */
    private void message(JsonFields item, boolean maybeReference) {
        String role = item.takeText("role");
        if (role == null && maybeReference) {
            throw Remembered.elsewhere(item.path());
        }
        switch (role) {
            case "user" -> spoken(Role.USER, item);
            case "system", "developer" -> spoken(Role.SYSTEM, item);
            case "assistant" -> said(item);
            case null, default ->
                    throw item.expected("role", "user, assistant, system or developer");
        }
    }

    private void spoken(Role role, JsonFields item) {
        endTurn();
        List<Part> parts = contentReader.content(item, "content");
        if (parts.isEmpty()) {
            throw item.expected("content", "a string or an array of at least one part");
        }
        messages.add(new Message(role, parts));
    }

    /** Models now and then begin a message and say nothing in it. */
    private void said(JsonFields item) {
        for (Part part : contentReader.content(item, "content")) {
            if (!part.equals(new Part.Text(""))) {
                say(Role.ASSISTANT, part);
            }
        }
    }

    private static Part call(JsonFields item) {
        String arguments = item.takeText("arguments");
        return new Part.ToolCall(
                item.requireText("call_id"),
                item.requireText("name"),
                arguments == null ? "" : arguments);
    }

    private Part result(JsonFields item) {
        return new Part.ToolResult(
                item.requireText("call_id"),
                item.takeText("name"),
                contentReader.content(item, "output"),
                false);
    }

    private static Part reasoning(JsonFields item) {
        List<String> texts = new ArrayList<>();
        for (String list : List.of("summary", "content")) {
            for (JsonFields part : item.takeObjects(list)) {
                texts.add(text(part));
            }
        }
        return new Part.Reasoning(
                String.join(Thoughts.BETWEEN, texts),
                Seals.read(item.takeText("encrypted_content")));
    }

    private static String text(JsonFields part) {
        @Nullable String text = part.takeText("text");
        return text == null ? "" : text;
    }
}

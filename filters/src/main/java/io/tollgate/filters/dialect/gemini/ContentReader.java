package io.tollgate.filters.dialect.gemini;

import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Message;
import io.tollgate.filters.dialect.Message.Role;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.wire.JsonFields;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the conversation. Calls may be without ids here, and results then mean the oldest call of
 * that name that has none yet.
 */
final class ContentReader {

    private final Losses losses;
    private final PartReader partReader;
    private final Turns turns = new Turns();
    private final Map<String, Deque<String>> unanswered = new HashMap<>();
    private int calls;

    ContentReader(Losses losses) {
        this.losses = losses;
        this.partReader = new PartReader(losses);
    }

    List<Message> read(JsonFields request) {
        for (JsonFields system : Repeated.objects(request, "systemInstruction")) {
            system.takeText("role");
            content(Role.SYSTEM, system);
        }
        List<JsonFields> contents = Repeated.objects(request, "contents");
        if (contents.isEmpty()) {
            throw request.expected("contents", "an array of at least one content");
        }
        for (JsonFields content : contents) {
            content(role(content), content);
        }
        List<Message> messages = turns.whole();
        if (messages.isEmpty()) {
            throw request.expected("contents", "at least one part");
        }
        return messages;
    }

    private void content(Role role, JsonFields content) {
        turns.begin(role);
        Repeated.objects(content, "parts").forEach(this::part);
        losses.addAll(content.rest());
    }

    private static Role role(JsonFields content) {
        return switch (content.takeText("role")) {
            case null -> Role.USER;
            case "user", "function" -> Role.USER;
            case "model" -> Role.ASSISTANT;
            case "system" -> Role.SYSTEM;
            default -> throw content.expected("role", "user or model");
        };
    }

    private void part(JsonFields part) {
        boolean thought = Boolean.TRUE.equals(part.takeBoolean("thought"));
        Part.Seal seal = PartReader.seal(part, thought);
        if (thought) {
            String text = part.takeText("text");
            turns.add(new Part.Reasoning(text == null ? "" : text, seal));
            losses.addAll(part.rest());
            return;
        }
        if (seal != null) {
            turns.seal(seal);
        }
        Part content = content(part);
        if (!(content instanceof Part.Text(String text) && text.isEmpty())) {
            turns.add(content);
        }
        if (!(content instanceof Part.Opaque)) {
            losses.addAll(part.rest());
        }
    }

    private Part content(JsonFields part) {
        String text = part.takeText("text");
        JsonFields call = part.takeObject("functionCall");
        JsonFields result = part.takeObject("functionResponse");
        JsonFields inline = part.takeObject("inlineData");
        JsonFields file = part.takeObject("fileData");
        if (call != null) {
            return call(call);
        }
        if (result != null) {
            return result(result);
        }
        if (inline != null) {
            return partReader.inline(inline);
        }
        if (file != null) {
            return partReader.file(file);
        }
        if (text != null) {
            return new Part.Text(text);
        }
        return part.rest().stream()
                .findFirst()
                .map(unknown -> (Part) new Part.Opaque(unknown.substring(part.path("").length())))
                .orElseThrow(() -> part.expected("text", "a string, or another kind of part"));
    }

    private Part call(JsonFields call) {
        String name = call.requireText("name");
        String given = call.takeText("id");
        JsonNode arguments = call.take("args");
        if (arguments != null && !arguments.isObject()) {
            throw call.expected("args", "an object");
        }
        losses.addAll(call.rest());
        String id = given == null || given.isEmpty() ? "call_" + calls : given;
        calls++;
        unanswered.computeIfAbsent(name, _ -> new ArrayDeque<>()).add(id);
        return new Part.ToolCall(id, name, ToolArguments.text(arguments));
    }

    private Part result(JsonFields result) {
        String name = result.requireText("name");
        String given = result.takeText("id");
        JsonNode response = result.take("response");
        if (response != null && !response.isObject()) {
            throw result.expected("response", "an object");
        }
        List<Part> content = new ArrayList<>();
        boolean error = response != null && ToolResults.read(response, content);
        for (JsonFields part : Repeated.objects(result, "parts")) {
            content.add(content(part));
            losses.addAll(part.rest());
        }
        result.takeBoolean("willContinue");
        losses.addAll(result.rest());
        return new Part.ToolResult(id(name, given), name, content, error);
    }

    private String id(String name, @Nullable String given) {
        Deque<String> open = unanswered.computeIfAbsent(name, _ -> new ArrayDeque<>());
        if (given != null && !given.isEmpty()) {
            open.remove(given);
            return given;
        }
        String oldest = open.poll();
        return oldest == null ? "call_" + calls++ : oldest;
    }
}

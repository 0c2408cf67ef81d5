package io.tollgate.filters.dialect.responses;

import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Message;
import io.tollgate.filters.dialect.Part;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;

/** Writes the conversation as items. */
final class InputWriter {

    private static final String BETWEEN_PARTS = "\n\n";

    private final JsonGenerator json;
    private final Losses losses;
    private final ContentWriter contents;

    InputWriter(JsonGenerator json, Losses losses) {
        this.json = json;
        this.losses = losses;
        this.contents = new ContentWriter(json, losses);
    }

    void instructions(Message message) {
        json.writeStringProperty("instructions", text(message));
    }

    void write(List<Message> messages) {
        json.writeArrayPropertyStart("input");
        messages.forEach(this::message);
        json.writeEndArray();
    }

    private void message(Message message) {
        switch (message.role()) {
            case SYSTEM -> spoken("system", text(message));
            case USER -> user(message);
            case ASSISTANT -> message.parts().forEach(this::assistant);
        }
        if (message.name() != null) {
            losses.add("messages[].name");
        }
    }

    /** The paragraphs of a system message, which is text. */
    private String text(Message message) {
        if (message.name() != null) {
            losses.add("messages[].name");
        }
        for (Part part : message.parts()) {
            if (!(part instanceof Part.Text)) {
                losses.add("messages[].content[]." + part.word());
            }
        }
        return message.parts().stream()
                .filter(Part.Text.class::isInstance)
                .map(part -> ((Part.Text) part).text())
                .collect(Collectors.joining(BETWEEN_PARTS));
    }

    private void spoken(String role, String text) {
        start("message");
        json.writeStringProperty("role", role);
        json.writeStringProperty("content", text);
        json.writeEndObject();
    }

    /** Results come first: right behind the calls that they answer. */
    private void user(Message message) {
        for (Part part : message.parts()) {
            if (part instanceof Part.ToolResult result) {
                result(result);
            }
        }
        List<Part> said =
                message.parts().stream()
                        .filter(part -> !(part instanceof Part.ToolResult))
                        .toList();
        List<Part> kept = contents.writable(said, "messages[].content[].");
        if (!kept.isEmpty()) {
            start("message");
            json.writeStringProperty("role", "user");
            json.writeName("content");
            contents.list(kept);
            json.writeEndObject();
        }
    }

    private void result(Part.ToolResult result) {
        String path = "messages[].content[].tool_result";
        if (result.error()) {
            losses.add(path + ".error");
        }
        List<Part> content = contents.writable(result.content(), path + ".");
        start("function_call_output");
        json.writeStringProperty("call_id", result.callId());
        json.writeName("output");
        if (content.size() == 1 && content.getFirst() instanceof Part.Text(String text)) {
            json.writeString(text);
        } else if (content.isEmpty()) {
            json.writeString("");
        } else {
            contents.list(content);
        }
        json.writeEndObject();
    }

    private void assistant(Part part) {
        switch (part) {
            case Part.Text(String text) -> {
                if (!text.isEmpty()) {
                    spoken("assistant", text);
                }
            }
            case Part.ToolCall call -> call(call);
            case Part.Reasoning reasoning -> reasoning(reasoning);
            case Part.Image _,
                    Part.Document _,
                    Part.Audio _,
                    Part.CachePoint _,
                    Part.ToolResult _,
                    Part.Opaque _ ->
                    losses.add("messages[].content[]." + part.word());
        }
    }

    private void call(Part.ToolCall call) {
        start("function_call");
        json.writeStringProperty("call_id", call.id());
        json.writeStringProperty("name", call.name());
        json.writeStringProperty("arguments", ItemWriter.arguments(call));
        json.writeEndObject();
    }

    /** The API takes back a thought of its own only, which it knows by what it encrypted. */
    private void reasoning(Part.Reasoning reasoning) {
        Part.Seal seal = reasoning.seal();
        if (seal == null || !seal.dialect().equals(ResponsesClient.NAME)) {
            losses.add("messages[].reasoning");
            return;
        }
        start("reasoning");
        json.writeArrayPropertyStart("summary");
        if (!reasoning.text().isEmpty()) {
            new ItemWriter(json).summaryText(reasoning.text());
        }
        json.writeEndArray();
        json.writeStringProperty("encrypted_content", seal.value());
        json.writeEndObject();
    }

    private void start(String type) {
        json.writeStartObject();
        json.writeStringProperty("type", type);
    }
}

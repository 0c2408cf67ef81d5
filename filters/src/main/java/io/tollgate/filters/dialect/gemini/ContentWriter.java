package io.tollgate.filters.dialect.gemini;

import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Message;
import io.tollgate.filters.dialect.Message.Role;
import io.tollgate.filters.dialect.Part;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Writes the conversation. */
final class ContentWriter {

    private final JsonGenerator json;
    private final RequestStyle style;
    private final Losses losses;

    ContentWriter(JsonGenerator json, RequestStyle style, Losses losses) {
        this.json = json;
        this.style = style;
        this.losses = losses;
    }

    /**
     * System messages are the instruction, those from the middle too. Where there is nothing else,
     * they are what the model shall answer to: the API demands something.
     */
    void write(List<Message> messages) {
        List<Turn> turns = Turn.of(messages, losses);
        List<String> instruction = Turn.instruction(messages, losses);
        boolean alone = turns.isEmpty();
        if (!alone && !instruction.isEmpty()) {
            json.writeObjectPropertyStart("systemInstruction");
            texts(instruction);
            json.writeEndObject();
        }
        json.writeArrayPropertyStart("contents");
        if (alone && !instruction.isEmpty()) {
            json.writeStartObject();
            json.writeStringProperty("role", "user");
            texts(instruction);
            json.writeEndObject();
        }
        int current = Turn.current(turns);
        for (int at = 0; at < turns.size(); at++) {
            turn(turns.get(at), style.model().wantsSignatures() && at >= current);
        }
        json.writeEndArray();
    }

    private void texts(List<String> texts) {
        json.writeArrayPropertyStart("parts");
        texts.forEach(text -> new PartWriter(json).text(text, null));
        json.writeEndArray();
    }

    /**
     * @param signed whether the API wants the first call to be signed
     */
    private void turn(Turn turn, boolean signed) {
        json.writeStartObject();
        json.writeStringProperty("role", turn.role() == Role.USER ? "user" : "model");
        if (turn.role() == Role.USER) {
            json.writeArrayPropertyStart("parts");
            new UserParts(json, style, losses).write(turn.parts());
            json.writeEndArray();
        } else {
            ModelParts.array(json, style.ids(), parts -> model(parts, turn.parts(), signed));
        }
        json.writeEndObject();
    }

    private void model(ModelParts written, List<Part> parts, boolean signed) {
        boolean missing = signed;
        for (Part part : parts) {
            switch (part) {
                case Part.Text(String text) -> written.text(text);
                case Part.Reasoning(String text, var seal) -> written.thought(text, seal);
                case Part.ToolCall call -> {
                    written.call(call, missing ? Signatures.SKIP : null);
                    missing = false;
                }
                case Part.Image _,
                        Part.Document _,
                        Part.Audio _,
                        Part.ToolResult _,
                        Part.CachePoint _,
                        Part.Opaque _ ->
                        losses.add("messages[].content[]." + part.word());
            }
        }
    }
}

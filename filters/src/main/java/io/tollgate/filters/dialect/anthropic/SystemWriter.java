package io.tollgate.filters.dialect.anthropic;

import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Message;
import io.tollgate.filters.dialect.Part;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * Writes the system prompt: all system messages, those from the middle of the conversation too.
 * Only the newest models take the role {@code system} among the messages, all others refuse the
 * whole request; as a user's words, instructions would lose their weight.
 */
final class SystemWriter {

    private SystemWriter() {}

    static void write(JsonGenerator json, List<Message> messages, Losses losses) {
        List<Part> said = new ArrayList<>();
        for (Message message : messages) {
            if (message.role() == Message.Role.SYSTEM) {
                message.parts().forEach(part -> collect(part, said, losses));
                if (message.name() != null) {
                    losses.add("messages[].name");
                }
            }
        }
        if (said.size() == 1 && said.getFirst() instanceof Part.Text(String text)) {
            json.writeStringProperty("system", text);
        } else if (!said.isEmpty()) {
            json.writeArrayPropertyStart("system");
            MarkedPart.of(said, losses).forEach(part -> write(new BlockWriter(json), part));
            json.writeEndArray();
        }
    }

    private static void write(BlockWriter blocks, MarkedPart marked) {
        if (marked.part() instanceof Part.Text(String text)) {
            blocks.text(text, marked.cachePoint());
        }
    }

    private static void collect(Part part, List<Part> said, Losses losses) {
        switch (part) {
            case Part.Text(String text) -> {
                if (!text.isBlank()) {
                    said.add(part);
                }
            }
            case Part.CachePoint _ -> said.add(part);
            case Part.Reasoning _ -> losses.add("messages[].reasoning");
            case Part.Image _,
                    Part.Document _,
                    Part.Audio _,
                    Part.ToolCall _,
                    Part.ToolResult _,
                    Part.Opaque _ ->
                    losses.add("messages[].content[]." + part.word());
        }
    }
}

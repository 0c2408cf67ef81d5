package io.tollgate.filters.dialect.bedrock;

import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Message;
import io.tollgate.filters.dialect.Part;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Writes the system prompt: all system messages, those from the middle of the conversation too. */
final class SystemWriter {

    private SystemWriter() {}

    static void write(
            JsonGenerator json, List<Message> messages, BedrockModel model, Losses losses) {
        List<Part> said = new ArrayList<>();
        for (Message message : messages) {
            if (message.role() == Message.Role.SYSTEM) {
                message.parts().forEach(part -> collect(part, said, model, losses));
            }
        }
        if (said.isEmpty()) {
            return;
        }
        BlockWriter blocks = new BlockWriter(json);
        json.writeArrayPropertyStart("system");
        for (Part part : said) {
            if (part instanceof Part.Text(String text)) {
                blocks.text(text);
            } else if (part instanceof Part.CachePoint cachePoint) {
                blocks.cachePoint(cachePoint, !model.isNova());
            }
        }
        json.writeEndArray();
    }

    private static void collect(Part part, List<Part> said, BedrockModel model, Losses losses) {
        switch (part) {
            case Part.Text(String text) -> {
                if (!text.isBlank()) {
                    said.add(part);
                }
            }
            case Part.CachePoint _ -> {
                if (model.caches() && !said.isEmpty()) {
                    said.add(part);
                } else {
                    losses.add("messages[].content[].cache_control");
                }
            }
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

package io.tollgate.filters.dialect.anthropic;

import io.tollgate.filters.dialect.CacheControl;
import io.tollgate.filters.dialect.ImageSource;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Part;
import io.tollgate.filters.wire.JsonFields;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what messages are made of: content blocks. */
final class PartReader {

    private final Losses losses;

    PartReader(Losses losses) {
        this.losses = losses;
    }

    /** The parts under {@code name}: a string, an array of blocks, or absent. */
    List<Part> parts(JsonFields fields, String name) {
        JsonNode content = fields.take(name);
        if (content == null) {
            return List.of();
        }
        if (content.isString()) {
            return List.of(new Part.Text(content.stringValue()));
        }
        if (!content.isArray()) {
            throw fields.expected(name, "a string or an array of content blocks");
        }
        List<Part> parts = new ArrayList<>();
        int index = 0;
        for (JsonNode block : content.values()) {
            block(JsonFields.of(block, fields.path(name) + "[" + index++ + "]"), parts);
        }
        return parts;
    }

    private void block(JsonFields block, List<Part> parts) {
        Part.CachePoint cachePoint = CacheControl.take(block);
        parts.add(part(block));
        if (cachePoint != null) {
            parts.add(cachePoint);
        }
    }

    private Part part(JsonFields block) {
        String type = block.requireText("type");
        Part part =
                switch (type) {
                    case "text" -> new Part.Text(block.requireText("text"));
                    case "image" -> image(block);
                    case "document" -> DocumentReader.read(block, losses);
                    case "tool_use" -> toolCall(block);
                    case "tool_result" -> toolResult(block);
                    case "thinking" ->
                            new Part.Reasoning(
                                    block.requireText("thinking"),
                                    seal(block.takeText("signature")));
                    case "redacted_thinking" ->
                            new Part.Reasoning("", Redacted.seal(block.requireText("data")));
                    default -> new Part.Opaque(type);
                };
        if (!(part instanceof Part.Opaque)) {
            losses.addAll(block.rest());
        }
        return part;
    }

    /** A picture uploaded beforehand is known to Anthropic alone. */
    private Part image(JsonFields block) {
        JsonFields source =
                JsonFields.of(block.require("source", "an object"), block.path("source"));
        String type = source.requireText("type");
        Part part =
                switch (type) {
                    case "base64" ->
                            new Part.Image(
                                    new ImageSource.Inline(
                                            source.requireText("media_type"),
                                            source.requireText("data")));
                    case "url" -> new Part.Image(new ImageSource.Url(source.requireText("url")));
                    default -> new Part.Opaque("image." + type);
                };
        if (!(part instanceof Part.Opaque)) {
            losses.addAll(source.rest());
        }
        return part;
    }

    private static Part toolCall(JsonFields block) {
        return new Part.ToolCall(
                block.requireText("id"), block.requireText("name"), ToolInputs.take(block));
    }

    private Part toolResult(JsonFields block) {
        return new Part.ToolResult(
                block.requireText("tool_use_id"),
                null,
                parts(block, "content"),
                Boolean.TRUE.equals(block.takeBoolean("is_error")));
    }

    private static Part.@Nullable Seal seal(@Nullable String signature) {
        return signature == null || signature.isEmpty()
                ? null
                : new Part.Seal(AnthropicClient.NAME, signature);
    }
}

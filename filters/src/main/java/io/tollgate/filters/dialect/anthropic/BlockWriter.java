package io.tollgate.filters.dialect.anthropic;

import io.tollgate.filters.dialect.ImageSource;
import io.tollgate.filters.dialect.Part;
import java.util.Objects;
import tools.jackson.core.JsonGenerator;

/** Writes content blocks, which requests and answers have in common. */
final class BlockWriter {

    private final JsonGenerator json;

    BlockWriter(JsonGenerator json) {
        this.json = json;
    }

    void text(String text) {
        start("text");
        json.writeStringProperty("text", text);
        json.writeEndObject();
    }

    void thinking(String text, String signature) {
        start("thinking");
        json.writeStringProperty("thinking", text);
        json.writeStringProperty("signature", signature);
        json.writeEndObject();
    }

    static boolean isSealed(Part.Reasoning reasoning) {
        return reasoning.seal() != null && reasoning.seal().dialect().equals(AnthropicClient.NAME);
    }

    /** A thought whose seal is Anthropic's own; of a redacted one the seal is all there is. */
    void sealed(Part.Reasoning reasoning) {
        String seal = Objects.requireNonNull(reasoning.seal()).value();
        String redacted = Redacted.data(seal);
        if (redacted != null) {
            start("redacted_thinking");
            json.writeStringProperty("data", redacted);
            json.writeEndObject();
        } else {
            thinking(reasoning.text(), seal);
        }
    }

    /**
     * @throws io.tollgate.filters.wire.MalformedInput if the call's arguments are no object
     */
    void toolUse(String id, Part.ToolCall call) {
        start("tool_use");
        json.writeStringProperty("id", id);
        json.writeStringProperty("name", call.name());
        json.writeName("input");
        json.writeTree(ToolInputs.parse(call));
        json.writeEndObject();
    }

    void image(ImageSource source) {
        start("image");
        json.writeObjectPropertyStart("source");
        switch (source) {
            case ImageSource.Url(String url) -> {
                json.writeStringProperty("type", "url");
                json.writeStringProperty("url", url);
            }
            case ImageSource.Inline(String mediaType, String base64) -> {
                json.writeStringProperty("type", "base64");
                json.writeStringProperty("media_type", mediaType);
                json.writeStringProperty("data", base64);
            }
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void start(String type) {
        json.writeStartObject();
        json.writeStringProperty("type", type);
    }
}

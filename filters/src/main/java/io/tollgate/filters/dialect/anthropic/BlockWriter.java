package io.tollgate.filters.dialect.anthropic;

import io.tollgate.filters.dialect.CacheControl;
import io.tollgate.filters.dialect.DocumentSource;
import io.tollgate.filters.dialect.ImageSource;
import io.tollgate.filters.dialect.Part;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes content blocks, which requests and answers have in common. */
final class BlockWriter {

    private final JsonGenerator json;

    BlockWriter(JsonGenerator json) {
        this.json = json;
    }

    void text(String text) {
        text(text, null);
    }

    void text(String text, Part.@Nullable CachePoint cachePoint) {
        start("text");
        json.writeStringProperty("text", text);
        end(cachePoint);
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
        toolUse(id, call, null);
    }

    /**
     * @throws io.tollgate.filters.wire.MalformedInput if the call's arguments are no object
     */
    void toolUse(String id, Part.ToolCall call, Part.@Nullable CachePoint cachePoint) {
        start("tool_use");
        json.writeStringProperty("id", id);
        json.writeStringProperty("name", call.name());
        json.writeName("input");
        json.writeTree(ToolInputs.parse(call));
        end(cachePoint);
    }

    void image(ImageSource source, Part.@Nullable CachePoint cachePoint) {
        start("image");
        json.writeObjectPropertyStart("source");
        switch (source) {
            case ImageSource.Url(String url) -> url(url);
            case ImageSource.Inline(String mediaType, String base64) -> base64(mediaType, base64);
        }
        json.writeEndObject();
        end(cachePoint);
    }

    /** A document such as {@link Documents} lets pass. */
    void document(Part.Document document, Part.@Nullable CachePoint cachePoint) {
        start("document");
        json.writeObjectPropertyStart("source");
        switch (document.source()) {
            case DocumentSource.Url(String url) -> url(url);
            case DocumentSource.Inline(String mediaType, String base64) ->
                    base64(mediaType, base64);
            case DocumentSource.Plain(String text) -> {
                json.writeStringProperty("type", "text");
                json.writeStringProperty("media_type", "text/plain");
                json.writeStringProperty("data", text);
            }
        }
        json.writeEndObject();
        if (document.name() != null) {
            json.writeStringProperty("title", document.name());
        }
        end(cachePoint);
    }

    private void url(String url) {
        json.writeStringProperty("type", "url");
        json.writeStringProperty("url", url);
    }

    private void base64(String mediaType, String base64) {
        json.writeStringProperty("type", "base64");
        json.writeStringProperty("media_type", mediaType);
        json.writeStringProperty("data", base64);
    }

    private void end(Part.@Nullable CachePoint cachePoint) {
        CacheControl.write(json, cachePoint);
        json.writeEndObject();
    }

    private void start(String type) {
        json.writeStartObject();
        json.writeStringProperty("type", type);
    }
}

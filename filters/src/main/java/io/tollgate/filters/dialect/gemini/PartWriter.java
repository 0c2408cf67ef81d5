package io.tollgate.filters.dialect.gemini;

import io.tollgate.filters.dialect.Part;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes single parts, which requests and answers have in common. */
final class PartWriter {

    private static final String TEXT = "text";

    private final JsonGenerator json;

    PartWriter(JsonGenerator json) {
        this.json = json;
    }

    void text(String text, @Nullable String signature) {
        json.writeStartObject();
        json.writeStringProperty(TEXT, text);
        end(signature);
    }

    void thought(String text, @Nullable String signature) {
        json.writeStartObject();
        json.writeStringProperty(TEXT, text);
        json.writeBooleanProperty("thought", true);
        end(signature);
    }

    /**
     * @throws io.tollgate.filters.wire.MalformedInput if the call's arguments are no object
     */
    void call(Part.ToolCall call, boolean withId, @Nullable String signature) {
        var arguments = ToolArguments.parse(call.name(), call.arguments());
        json.writeStartObject();
        json.writeObjectPropertyStart("functionCall");
        if (withId) {
            json.writeStringProperty("id", call.id());
        }
        json.writeStringProperty("name", call.name());
        json.writeName("args");
        json.writeTree(arguments);
        json.writeEndObject();
        end(signature);
    }

    void inline(String mediaType, String base64) {
        json.writeStartObject();
        json.writeObjectPropertyStart("inlineData");
        json.writeStringProperty("mimeType", mediaType);
        json.writeStringProperty("data", base64);
        json.writeEndObject();
        json.writeEndObject();
    }

    void file(String mediaType, String url) {
        json.writeStartObject();
        json.writeObjectPropertyStart("fileData");
        json.writeStringProperty("mimeType", mediaType);
        json.writeStringProperty("fileUri", url);
        json.writeEndObject();
        json.writeEndObject();
    }

    private void end(@Nullable String signature) {
        if (signature != null) {
            json.writeStringProperty("thoughtSignature", signature);
        }
        json.writeEndObject();
    }
}

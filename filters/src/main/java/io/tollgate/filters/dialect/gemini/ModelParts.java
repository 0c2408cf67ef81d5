package io.tollgate.filters.dialect.gemini;

import io.tollgate.filters.dialect.Part;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Writes the parts of the model's side, in requests and in answers. A signature waits for the part
 * that it belongs to, which is the next; if there is none, it came on an empty text.
 */
final class ModelParts {

    private final PartWriter parts;
    private final boolean ids;
    private @Nullable String signature;

    /**
     * @param ids whether calls carry their ids
     */
    ModelParts(JsonGenerator json, boolean ids) {
        this.parts = new PartWriter(json);
        this.ids = ids;
    }

    /** A text; an empty one says nothing, unless it is signed. */
    void text(String text) {
        if (!text.isEmpty()) {
            parts.text(text, signature);
            signature = null;
        }
    }

    /**
     * A call.
     *
     * @param otherwise the signature of a call that has none, null for none
     * @throws io.tollgate.filters.wire.MalformedInput if the call's arguments are no object
     */
    void call(Part.ToolCall call, @Nullable String otherwise) {
        parts.call(call, ids, signature == null ? otherwise : signature);
        signature = null;
    }

    /** A thought, with the seal of whatever dialect. */
    void thought(String text, Part.@Nullable Seal seal) {
        flush();
        if (seal == null) {
            if (!text.isEmpty()) {
                parts.thought(text, null);
            }
        } else if (Signatures.isOwn(seal) && !Signatures.isOfThought(seal)) {
            thought(text, null);
            signature = Signatures.write(seal);
        } else {
            parts.thought(text, Signatures.write(seal));
        }
    }

    /** The part of an answer that ends with nothing more to say. */
    void silence() {
        parts.text("", null);
    }

    /** Nothing follows: says what is still to be said. */
    void flush() {
        if (signature != null) {
            parts.text("", signature);
            signature = null;
        }
    }

    /** Writes that much as an array. */
    static void array(JsonGenerator json, boolean ids, Consumer<ModelParts> content) {
        ModelParts parts = new ModelParts(json, ids);
        json.writeArrayPropertyStart("parts");
        content.accept(parts);
        parts.flush();
        json.writeEndArray();
    }
}

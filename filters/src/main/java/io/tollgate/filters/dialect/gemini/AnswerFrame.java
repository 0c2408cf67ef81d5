package io.tollgate.filters.dialect.gemini;

import io.tollgate.filters.dialect.Finish;
import io.tollgate.filters.dialect.Stamp;
import io.tollgate.policies.usage.TokenUsage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * What stands around the parts of an answer, whole or in pieces.
 *
 * @param model as the provider names what answers
 */
record AnswerFrame(String model, Stamp stamp) {

    /**
     * @param finish null while the answer goes on
     */
    void write(
            JsonGenerator json,
            Consumer<ModelParts> parts,
            @Nullable Finish finish,
            @Nullable TokenUsage usage) {
        json.writeStartObject();
        json.writeArrayPropertyStart("candidates");
        json.writeStartObject();
        json.writeObjectPropertyStart("content");
        ModelParts.array(json, true, parts);
        json.writeStringProperty("role", "model");
        json.writeEndObject();
        if (finish != null) {
            json.writeStringProperty("finishReason", FinishReasons.write(finish));
        }
        json.writeNumberProperty("index", 0);
        json.writeEndObject();
        json.writeEndArray();
        GeminiUsage.write(json, usage);
        json.writeStringProperty("modelVersion", model);
        json.writeStringProperty("responseId", stamp.id());
        json.writeEndObject();
    }
}

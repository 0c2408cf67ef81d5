package io.tollgate.filters.dialect.ollama;

import io.tollgate.filters.dialect.Sampling;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes {@code options}: only what the client said, the rest is the model's own default. */
final class OptionsWriter {

    private static final Sampling NOTHING =
            new Sampling(null, null, null, null, null, null, null, List.of());

    private OptionsWriter() {}

    static void write(JsonGenerator json, Sampling sampling) {
        if (sampling.equals(NOTHING)) {
            return;
        }
        json.writeObjectPropertyStart("options");
        number(json, "temperature", sampling.temperature());
        number(json, "top_p", sampling.topP());
        whole(json, "top_k", sampling.topK());
        whole(json, "seed", sampling.seed());
        number(json, "frequency_penalty", sampling.frequencyPenalty());
        number(json, "presence_penalty", sampling.presencePenalty());
        whole(json, "num_predict", sampling.maxTokens());
        if (!sampling.stop().isEmpty()) {
            json.writeArrayPropertyStart("stop");
            sampling.stop().forEach(json::writeString);
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, String name, @Nullable Double value) {
        if (value != null) {
            json.writeNumberProperty(name, value);
        }
    }

    private static void whole(JsonGenerator json, String name, @Nullable Number value) {
        if (value != null) {
            json.writeNumberProperty(name, value.longValue());
        }
    }
}

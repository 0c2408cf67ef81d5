package io.tollgate.filters.dialect.anthropic;

import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Sampling;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes how the answer is drawn, as far as the API has words for it. */
final class SamplingWriter {

    private final JsonGenerator json;
    private final Losses losses;

    SamplingWriter(JsonGenerator json, Losses losses) {
        this.json = json;
        this.losses = losses;
    }

    void write(Sampling sampling) {
        temperature(sampling.temperature());
        if (sampling.topP() != null) {
            json.writeNumberProperty("top_p", sampling.topP());
        }
        if (sampling.topK() != null) {
            json.writeNumberProperty("top_k", sampling.topK());
        }
        stop(sampling.stop());
        unsayable("seed", sampling.seed());
        unsayable("frequency_penalty", sampling.frequencyPenalty());
        unsayable("presence_penalty", sampling.presencePenalty());
    }

    /** The API's scale ends at 1, where others' goes on to 2. */
    private void temperature(@Nullable Double temperature) {
        if (temperature == null) {
            return;
        }
        if (temperature > 1) {
            losses.add("temperature");
        }
        json.writeNumberProperty("temperature", Math.min(temperature, 1));
    }

    /** The API refuses sequences of nothing but white space. */
    private void stop(List<String> stop) {
        List<String> sayable = stop.stream().filter(sequence -> !sequence.isBlank()).toList();
        if (sayable.size() < stop.size()) {
            losses.add("stop");
        }
        if (!sayable.isEmpty()) {
            json.writeArrayPropertyStart("stop_sequences");
            sayable.forEach(json::writeString);
            json.writeEndArray();
        }
    }

    private void unsayable(String name, @Nullable Number value) {
        if (value != null) {
            losses.add(name);
        }
    }
}

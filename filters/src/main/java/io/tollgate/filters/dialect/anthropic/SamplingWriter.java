package io.tollgate.filters.dialect.anthropic;

import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Sampling;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes how the answer is drawn, as far as the API has words for it. */
final class SamplingWriter {

    /** With a thought {@code top_p} may only be as good as all. */
    private static final double LEAST_TOP_P = 0.95;

    private final JsonGenerator json;
    private final Losses losses;

    SamplingWriter(JsonGenerator json, Losses losses) {
        this.json = json;
        this.losses = losses;
    }

    /**
     * @param free whether the model's draws may be chosen at all
     * @param thinks whether it thinks, which leaves less to choose
     */
    void write(Sampling sampling, boolean free, boolean thinks) {
        Double temperature = sampling.temperature();
        Double topP = sampling.topP();
        number("temperature", capped(temperature), free && (!thinks || isOne(temperature)));
        number("top_p", topP, free && (!thinks || (topP != null && topP >= LEAST_TOP_P)));
        number("top_k", sampling.topK(), free && !thinks);
        stop(sampling.stop());
        number("seed", sampling.seed(), false);
        number("frequency_penalty", sampling.frequencyPenalty(), false);
        number("presence_penalty", sampling.presencePenalty(), false);
    }

    /** The API's scale ends at 1, where others' goes on to 2. */
    private @Nullable Double capped(@Nullable Double temperature) {
        if (temperature == null || temperature <= 1) {
            return temperature;
        }
        losses.add("temperature");
        return 1.0;
    }

    private static boolean isOne(@Nullable Double temperature) {
        return temperature != null && temperature >= 1;
    }

    private void number(String name, @Nullable Number value, boolean sayable) {
        if (value == null) {
            return;
        }
        if (!sayable) {
            losses.add(name);
        } else if (value instanceof Integer whole) {
            json.writeNumberProperty(name, whole);
        } else {
            json.writeNumberProperty(name, value.doubleValue());
        }
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
}

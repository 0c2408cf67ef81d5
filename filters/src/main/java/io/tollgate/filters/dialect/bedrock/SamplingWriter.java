package io.tollgate.filters.dialect.bedrock;

import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Sampling;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes how the answer is drawn and where it ends.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_InferenceConfiguration.html">
 *     Inference configuration</a>
 */
final class SamplingWriter {

    /** With a thought a Claude's {@code top_p} may only be as good as all. */
    private static final double LEAST_TOP_P = 0.95;

    private final JsonGenerator json;
    private final BedrockModel model;
    private final Losses losses;

    SamplingWriter(JsonGenerator json, BedrockModel model, Losses losses) {
        this.json = json;
        this.model = model;
        this.losses = losses;
    }

    /**
     * Writes {@code inferenceConfig}.
     *
     * @param thinks whether the model shall think
     * @param more takes what only the model's maker has a word for
     */
    void write(Sampling sampling, boolean thinks, ObjectNode more) {
        boolean bound = thinks && model.isClaude();
        Double temperature = sampling.temperature();
        Double topP = sampling.topP();
        json.writeObjectPropertyStart("inferenceConfig");
        if (sampling.maxTokens() != null) {
            json.writeNumberProperty("maxTokens", sampling.maxTokens());
        }
        number("temperature", "temperature", capped(temperature), !bound || isOne(temperature));
        number("topP", "top_p", topP, !bound || (topP != null && topP >= LEAST_TOP_P));
        stop(sampling.stop());
        json.writeEndObject();
        topK(sampling.topK(), bound, more);
        unsayable("seed", sampling.seed());
        unsayable("frequency_penalty", sampling.frequencyPenalty());
        unsayable("presence_penalty", sampling.presencePenalty());
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

    private void number(String name, String word, @Nullable Double value, boolean sayable) {
        if (value != null && sayable && model.samples()) {
            json.writeNumberProperty(name, value.doubleValue());
        } else {
            unsayable(word, value);
        }
    }

    private void topK(@Nullable Integer topK, boolean bound, ObjectNode more) {
        if (topK == null) {
            return;
        }
        if (model.isClaude() && model.samples() && !bound) {
            more.put("top_k", topK);
        } else if (model.isNova()) {
            more.putObject("inferenceConfig").put("topK", topK);
        } else {
            losses.add("top_k");
        }
    }

    private void unsayable(String word, @Nullable Number value) {
        if (value != null) {
            losses.add(word);
        }
    }

    /** A Claude refuses sequences of nothing but white space. */
    private void stop(List<String> stop) {
        List<String> sayable =
                stop.stream().filter(text -> !model.isClaude() || !text.isBlank()).toList();
        if (sayable.size() < stop.size()) {
            losses.add("stop");
        }
        if (!sayable.isEmpty()) {
            json.writeArrayPropertyStart("stopSequences");
            sayable.forEach(json::writeString);
            json.writeEndArray();
        }
    }
}

package io.tollgate.filters.dialect.bedrock;

import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Sampling;
import io.tollgate.filters.wire.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.node.ArrayNode;
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
        ObjectNode config = Json.object();
        if (sampling.maxTokens() != null) {
            config.put("maxTokens", sampling.maxTokens());
        }
        boolean free = model.samples();
        number(config, "temperature", capped(temperature), free && (!bound || isOne(temperature)));
        number(config, "topP", topP, free && (!bound || (topP != null && topP >= LEAST_TOP_P)));
        stop(config, sampling.stop());
        if (!config.isEmpty()) {
            json.writeName("inferenceConfig");
            json.writeTree(config);
        }
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

    private void number(ObjectNode config, String name, @Nullable Double value, boolean sayable) {
        if (value != null && sayable) {
            config.put(name, value);
        } else {
            unsayable(name.equals("topP") ? "top_p" : name, value);
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
    private void stop(ObjectNode config, List<String> stop) {
        List<String> sayable =
                stop.stream().filter(text -> !model.isClaude() || !text.isBlank()).toList();
        if (sayable.size() < stop.size()) {
            losses.add("stop");
        }
        if (!sayable.isEmpty()) {
            ArrayNode sequences = config.putArray("stopSequences");
            sayable.forEach(sequences::add);
        }
    }
}

package io.tollgate.filters.dialect.cohere;

import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Sampling;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Writes how the answer is drawn and where it ends. The API's scales are shorter than others'; what
 * is beyond them is sent as their end, and entered as a loss.
 *
 * @see <a href="https://docs.cohere.com/reference/chat#request">Chat API, request</a>
 */
final class SamplingWriter {

    private static final int MOST_STOPS = 5;
    private static final int MOST_K = 500;
    private static final double LEAST_P = 0.01;
    private static final double MOST_P = 0.99;

    private final JsonGenerator json;
    private final Losses losses;

    private SamplingWriter(JsonGenerator json, Losses losses) {
        this.json = json;
        this.losses = losses;
    }

    static void write(JsonGenerator json, Sampling sampling, Losses losses) {
        new SamplingWriter(json, losses).write(sampling);
    }

    private void write(Sampling sampling) {
        if (sampling.maxTokens() != null) {
            json.writeNumberProperty("max_tokens", sampling.maxTokens());
        }
        stop(sampling.stop());
        if (sampling.temperature() != null) {
            json.writeNumberProperty("temperature", sampling.temperature());
        }
        within("p", sampling.topP(), LEAST_P, MOST_P, "top_p");
        if (sampling.topK() != null) {
            json.writeNumberProperty("k", Math.min(sampling.topK(), MOST_K));
            if (sampling.topK() > MOST_K) {
                losses.add("top_k");
            }
        }
        if (sampling.seed() != null) {
            json.writeNumberProperty("seed", sampling.seed());
        }
        within("frequency_penalty", sampling.frequencyPenalty(), 0, 1, "frequency_penalty");
        within("presence_penalty", sampling.presencePenalty(), 0, 1, "presence_penalty");
    }

    private void stop(List<String> stop) {
        if (stop.isEmpty()) {
            return;
        }
        if (stop.size() > MOST_STOPS) {
            losses.add("stop");
        }
        json.writeArrayPropertyStart("stop_sequences");
        stop.stream().limit(MOST_STOPS).forEach(json::writeString);
        json.writeEndArray();
    }

    private void within(
            String name, @Nullable Double value, double least, double most, String field) {
        if (value == null) {
            return;
        }
        double sent = Math.clamp(value, least, most);
        json.writeNumberProperty(name, sent);
        if (sent != value) {
            losses.add(field);
        }
    }
}

package io.tollgate.filters.dialect.gemini;

import io.tollgate.filters.dialect.AnswerFormat;
import io.tollgate.filters.dialect.ChatRequest;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Sampling;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Writes {@code generationConfig}.
 *
 * @see <a href="https://ai.google.dev/api/generate-content#generationconfig">GenerationConfig</a>
 */
final class ConfigWriter {

    private static final int MOST_STOPS = 5;

    private final JsonGenerator json;
    private final RequestStyle style;
    private final Losses losses;

    ConfigWriter(JsonGenerator json, RequestStyle style, Losses losses) {
        this.json = json;
        this.style = style;
        this.losses = losses;
    }

    void write(ChatRequest request) {
        json.writeObjectPropertyStart("generationConfig");
        sampling(request.sampling());
        if (request.thinking() != null) {
            new ThinkingWriter(json, style, losses).write(request.thinking());
        }
        if (request.format() != null) {
            format(request.format(), !request.tooling().tools().isEmpty());
        }
        json.writeEndObject();
    }

    private void sampling(Sampling sampling) {
        number("temperature", sampling.temperature());
        number("topP", sampling.topP());
        if (sampling.topK() != null) {
            json.writeNumberProperty("topK", sampling.topK());
        }
        if (sampling.maxTokens() != null) {
            json.writeNumberProperty("maxOutputTokens", sampling.maxTokens());
        }
        seed(sampling.seed());
        penalty("frequencyPenalty", sampling.frequencyPenalty());
        penalty("presencePenalty", sampling.presencePenalty());
        stop(sampling.stop());
    }

    private void number(String name, @Nullable Double value) {
        if (value != null) {
            json.writeNumberProperty(name, value);
        }
    }

    /** Many of the models refuse to be told of penalties; one of nothing need not be told. */
    private void penalty(String name, @Nullable Double value) {
        if (value != null && (value != 0 || !style.model().gemini())) {
            json.writeNumberProperty(name, value);
        }
    }

    private void seed(@Nullable Long seed) {
        if (seed != null && seed == seed.intValue()) {
            json.writeNumberProperty("seed", seed);
        } else if (seed != null) {
            losses.add("seed");
        }
    }

    private void stop(List<String> stop) {
        if (stop.isEmpty()) {
            return;
        }
        if (stop.size() > MOST_STOPS) {
            losses.add("stop");
        }
        json.writeArrayPropertyStart("stopSequences");
        stop.stream().limit(MOST_STOPS).forEach(json::writeString);
        json.writeEndArray();
    }

    private void format(AnswerFormat format, boolean besideTools) {
        if (besideTools && !style.model().formatsBesideTools()) {
            losses.add("response_format");
            return;
        }
        json.writeStringProperty("responseMimeType", "application/json");
        if (format instanceof AnswerFormat.JsonSchema schema) {
            json.writeName("responseJsonSchema");
            json.writeTree(schema.schema());
        }
    }
}

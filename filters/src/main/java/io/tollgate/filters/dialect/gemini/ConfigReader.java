package io.tollgate.filters.dialect.gemini;

import io.tollgate.filters.dialect.AnswerFormat;
import io.tollgate.filters.dialect.HarmlessDefaults;
import io.tollgate.filters.dialect.Losses;
import io.tollgate.filters.dialect.Sampling;
import io.tollgate.filters.dialect.Thinking;
import io.tollgate.filters.dialect.Thinking.Effort;
import io.tollgate.filters.wire.Json;
import io.tollgate.filters.wire.JsonFields;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads {@code generationConfig}.
 *
 * @see <a href="https://ai.google.dev/api/generate-content#generationconfig">GenerationConfig</a>
 */
record ConfigReader(Sampling sampling, @Nullable Thinking thinking, @Nullable AnswerFormat format) {

    private static final HarmlessDefaults DEFAULTS =
            new HarmlessDefaults(
                    Map.of(
                            "candidateCount", "1",
                            "responseModalities", "[\"TEXT\"]",
                            "responseLogprobs", "false"));

    static ConfigReader read(JsonFields request, Losses losses) {
        JsonFields given = request.takeObject("generationConfig");
        JsonFields config =
                given == null ? JsonFields.of(Json.object(), "generationConfig") : given;
        Sampling sampling =
                new Sampling(
                        config.takeDouble("temperature"),
                        config.takeDouble("topP"),
                        config.takeInt("topK"),
                        config.takeLong("seed"),
                        config.takeDouble("frequencyPenalty"),
                        config.takeDouble("presencePenalty"),
                        config.takeInt("maxOutputTokens"),
                        config.takeArray("stopSequences").stream()
                                .map(text -> stop(config, text))
                                .toList());
        Thinking thinking = thinking(config.takeObject("thinkingConfig"), losses);
        AnswerFormat format = format(config, losses);
        DEFAULTS.takeFrom(config, losses);
        losses.addAll(config.rest());
        return new ConfigReader(sampling, thinking, format);
    }

    private static String stop(JsonFields config, JsonNode text) {
        if (!text.isString()) {
            throw config.expected("stopSequences", "an array of strings");
        }
        return text.stringValue();
    }

    /** Whether thoughts are told is each provider's own affair: clients can tell them apart. */
    private static @Nullable Thinking thinking(@Nullable JsonFields config, Losses losses) {
        if (config == null) {
            return null;
        }
        boolean told = Boolean.TRUE.equals(config.takeBoolean("includeThoughts"));
        Integer budget = config.takeInt("thinkingBudget");
        String level = config.takeText("thinkingLevel");
        losses.addAll(config.rest());
        if (level != null) {
            Effort effort = effort(config, level);
            return effort == null ? Thinking.ON : Thinking.of(effort);
        }
        if (budget == null) {
            return told ? Thinking.ON : null;
        }
        if (budget == 0) {
            return Thinking.OFF;
        }
        return budget < 0 ? Thinking.ON : new Thinking(true, null, budget);
    }

    private static @Nullable Effort effort(JsonFields config, String level) {
        return switch (level.toUpperCase(Locale.ROOT)) {
            case "THINKING_LEVEL_UNSPECIFIED" -> null;
            case "MINIMAL" -> Effort.MINIMAL;
            case "LOW" -> Effort.LOW;
            case "MEDIUM" -> Effort.MEDIUM;
            case "HIGH" -> Effort.HIGH;
            default -> throw config.expected("thinkingLevel", "MINIMAL, LOW, MEDIUM or HIGH");
        };
    }

    private static @Nullable AnswerFormat format(JsonFields config, Losses losses) {
        String type = config.takeText("responseMimeType");
        JsonNode openApi = config.take("responseSchema");
        JsonNode json = config.take("responseJsonSchema");
        if (type == null || type.equals("text/plain")) {
            return null;
        }
        if (!type.equals("application/json")) {
            losses.add(config.path("responseMimeType"));
            return null;
        }
        JsonNode schema =
                json == null && openApi != null ? OpenApiSchema.toJsonSchema(openApi) : json;
        return schema == null
                ? new AnswerFormat.JsonObject()
                : new AnswerFormat.JsonSchema(null, null, schema, null);
    }
}

package io.tollgate.filters.dialect.bedrock;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * What an operator has all requests to a provider say besides.
 *
 * @param guardrail by id or ARN, null if none is applied
 * @param guardrailVersion a number or {@code DRAFT}
 * @param trace what a guardrail tells of its doing
 * @param streamMode whether a guardrail looks before ({@code sync}) or while ({@code async}) pieces
 *     of a stream go on
 * @param latency {@code standard} or {@code optimized}
 * @param tier in which requests are served
 * @see <a
 *     href="https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-use-converse-api.html">
 *     Guardrails in Converse</a>
 */
record ConverseOptions(
        @Nullable String guardrail,
        @Nullable String guardrailVersion,
        @Nullable String trace,
        @Nullable String streamMode,
        @Nullable String latency,
        @Nullable String tier) {

    private static final String GUARDRAIL = "guardrail-id";
    private static final String VERSION = "guardrail-version";
    private static final String TRACE = "guardrail-trace";
    private static final String STREAM_MODE = "guardrail-stream-mode";
    private static final String LATENCY = "latency";
    private static final String TIER = "service-tier";

    static final Set<String> NAMES = Set.of(GUARDRAIL, VERSION, TRACE, STREAM_MODE, LATENCY, TIER);

    static ConverseOptions of(Map<String, String> options) {
        boolean guarded = options.containsKey(GUARDRAIL);
        if (guarded != options.containsKey(VERSION)) {
            throw new IllegalArgumentException(
                    "a guardrail has both " + GUARDRAIL + " and " + VERSION);
        }
        if (!guarded && (options.containsKey(TRACE) || options.containsKey(STREAM_MODE))) {
            throw new IllegalArgumentException(
                    TRACE + " and " + STREAM_MODE + " mean nothing without " + GUARDRAIL);
        }
        return new ConverseOptions(
                options.get(GUARDRAIL),
                options.get(VERSION),
                oneOf(options, TRACE, Set.of("enabled", "disabled", "enabled_full")),
                oneOf(options, STREAM_MODE, Set.of("sync", "async")),
                oneOf(options, LATENCY, Set.of("standard", "optimized")),
                oneOf(options, TIER, Set.of("default", "priority", "flex", "reserved")));
    }

    private static @Nullable String oneOf(
            Map<String, String> options, String name, Set<String> words) {
        String value = options.get(name);
        if (value != null && !words.contains(value)) {
            throw new IllegalArgumentException(
                    name
                            + ": expected one of "
                            + String.join(", ", words.stream().sorted().toList()));
        }
        return value;
    }

    void write(JsonGenerator json, boolean stream) {
        if (guardrail != null) {
            json.writeObjectPropertyStart("guardrailConfig");
            json.writeStringProperty("guardrailIdentifier", guardrail);
            json.writeStringProperty("guardrailVersion", guardrailVersion);
            text(json, "trace", trace);
            text(json, "streamProcessingMode", stream ? streamMode : null);
            json.writeEndObject();
        }
        object(json, "performanceConfig", "latency", latency);
        object(json, "serviceTier", "type", tier);
    }

    private static void object(
            JsonGenerator json, String name, String member, @Nullable String value) {
        if (value != null) {
            json.writeObjectPropertyStart(name);
            json.writeStringProperty(member, value);
            json.writeEndObject();
        }
    }

    private static void text(JsonGenerator json, String name, @Nullable String value) {
        if (value != null) {
            json.writeStringProperty(name, value);
        }
    }
}

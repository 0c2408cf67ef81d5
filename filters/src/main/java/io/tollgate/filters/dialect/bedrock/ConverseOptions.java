package io.tollgate.filters.dialect.bedrock;

import java.util.HashMap;
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
 * @param profiles the models behind profiles whose ids tell nothing, by id or ARN
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
        @Nullable String tier,
        Map<String, String> profiles) {

    private static final String GUARDRAIL = "guardrail-id";
    private static final String VERSION = "guardrail-version";
    private static final String TRACE = "guardrail-trace";
    private static final String STREAM_MODE = "guardrail-stream-mode";
    private static final String LATENCY = "latency";
    private static final String TIER = "service-tier";
    private static final String PROFILES = "profiles";

    static final Set<String> NAMES =
            Set.of(GUARDRAIL, VERSION, TRACE, STREAM_MODE, LATENCY, TIER, PROFILES);

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
                oneOf(options, TIER, Set.of("default", "priority", "flex", "reserved")),
                profiles(options.getOrDefault(PROFILES, "")));
    }

    private static Map<String, String> profiles(String list) {
        Map<String, String> profiles = new HashMap<>();
        for (String entry : list.isBlank() ? new String[0] : list.split(",")) {
            int sign = entry.indexOf('=');
            if (sign < 0) {
                throw new IllegalArgumentException(
                        PROFILES + ": expected id=model, separated by commas");
            }
            profiles.put(entry.substring(0, sign).strip(), entry.substring(sign + 1).strip());
        }
        return Map.copyOf(profiles);
    }

    /** What is known of the model of that name, which may be a profile's ARN. */
    BedrockModel model(String name) {
        String id = name.substring(name.lastIndexOf('/') + 1);
        return BedrockModel.of(profiles.getOrDefault(name, profiles.getOrDefault(id, name)));
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

package io.tollgate.filters.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.AttributesBuilder;
import io.tollgate.policies.usage.TokenUsage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What attributes are called; those of ours begin {@code tollgate.}.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/gen-ai/gen-ai-spans/">OpenTelemetry,
 *     generative AI spans</a>
 */
final class Names {

    static final AttributeKey<String> OPERATION = AttributeKey.stringKey("gen_ai.operation.name");
    static final AttributeKey<String> PROVIDER = AttributeKey.stringKey("gen_ai.provider.name");
    static final AttributeKey<String> REQUEST_MODEL =
            AttributeKey.stringKey("gen_ai.request.model");
    static final AttributeKey<String> RESPONSE_MODEL =
            AttributeKey.stringKey("gen_ai.response.model");
    static final AttributeKey<Long> INPUT = AttributeKey.longKey("gen_ai.usage.input_tokens");
    static final AttributeKey<Long> OUTPUT = AttributeKey.longKey("gen_ai.usage.output_tokens");
    static final AttributeKey<Double> FIRST_TOKEN =
            AttributeKey.doubleKey("gen_ai.server.time_to_first_token");
    static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
    static final AttributeKey<String> HTTP_ROUTE = AttributeKey.stringKey("http.route");
    static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");

    static final AttributeKey<String> REQUEST_ID = AttributeKey.stringKey("tollgate.request.id");
    static final AttributeKey<String> ROUTE = AttributeKey.stringKey("tollgate.route");
    static final AttributeKey<String> TENANT = AttributeKey.stringKey("tollgate.tenant");
    static final AttributeKey<String> TEAM = AttributeKey.stringKey("tollgate.team");
    static final AttributeKey<String> PROJECT = AttributeKey.stringKey("tollgate.project");
    static final AttributeKey<String> END = AttributeKey.stringKey("tollgate.end");
    static final AttributeKey<List<String>> LOSSES =
            AttributeKey.stringArrayKey("tollgate.translation.losses");
    static final AttributeKey<Long> ATTEMPT = AttributeKey.longKey("tollgate.attempt.number");
    static final AttributeKey<String> KIND = AttributeKey.stringKey("tollgate.attempt.kind");
    static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("tollgate.attempt.outcome");
    static final AttributeKey<String> COST = AttributeKey.stringKey("tollgate.cost");

    private Names() {}

    /** What is not reported is not zero, so it is left out. */
    static void put(AttributesBuilder attributes, @Nullable TokenUsage usage) {
        if (usage != null) {
            attributes.put(INPUT, usage.totalInput());
            attributes.put(OUTPUT, usage.totalOutput());
        }
    }
}

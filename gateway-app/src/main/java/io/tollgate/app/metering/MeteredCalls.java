package io.tollgate.app.metering;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.tollgate.policies.usage.CallJournal;
import io.tollgate.policies.usage.CallRecord;
import io.tollgate.policies.usage.TokenUsage;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Counts calls and tokens under OpenTelemetry's GenAI names. Models are named by their routes,
 * which are declared, so that no caller can invent time series.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/gen-ai/gen-ai-metrics/">OpenTelemetry,
 *     generative AI metrics</a>
 */
@Component
class MeteredCalls implements CallJournal {

    private static final Logger log = LoggerFactory.getLogger(MeteredCalls.class);

    private final MeterRegistry meters;

    MeteredCalls(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void settle(CallRecord call) {
        Tags tags =
                Tags.of(
                        "gen_ai.operation.name", "chat",
                        "gen_ai.provider.name", Objects.requireNonNullElse(call.provider(), "none"),
                        "gen_ai.request.model", call.route());
        meters.timer("gen_ai.server.request.duration", tags.and("end", call.end().name()))
                .record(call.duration());
        TokenUsage usage = call.usage();
        if (usage != null) {
            tokens(tags, "input", usage.totalInput());
            tokens(tags, "output", usage.totalOutput());
        }
        log.debug("{}", call);
    }

    private void tokens(Tags tags, String type, long count) {
        meters.summary("gen_ai.client.token.usage", tags.and("gen_ai.token.type", type))
                .record((double) count);
    }
}

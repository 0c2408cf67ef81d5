package io.tollgate.app.metering;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.tollgate.policies.usage.AttemptRecord;
import io.tollgate.policies.usage.CallJournal;
import io.tollgate.policies.usage.CallRecord;
import io.tollgate.policies.usage.CallRecord.EndReason;
import io.tollgate.policies.usage.TokenUsage;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
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
    private static final int FIRST_ERROR = 400;
    private static final int LAST_ERROR = 599;

    /** What the calls of one kind are counted by; found once, since finding sorts tags. */
    private record Kind(String operation, String route, String provider, String error) {}

    private record Meters(
            Timer duration,
            Timer timeToFirstToken,
            Timer timePerOutputToken,
            DistributionSummary input,
            DistributionSummary output) {}

    private final MeterRegistry registry;
    private final ConcurrentHashMap<Kind, Meters> meters = new ConcurrentHashMap<>();

    MeteredCalls(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void settle(CallRecord call) {
        String provider = Objects.requireNonNullElse(call.provider(), "none");
        Meters counted =
                meters.computeIfAbsent(
                        new Kind(call.operation(), call.route(), provider, error(call)),
                        this::meters);
        counted.duration().record(call.duration());
        TokenUsage usage = call.usage();
        if (usage != null) {
            counted.input().record((double) usage.totalInput());
            counted.output().record((double) usage.totalOutput());
        }
        call.attempts().forEach(attempt -> stream(attempt, counted));
        log.debug("{}", call);
    }

    @Override
    public void shadowed(String route, AttemptRecord shadow, @Nullable AttemptRecord answered) {}

    /**
     * How an error is told from others: by the answer's status, which blames the caller or not; if
     * there was none, or it came too late, by how the call ended.
     */
    private static String error(CallRecord call) {
        if (call.end() == EndReason.CLIENT_GONE) {
            return "client_gone";
        }
        if (call.status() >= FIRST_ERROR && call.status() <= LAST_ERROR) {
            return Integer.toString(call.status());
        }
        return call.end() == EndReason.COMPLETE
                ? "none"
                : call.end().name().toLowerCase(Locale.ROOT);
    }

    private static void stream(AttemptRecord attempt, Meters counted) {
        Duration first = attempt.timeToFirstToken();
        if (attempt.outcome() != AttemptRecord.Outcome.ANSWERED || first == null) {
            return;
        }
        counted.timeToFirstToken().record(first);
        TokenUsage usage = attempt.usage();
        if (usage != null && usage.totalOutput() > 1) {
            counted.timePerOutputToken()
                    .record(attempt.duration().minus(first).dividedBy(usage.totalOutput() - 1));
        }
    }

    private Meters meters(Kind kind) {
        Tags tags =
                Tags.of(
                        "gen_ai.operation.name", kind.operation(),
                        "gen_ai.provider.name", kind.provider(),
                        "gen_ai.request.model", kind.route());
        return new Meters(
                timer(
                        "gen_ai.server.request.duration",
                        "From a request's arrival to the last byte of its answer",
                        tags.and("error.type", kind.error()),
                        Buckets.DURATION),
                timer(
                        "gen_ai.server.time_to_first_token",
                        "From asking a provider to the first piece of its stream",
                        tags,
                        Buckets.TIME_TO_FIRST_TOKEN),
                timer(
                        "gen_ai.server.time_per_output_token",
                        "Between the tokens of a stream, after the first",
                        tags,
                        Buckets.TIME_PER_OUTPUT_TOKEN),
                tokens(tags, "input"),
                tokens(tags, "output"));
    }

    private Timer timer(String name, String description, Tags tags, Duration[] buckets) {
        return Timer.builder(name)
                .description(description)
                .tags(tags)
                .serviceLevelObjectives(buckets)
                .register(registry);
    }

    private DistributionSummary tokens(Tags tags, String type) {
        return DistributionSummary.builder("gen_ai.client.token.usage")
                .description("Tokens of a call, as its provider reported them")
                .tags(tags.and("gen_ai.token.type", type))
                .serviceLevelObjectives(Buckets.TOKENS)
                .register(registry);
    }
}

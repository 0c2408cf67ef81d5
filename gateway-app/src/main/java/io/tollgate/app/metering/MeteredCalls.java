package io.tollgate.app.metering;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.tollgate.filters.dialect.ClientDialect;
import io.tollgate.filters.dialect.ProviderDialect;
import io.tollgate.policies.usage.AttemptRecord;
import io.tollgate.policies.usage.CallJournal;
import io.tollgate.policies.usage.CallRecord;
import io.tollgate.policies.usage.CallRecord.EndReason;
import io.tollgate.policies.usage.TokenUsage;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** What the calls of one kind are counted by; found once, since finding sorts tags. */
    private record Kind(String operation, String route, String provider, EndReason end) {}

    private record Meters(
            Timer duration,
            Timer timeToFirstToken,
            DistributionSummary input,
            DistributionSummary output) {}

    private record AttemptKind(
            String route,
            String provider,
            AttemptRecord.Kind kind,
            AttemptRecord.Outcome outcome,
            String error) {}

    private final MeterRegistry registry;
    private final Set<String> known;
    private final ConcurrentHashMap<Kind, Meters> meters = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<AttemptKind, Timer> attempts = new ConcurrentHashMap<>();

    MeteredCalls(
            MeterRegistry registry, List<ClientDialect> clients, List<ProviderDialect> providers) {
        this.registry = registry;
        this.known =
                Stream.concat(
                                clients.stream().map(client -> client.losses().unheard()),
                                providers.stream().map(provider -> provider.losses().unsaid()))
                        .flatMap(losses -> losses.keySet().stream())
                        .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void settle(CallRecord call) {
        String provider = Objects.requireNonNullElse(call.provider(), "none");
        Meters counted =
                meters.computeIfAbsent(
                        new Kind(call.operation(), call.route(), provider, call.end()),
                        this::meters);
        counted.duration().record(call.duration());
        TokenUsage usage = call.usage();
        if (usage != null) {
            counted.input().record((double) usage.totalInput());
            counted.output().record((double) usage.totalOutput());
        }
        call.losses().forEach(field -> lost(field, provider));
        for (AttemptRecord attempt : call.attempts()) {
            count(call.route(), attempt);
            if (attempt.outcome() == AttemptRecord.Outcome.ANSWERED
                    && attempt.timeToFirstToken() != null) {
                counted.timeToFirstToken().record(attempt.timeToFirstToken());
            }
        }
        for (CallRecord.Exposure exposure : call.exposures()) {
            expose(exposure, call.end());
        }
        log.debug("{}", call);
    }

    private void count(String route, AttemptRecord attempt) {
        String error = Objects.requireNonNullElse(attempt.error(), "none");
        attempts.computeIfAbsent(
                        new AttemptKind(
                                route,
                                attempt.provider(),
                                attempt.kind(),
                                attempt.outcome(),
                                error),
                        this::timer)
                .record(attempt.duration());
    }

    /** Whatever an attempt came to, it took its provider's time, and perhaps its tokens. */
    private Timer timer(AttemptKind kind) {
        return registry.timer(
                "tollgate.attempts",
                Tags.of(
                        "gen_ai.request.model", kind.route(),
                        "gen_ai.provider.name", kind.provider(),
                        "kind", kind.kind().name().toLowerCase(Locale.ROOT),
                        "outcome", kind.outcome().name().toLowerCase(Locale.ROOT),
                        "error.type", kind.error()));
    }

    private void expose(CallRecord.Exposure exposure, EndReason end) {
        registry.counter(
                        "tollgate.experiment.requests",
                        "experiment",
                        exposure.experiment(),
                        "variant",
                        exposure.variant(),
                        "end",
                        end.name())
                .increment();
    }

    /** A shadow's attempt, and how much longer its answer was than the one that was given. */
    @Override
    public void shadowed(String route, AttemptRecord shadow, @Nullable AttemptRecord answered) {
        count(route, shadow);
        if (answered == null || shadow.outcome() != AttemptRecord.Outcome.ANSWERED) {
            return;
        }
        compare("duration", route, seconds(shadow), seconds(answered));
        if (shadow.usage() != null && answered.usage() != null) {
            compare(
                    "output",
                    route,
                    (double) shadow.usage().totalOutput(),
                    (double) answered.usage().totalOutput());
        }
        if (shadow.cost() != null && answered.cost() != null) {
            compare("cost", route, shadow.cost().doubleValue(), answered.cost().doubleValue());
        }
    }

    private static double seconds(AttemptRecord attempt) {
        return attempt.duration().toNanos() / 1e9;
    }

    private void compare(String what, String route, double shadow, double answered) {
        compared(what, route, "shadow").record(shadow);
        compared(what, route, "answered").record(answered);
    }

    private DistributionSummary compared(String what, String route, String whose) {
        return registry.summary(
                "tollgate.shadow." + what, "gen_ai.request.model", route, "whose", whose);
    }

    /** Callers can make fields up, so those that no ledger knows are one. */
    private void lost(String field, String provider) {
        registry.counter(
                        "tollgate.translation.losses",
                        "field",
                        known.contains(field) ? field : "other",
                        "gen_ai.provider.name",
                        provider)
                .increment();
    }

    private Meters meters(Kind kind) {
        Tags tags =
                Tags.of(
                        "gen_ai.operation.name", kind.operation(),
                        "gen_ai.provider.name", kind.provider(),
                        "gen_ai.request.model", kind.route());
        return new Meters(
                registry.timer(
                        "gen_ai.server.request.duration", tags.and("end", kind.end().name())),
                registry.timer("gen_ai.server.time_to_first_token", tags),
                tokens(tags, "input"),
                tokens(tags, "output"));
    }

    private DistributionSummary tokens(Tags tags, String type) {
        return registry.summary("gen_ai.client.token.usage", tags.and("gen_ai.token.type", type));
    }
}

package io.tollgate.app.metering;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.tollgate.filters.dialect.ClientDialect;
import io.tollgate.filters.dialect.ProviderDialect;
import io.tollgate.policies.usage.CallJournal;
import io.tollgate.policies.usage.CallRecord;
import io.tollgate.policies.usage.CallRecord.EndReason;
import io.tollgate.policies.usage.TokenUsage;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    private record Meters(Timer duration, DistributionSummary input, DistributionSummary output) {}

    private final MeterRegistry registry;
    private final Set<String> known;
    private final ConcurrentHashMap<Kind, Meters> meters = new ConcurrentHashMap<>();

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
        log.debug("{}", call);
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
                tokens(tags, "input"),
                tokens(tags, "output"));
    }

    private DistributionSummary tokens(Tags tags, String type) {
        return registry.summary("gen_ai.client.token.usage", tags.and("gen_ai.token.type", type));
    }
}

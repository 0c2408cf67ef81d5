package io.tollgate.app.metering;

import io.micrometer.core.instrument.MeterRegistry;
import io.tollgate.filters.dialect.Dialects;
import io.tollgate.policies.usage.AttemptRecord;
import io.tollgate.policies.usage.CallJournal;
import io.tollgate.policies.usage.CallRecord;
import io.tollgate.policies.usage.CallRecord.EndReason;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counts what is only seldom to be told of a call: what was lost, experiments. */
@Component
class MeteredNotes implements CallJournal {

    private final MeterRegistry registry;
    private final Set<String> known;

    MeteredNotes(MeterRegistry registry, Dialects dialects) {
        this.registry = registry;
        this.known =
                Stream.concat(
                                dialects.clients().stream()
                                        .map(client -> client.losses().unheard()),
                                dialects.providers().stream()
                                        .map(provider -> provider.losses().unsaid()))
                        .flatMap(losses -> losses.keySet().stream())
                        .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void settle(CallRecord call) {
        String provider = Objects.requireNonNullElse(call.provider(), "none");
        call.losses().forEach(field -> lost(field, provider));
        for (CallRecord.Exposure exposure : call.exposures()) {
            expose(exposure, call.end());
        }
    }

    @Override
    public void shadowed(String route, AttemptRecord shadow, @Nullable AttemptRecord answered) {}

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
}

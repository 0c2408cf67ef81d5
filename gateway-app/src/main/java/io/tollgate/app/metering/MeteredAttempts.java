package io.tollgate.app.metering;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.tollgate.policies.access.Caller;
import io.tollgate.policies.usage.AttemptRecord;
import io.tollgate.policies.usage.CallJournal;
import io.tollgate.policies.usage.CallRecord;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counts what calls were tried with, what that cost whom, and how copies compare. */
@Component
class MeteredAttempts implements CallJournal {

    private record Kind(
            String route,
            String provider,
            AttemptRecord.Kind kind,
            AttemptRecord.Outcome outcome,
            String error) {}

    private record Purse(String tenant, String team, String route, String provider) {}

    private final MeterRegistry registry;
    private final ConcurrentHashMap<Kind, Timer> attempts = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Purse, Counter> costs = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Purse, Counter> unpriced = new ConcurrentHashMap<>();

    MeteredAttempts(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void settle(CallRecord call) {
        for (AttemptRecord attempt : call.attempts()) {
            count(call.route(), attempt);
            charge(call, attempt);
        }
    }

    private void count(String route, AttemptRecord attempt) {
        String error = Objects.requireNonNullElse(attempt.error(), "none");
        attempts.computeIfAbsent(
                        new Kind(
                                route,
                                attempt.provider(),
                                attempt.kind(),
                                attempt.outcome(),
                                error),
                        this::timer)
                .record(attempt.duration());
    }

    /** Whatever an attempt came to, it took its provider's time, and perhaps its tokens. */
    private Timer timer(Kind kind) {
        return Timer.builder("tollgate.attempts")
                .description("Tries at having a call answered, and how long they took")
                .tags(
                        "gen_ai.request.model", kind.route(),
                        "gen_ai.provider.name", kind.provider(),
                        "kind", kind.kind().name().toLowerCase(Locale.ROOT),
                        "outcome", kind.outcome().name().toLowerCase(Locale.ROOT),
                        "error.type", kind.error())
                .register(registry);
    }

    /** For watching only: reports are exact, and a counter is a floating number. */
    private void charge(CallRecord call, AttemptRecord attempt) {
        Caller caller = call.caller();
        Purse purse = new Purse(caller.tenant(), caller.team(), call.route(), attempt.provider());
        if (attempt.cost() != null) {
            costs.computeIfAbsent(
                            purse,
                            one -> counter("tollgate.cost", "What attempts cost, in dollars", one))
                    .increment(attempt.cost().doubleValue());
        } else if (attempt.usage() != null) {
            unpriced.computeIfAbsent(
                            purse,
                            one ->
                                    counter(
                                            "tollgate.unpriced",
                                            "Attempts whose price nobody knows",
                                            one))
                    .increment();
        }
    }

    private Counter counter(String name, String description, Purse purse) {
        return Counter.builder(name)
                .description(description)
                .tags(
                        Tags.of(
                                "tenant", purse.tenant(),
                                "team", purse.team(),
                                "gen_ai.request.model", purse.route(),
                                "gen_ai.provider.name", purse.provider()))
                .register(registry);
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
}

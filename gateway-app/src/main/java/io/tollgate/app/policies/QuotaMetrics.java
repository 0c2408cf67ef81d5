package io.tollgate.app.policies;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tollgate.policies.quota.Demand;
import io.tollgate.policies.quota.Quota;
import io.tollgate.policies.quota.QuotaEvents;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** Counts what quotas decide, by level and unit: who it was is for reports, not for metrics. */
@Component
class QuotaMetrics implements QuotaEvents {

    private static final String DECISIONS = "tollgate.quota.decisions";

    private final MeterRegistry registry;
    private final Counter granted;
    private final AtomicInteger degraded;

    QuotaMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.granted =
                registry.counter(DECISIONS, "decision", "granted", "level", "all", "unit", "all");
        this.degraded = registry.gauge("tollgate.quota.degraded", new AtomicInteger());
    }

    @Override
    public void granted(Demand demand) {
        granted.increment();
    }

    @Override
    public void refused(Quota quota) {
        count("refused", quota);
    }

    @Override
    public void shadow(Quota quota) {
        count("shadow", quota);
    }

    private void count(String decision, Quota quota) {
        registry.counter(
                        DECISIONS,
                        "decision",
                        decision,
                        "level",
                        quota.scope().level().name().toLowerCase(Locale.ROOT),
                        "unit",
                        quota.unit().name().toLowerCase(Locale.ROOT))
                .increment();
    }

    @Override
    public void degraded(boolean lost) {
        degraded.set(lost ? 1 : 0);
    }
}

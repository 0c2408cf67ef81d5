package io.tollgate.app.metering;

import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tollgate.filters.gateway.OpenCalls;
import io.tollgate.filters.gateway.TrafficControl;
import io.tollgate.filters.upstream.health.Health;
import org.springframework.stereotype.Component;

/**
 * The targets' breakers and bulkheads, under Resilience4j's own names, and how many calls are open
 * or wait.
 */
@Component
class TargetMetrics implements MeterBinder {

    private final Health health;
    private final OpenCalls calls;
    private final TrafficControl traffic;

    TargetMetrics(Health health, OpenCalls calls, TrafficControl traffic) {
        this.health = health;
        this.calls = calls;
        this.traffic = traffic;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(health.breakers()).bindTo(registry);
        TaggedBulkheadMetrics.ofBulkheadRegistry(health.bulkheads()).bindTo(registry);
        registry.gauge("tollgate.calls.open", calls, OpenCalls::count);
        registry.gauge("tollgate.calls.waiting", traffic, TrafficControl::waiting);
    }
}

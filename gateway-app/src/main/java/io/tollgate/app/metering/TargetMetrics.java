package io.tollgate.app.metering;

import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tollgate.app.path.Serving;
import io.tollgate.filters.gateway.OpenCalls;
import io.tollgate.filters.gateway.TrafficControl;
import io.tollgate.filters.upstream.Upstreams;
import io.tollgate.filters.upstream.health.Health;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The targets' breakers and bulkheads, under Resilience4j's own names, whether providers are there,
 * and how many calls are open or wait.
 */
@Component
class TargetMetrics implements MeterBinder {

    private final Health health;
    private final OpenCalls calls;
    private final TrafficControl traffic;
    private final Serving serving;

    TargetMetrics(Health health, OpenCalls calls, TrafficControl traffic, Serving serving) {
        this.health = health;
        this.calls = calls;
        this.traffic = traffic;
        this.serving = serving;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(health.breakers()).bindTo(registry);
        TaggedBulkheadMetrics.ofBulkheadRegistry(health.bulkheads()).bindTo(registry);
        registry.gauge("tollgate.calls.open", calls, OpenCalls::count);
        registry.gauge("tollgate.calls.waiting", traffic, TrafficControl::waiting);
        Gauge.builder("tollgate.streams.open", calls, OpenCalls::streams)
                .description("Calls under way that are answered by streams")
                .register(registry);
        MultiGauge providers =
                MultiGauge.builder("tollgate.provider.up")
                        .description("0 while a provider's check finds that it is not there")
                        .register(registry);
        providers.register(rows(serving.upstreams()), true);
        serving.onReplace(now -> providers.register(rows(now), true));
    }

    private List<Row<?>> rows(Upstreams upstreams) {
        List<Row<?>> rows = new ArrayList<>();
        for (String name : upstreams.providers().keySet()) {
            rows.add(
                    Row.of(
                            Tags.of("gen_ai.provider.name", name),
                            health.of(name),
                            of -> of.isDown() ? 0 : 1));
        }
        return rows;
    }
}

package io.tollgate.app.lifecycle;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tollgate.app.path.Serving;
import io.tollgate.policies.lifecycle.Lifecycle;
import io.tollgate.policies.report.PassingUses.Model;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** How long the models are there still that are served and have a day on which they go. */
@Component
class LifecycleMetrics implements MeterBinder {

    private final Serving serving;
    private final ModelLifecycles lifecycles;

    LifecycleMetrics(Serving serving, ModelLifecycles lifecycles) {
        this.serving = serving;
        this.lifecycles = lifecycles;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        MultiGauge gauge =
                MultiGauge.builder("tollgate.model.retires.in")
                        .description("Seconds until a model goes that is served; negative after it")
                        .register(registry);
        register(gauge);
        serving.onReplace(_ -> register(gauge));
    }

    private void register(MultiGauge gauge) {
        gauge.register(
                days().entrySet().stream()
                        .<Row<?>>map(
                                one ->
                                        Row.of(
                                                Tags.of("gen_ai.request.model", one.getKey()),
                                                one.getValue(),
                                                LifecycleMetrics::secondsUntil))
                        .toList(),
                true);
    }

    /** A name of which several targets go has the first of their days. */
    private Map<String, LocalDate> days() {
        Map<String, LocalDate> days = new TreeMap<>();
        for (Map.Entry<Model, Lifecycle> one : lifecycles.served().entrySet()) {
            LocalDate day = one.getValue().retiresOn();
            if (day != null) {
                days.merge(one.getKey().requested(), day, (a, b) -> a.isBefore(b) ? a : b);
            }
        }
        return days;
    }

    private static double secondsUntil(LocalDate day) {
        Instant start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        return Duration.between(Instant.now(), start).toSeconds();
    }
}

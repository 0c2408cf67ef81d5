package io.tollgate.app.metering;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what bounds the metrics. */
@Configuration(proxyBeanMethods = false)
class MeteringConfiguration {

    private static final int MOST_METERS = 20_000;

    @Bean
    SeriesCap seriesCap() {
        return new SeriesCap(MOST_METERS);
    }

    @Bean
    MeterBinder seriesCapMeter(SeriesCap cap) {
        return registry ->
                FunctionCounter.builder("tollgate.meters.refused", cap, SeriesCap::refused)
                        .description("Meters beyond the most that there may be")
                        .register(registry);
    }
}

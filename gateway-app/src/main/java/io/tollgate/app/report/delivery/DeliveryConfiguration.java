package io.tollgate.app.report.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.tollgate.app.policies.Policing;
import io.tollgate.app.report.ReportFiles;
import io.tollgate.app.settings.Settings;
import io.tollgate.policies.store.delivery.DeliveryLog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires deliveries to the node's database and folder. */
@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

    @Bean
    DeliveryLog deliveryLog(Policing policing) {
        return new DeliveryLog(policing.store());
    }

    @Bean
    Deliveries deliveries(
            DeliveryLog log, ReportFiles files, Policing policing, MeterRegistry meters) {
        return new Deliveries(
                log, new Carrier(files, policing.data().path()), policing.clock(), meters);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    DeliveryRounds deliveryRounds(Deliveries deliveries, Settings settings) {
        return new DeliveryRounds(deliveries, settings.deliveries());
    }
}

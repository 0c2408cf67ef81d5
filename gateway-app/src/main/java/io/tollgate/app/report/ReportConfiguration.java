package io.tollgate.app.report;

import io.tollgate.app.policies.Policing;
import io.tollgate.policies.report.Visible;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.server.ServerWebExchange;

/** Wires reports to the node's database. */
@Configuration(proxyBeanMethods = false)
class ReportConfiguration {

    @Bean
    ReportDesk reportDesk(Policing policing) {
        return new ReportDesk(policing.store(), policing.prices(), policing.clock());
    }

    /** Whoever reaches the admin API administers all of it; security puts its own in this place. */
    @Bean
    ReportSight reportSight() {
        return new ReportSight() {
            @Override
            public Visible visible(ServerWebExchange exchange) {
                return Visible.everything();
            }

            @Override
            public String actor(ServerWebExchange exchange) {
                return "operator";
            }
        };
    }
}

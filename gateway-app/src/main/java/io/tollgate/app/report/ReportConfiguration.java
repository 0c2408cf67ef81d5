package io.tollgate.app.report;

import io.tollgate.app.policies.Policing;
import io.tollgate.app.security.Entrant;
import io.tollgate.policies.admin.Actor;
import io.tollgate.policies.admin.Administrator;
import io.tollgate.policies.admin.Permission;
import io.tollgate.policies.admin.Visible;
import java.util.Objects;
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

    @Bean
    ReportFiles reportFiles(ReportDesk desk) {
        return new ReportFiles(desk);
    }

    /** Each sees the usage of what is theirs. */
    @Bean
    ReportSight reportSight() {
        return new ReportSight() {
            @Override
            public Visible visible(ServerWebExchange exchange) {
                return admin(exchange).visible(Permission.REPORTS_READ);
            }

            @Override
            public Actor actor(ServerWebExchange exchange) {
                return admin(exchange).actor();
            }
        };
    }

    private static Administrator admin(ServerWebExchange exchange) {
        return Objects.requireNonNull(Entrant.in(exchange).administrator());
    }
}

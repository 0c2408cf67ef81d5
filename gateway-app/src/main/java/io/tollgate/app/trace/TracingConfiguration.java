package io.tollgate.app.trace;

import io.tollgate.app.policies.Policing;
import io.tollgate.app.settings.Settings;
import io.tollgate.filters.trace.CallTraces;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the way of spans. */
@Configuration(proxyBeanMethods = false)
class TracingConfiguration {

    @Bean
    Tracing tracing(
            Settings settings,
            Policing policing,
            @Value("${tollgate-build.version}") String version) {
        return Tracing.open(settings.telemetry().traces(), version, policing.nodes().holder());
    }

    @Bean
    CallTraces callTraces(Tracing tracing) {
        return tracing.calls();
    }
}

package io.tollgate.app.security;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.GatewayException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Counts whom the gate sends away. It asks for no route, so no other figure has them. */
@Component
class Refusals {

    private final Map<Kind, Counter> counters = new EnumMap<>(Kind.class);

    Refusals(MeterRegistry registry) {
        for (Kind kind : Kind.values()) {
            counters.put(
                    kind,
                    Counter.builder("tollgate.refusals")
                            .description("Requests that were sent away before they were read")
                            .tag("error.type", kind.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
    }

    void count(GatewayException refusal) {
        Objects.requireNonNull(counters.get(refusal.error().kind())).increment();
    }
}

package io.tollgate.app.oidc;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * Whether identity providers answer. One that is away makes the node degraded, never unready: keys
 * still work, and so do tokens while the keys that were last heard of are good.
 */
@Component("identityHealthIndicator")
class IdentityHealth implements HealthIndicator, MeterBinder {

    private static final Status DEGRADED = new Status("DEGRADED");

    private final IdentityProviders providers;

    IdentityHealth(IdentityProviders providers) {
        this.providers = providers;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        for (IssuerState state : providers.states()) {
            if (state.failure() != null || !state.usable()) {
                health.status(DEGRADED);
            }
            health.withDetail(state.issuer(), words(state));
        }
        return health.build();
    }

    private static String words(IssuerState state) {
        String failure = state.failure() == null ? "" : "; " + state.failure();
        return (state.usable() ? "usable" : "its tokens cannot be verified") + failure;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (IssuerState known : providers.states()) {
            gauge(
                    registry,
                    "tollgate.identity.usable",
                    "Whether tokens of an identity provider can be verified",
                    known.issuer(),
                    state -> state.usable() ? 1 : 0);
            gauge(
                    registry,
                    "tollgate.identity.age",
                    "Seconds since an identity provider's keys were last heard of",
                    known.issuer(),
                    state -> state.age() == null ? Double.NaN : state.age().toMillis() / 1e3);
        }
    }

    private void gauge(
            MeterRegistry registry,
            String name,
            String description,
            String issuer,
            ToDoubleFunction<IssuerState> value) {
        Gauge.builder(name, () -> of(issuer, value))
                .description(description)
                .tag("issuer", issuer)
                .register(registry);
    }

    private @Nullable Double of(String issuer, ToDoubleFunction<IssuerState> value) {
        return providers.states().stream()
                .filter(state -> state.issuer().equals(issuer))
                .map(state -> value.applyAsDouble(state))
                .findFirst()
                .orElse(null);
    }
}

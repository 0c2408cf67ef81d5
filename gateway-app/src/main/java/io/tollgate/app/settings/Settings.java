package io.tollgate.app.settings;

import io.tollgate.filters.upstream.DeclaredModel;
import io.tollgate.filters.upstream.Upstreams;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code tollgate.yml} says, checked.
 *
 * @param role what the gateway is for
 * @param maxRequestBody the largest request body that is taken, in bytes
 * @param demo whether the simulated provider is served
 * @param discovery whether providers that the environment offers are served
 * @param drain how long open answers go on when the gateway is told to stop
 * @param network how the gateway is reached
 * @param store what the node keeps, and where
 * @param oidc the identity providers whose tokens are taken
 * @param admin how people administer
 * @param telemetry what the gateway tells whoever watches it
 * @param deliveries the reports that are delivered by the calendar
 * @param discover the providers whose own lists of models are served
 * @param upstreams the declared providers and models
 * @param springs the values of Spring's own keys, by key, as they are written
 * @param source the file that says it, null if there is none
 */
public record Settings(
        Role role,
        int maxRequestBody,
        boolean demo,
        boolean discovery,
        Duration drain,
        NetworkSettings network,
        StoreSettings store,
        OidcSettings oidc,
        AdminSettings admin,
        TelemetrySettings telemetry,
        List<DeliverySettings> deliveries,
        DiscoverSettings discover,
        Upstreams upstreams,
        Map<String, String> springs,
        @Nullable SettingsContent source) {

    public Settings {
        deliveries = List.copyOf(deliveries);
        springs = Map.copyOf(springs);
    }

    /**
     * Checks that rules and experiments name models that are served, or will be once their provider
     * lists them.
     *
     * @param served all that are, declared or found
     * @throws InvalidSettings if they do not
     */
    public void checkReferences(List<DeclaredModel> served) {
        Problems problems = new Problems();
        ModelReferences.check(served, discover::mayServe, problems);
        problems.throwIfAny(place(source));
    }

    /** Where they stand, in words. */
    public String place() {
        return place(source);
    }

    /** Where the settings stand, in words. */
    static String place(@Nullable SettingsContent content) {
        return content == null ? "the defaults" : content.file().toString();
    }

    /** Values by name only: those of Spring's keys can be credentials. */
    @Override
    public String toString() {
        return "Settings[source=%s, upstreams=%s, springs=%s]"
                .formatted(source, upstreams, springs.keySet());
    }
}

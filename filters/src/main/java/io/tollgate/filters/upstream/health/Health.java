package io.tollgate.filters.upstream.health;

import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The health of all targets. It outlives changes of the configuration. */
public final class Health {

    private final CircuitBreakerRegistry breakers = CircuitBreakerRegistry.ofDefaults();
    private final BulkheadRegistry bulkheads = BulkheadRegistry.ofDefaults();
    private final ConcurrentHashMap<String, ProviderHealth> providers = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, TargetHealth> targets = new ConcurrentHashMap<>();

    /**
     * The health of a target; the same one for all models that have it.
     *
     * @param maxConcurrent calls at once
     */
    public TargetHealth of(String provider, String model, HealthPolicy policy, int maxConcurrent) {
        String name = provider + "/" + model;
        TargetHealth health =
                targets.compute(
                        name,
                        (_, old) ->
                                old != null && old.policy().equals(policy)
                                        ? old
                                        : create(name, provider, policy, maxConcurrent));
        bulkheads.bulkhead(name).changeConfig(bulkhead(maxConcurrent));
        return health;
    }

    private TargetHealth create(
            String name, String provider, HealthPolicy policy, int maxConcurrent) {
        breakers.remove(name);
        return new TargetHealth(
                name,
                of(provider),
                policy,
                breakers.circuitBreaker(name, breaker(policy)),
                bulkheads.bulkhead(name, bulkhead(maxConcurrent)));
    }

    public ProviderHealth of(String provider) {
        return providers.computeIfAbsent(provider, _ -> new ProviderHealth());
    }

    private static CircuitBreakerConfig breaker(HealthPolicy policy) {
        return CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.TIME_BASED)
                .slidingWindowSize((int) Math.max(1, policy.window().toSeconds()))
                .failureRateThreshold(policy.failureRate())
                .minimumNumberOfCalls(policy.minCalls())
                .waitDurationInOpenState(policy.open())
                .permittedNumberOfCallsInHalfOpenState(policy.probes())
                .writableStackTraceEnabled(false)
                .build();
    }

    private static BulkheadConfig bulkhead(int maxConcurrent) {
        return BulkheadConfig.custom()
                .maxConcurrentCalls(maxConcurrent)
                .maxWaitDuration(Duration.ZERO)
                .writableStackTraceEnabled(false)
                .build();
    }

    /** Drops what no configuration names any more. */
    public void retain(Set<String> providerNames, Set<String> targetNames) {
        providers.keySet().retainAll(providerNames);
        for (String name : targets.keySet()) {
            if (!targetNames.contains(name)) {
                targets.remove(name);
                breakers.remove(name);
                bulkheads.remove(name);
            }
        }
    }

    /** All targets, by their names. */
    public Collection<TargetHealth> all() {
        return new TreeMap<>(targets).values();
    }

    /** For metrics. */
    public CircuitBreakerRegistry breakers() {
        return breakers;
    }

    /** For metrics. */
    public BulkheadRegistry bulkheads() {
        return bulkheads;
    }
}

package io.tollgate.filters.upstream.health;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.upstream.Secret;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How one target fares, over all models that it serves. A breaker opens by the rate of failures
 * that are its provider's fault; a bulkhead bounds its calls; keys that are asked to wait, or are
 * refused, rest while the others go on.
 */
public final class TargetHealth {

    /** A refused key is tried again after this, since somebody may have mended it. */
    private static final Duration REFUSED = Duration.ofSeconds(60);

    /** How long a key rests that asked for too much, where the provider does not say. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final String name;
    private final ProviderHealth provider;
    private final HealthPolicy policy;
    private final CircuitBreaker breaker;
    private final Bulkhead bulkhead;
    private final Rests rests = new Rests();
    private final StartTimes streams = new StartTimes();
    private final StartTimes wholes = new StartTimes();
    private final List<Runnable> waiting = new CopyOnWriteArrayList<>();

    TargetHealth(
            String name,
            ProviderHealth provider,
            HealthPolicy policy,
            CircuitBreaker breaker,
            Bulkhead bulkhead) {
        this.name = name;
        this.provider = provider;
        this.policy = policy;
        this.breaker = breaker;
        this.bulkhead = bulkhead;
    }

    /** Such as {@code openai/gpt-4.1}. */
    public String name() {
        return name;
    }

    HealthPolicy policy() {
        return policy;
    }

    /** Calls under way. */
    public int outstanding() {
        return bulkhead.getBulkheadConfig().getMaxConcurrentCalls()
                - bulkhead.getMetrics().getAvailableConcurrentCalls();
    }

    /** How long its streams take to their first meaningful piece. */
    public StartTimes streams() {
        return streams;
    }

    /** How long its whole answers take. */
    public StartTimes wholes() {
        return wholes;
    }

    public CircuitBreaker.State breakerState() {
        return breaker.getState();
    }

    /**
     * A place for one more call, or why there is none.
     *
     * @param keys the provider's; none where it wants none
     * @param lastResort whether rests that the provider did not ask for are cut short
     */
    public Admission admit(List<Secret> keys, boolean lastResort) {
        if (provider.isDown() && !lastResort) {
            return new Unavailable(Unavailable.Reason.DOWN, Duration.ZERO);
        }
        KeyChoice key = KeyChoice.among(keys, this, lastResort);
        if (key.restsNanos() > 0) {
            return new Unavailable(Unavailable.Reason.RESTING, Duration.ofNanos(key.restsNanos()));
        }
        if (!bulkhead.tryAcquirePermission()) {
            return new Unavailable(Unavailable.Reason.FULL, Duration.ZERO);
        }
        if (!breaker.tryAcquirePermission()) {
            bulkhead.releasePermission();
            return new Unavailable(Unavailable.Reason.BREAKER_OPEN, policy.open());
        }
        return new Permit(this, key.key());
    }

    /** Whether it could be asked now, and if not, why; takes no place. Null: it could. */
    public @Nullable Unavailable obstacle(List<Secret> keys) {
        if (provider.isDown()) {
            return new Unavailable(Unavailable.Reason.DOWN, Duration.ZERO);
        }
        long rests = KeyChoice.among(keys, this, false).restsNanos();
        if (rests > 0) {
            return new Unavailable(Unavailable.Reason.RESTING, Duration.ofNanos(rests));
        }
        if (breaker.getState() == CircuitBreaker.State.OPEN) {
            return new Unavailable(Unavailable.Reason.BREAKER_OPEN, policy.open());
        }
        return bulkhead.getMetrics().getAvailableConcurrentCalls() > 0
                ? null
                : new Unavailable(Unavailable.Reason.FULL, Duration.ZERO);
    }

    /** How long the key rests, in nanoseconds. */
    long restNanos(@Nullable Secret key, boolean lastResort, long now) {
        return Math.max(
                left(rests.of(key, now), lastResort, now),
                left(provider.refused().of(key, now), lastResort, now));
    }

    private static long left(@Nullable Rest rest, boolean lastResort, long now) {
        return rest == null || (lastResort && !rest.told()) ? 0 : rest.leftNanos(now);
    }

    int nextTurn() {
        return provider.nextTurn();
    }

    /** Calls this whenever a place becomes free. */
    public void whenRoom(Runnable waker) {
        waiting.add(waker);
    }

    public void forget(Runnable waker) {
        waiting.remove(waker);
    }

    void succeeded(@Nullable Secret key, long nanos) {
        breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
        rests.end(key);
        provider.refused().end(key);
    }

    void failed(@Nullable Secret key, GatewayError error, long nanos) {
        switch (Blame.of(error)) {
            case PROVIDER -> {
                breaker.onError(nanos, TimeUnit.NANOSECONDS, new GatewayFault(error));
                if (error.retryAfterSeconds() != null) {
                    rest(key, error);
                }
            }
            case PACE -> {
                breaker.releasePermission();
                rest(key, error);
            }
            case KEY -> {
                breaker.releasePermission();
                rest(provider.refused(), key, REFUSED, false);
            }
            case CALLER, UNSUITABLE -> breaker.releasePermission();
        }
    }

    /** An answer that had begun well broke off. */
    void brokeOff(long nanos) {
        breaker.onError(nanos, TimeUnit.NANOSECONDS, new GatewayFault(null));
    }

    private void rest(@Nullable Secret key, GatewayError error) {
        Integer told = error.retryAfterSeconds();
        rest(rests, key, told == null ? PAUSE : Duration.ofSeconds(told), told != null);
    }

    private void rest(Rests where, @Nullable Secret key, Duration wished, boolean told) {
        Duration rest = wished.compareTo(policy.maxRest()) > 0 ? policy.maxRest() : wished;
        if (rest.isPositive()) {
            where.add(key, new Rest(System.nanoTime() + rest.toNanos(), told));
        }
    }

    void release(boolean unjudged) {
        if (unjudged) {
            breaker.releasePermission();
        }
        bulkhead.releasePermission();
        for (Runnable waker : waiting) {
            waker.run();
        }
    }

    /** Counted by the breaker, thrown by nobody. */
    private static final class GatewayFault extends Exception {

        GatewayFault(@Nullable GatewayError error) {
            super(error == null ? "broke off" : error.kind().name(), null, false, false);
        }
    }
}

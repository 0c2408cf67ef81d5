package io.tollgate.filters.gateway;

import io.tollgate.filters.upstream.Provider;
import io.tollgate.filters.upstream.Upstreams;
import io.tollgate.filters.upstream.health.Health;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Asks providers that want it for the list of their models now and then, to see whether they are
 * there. One that is not gets no calls while another target is left.
 */
public final class ProviderChecks {

    private static final Logger log = LoggerFactory.getLogger(ProviderChecks.class);

    private static final Duration TICK = Duration.ofMillis(500);

    private final Supplier<Upstreams> upstreams;
    private final Health health;
    private final ProviderProbe probe;
    private final ConcurrentHashMap<String, Long> lastNanos = new ConcurrentHashMap<>();
    private @Nullable Disposable ticking;

    public ProviderChecks(Supplier<Upstreams> upstreams, Health health, ProviderProbe probe) {
        this.upstreams = upstreams;
        this.health = health;
        this.probe = probe;
    }

    /** Begins to look. */
    public synchronized void start() {
        ticking = Flux.interval(TICK).onBackpressureDrop().subscribe(_ -> checkAll());
    }

    /** Looks no more. */
    public synchronized void stop() {
        if (ticking != null) {
            ticking.dispose();
        }
    }

    private void checkAll() {
        for (Provider provider : upstreams.get().providers().values()) {
            Duration every = provider.checkEvery();
            if (every == null) {
                health.of(provider.name()).checked(true);
            } else if (isDue(provider.name(), every)) {
                check(provider).subscribe();
            }
        }
    }

    private boolean isDue(String name, Duration every) {
        long now = System.nanoTime();
        Long last = lastNanos.get(name);
        if (last != null && now - last < every.toNanos()) {
            return false;
        }
        lastNanos.put(name, now);
        return true;
    }

    private Mono<Void> check(Provider provider) {
        return probe.ask(provider)
                .map(answer -> answer.status() < 500)
                .onErrorResume(
                        thrown -> {
                            log.debug("check of '{}': {}", provider.name(), thrown.toString());
                            return Mono.just(false);
                        })
                .doOnNext(up -> found(provider, up))
                .then();
    }

    private void found(Provider provider, boolean up) {
        boolean wasUp = !health.of(provider.name()).isDown();
        health.of(provider.name()).checked(up);
        if (up != wasUp) {
            log.warn("The provider '{}' is {}", provider.name(), up ? "back" : "not there");
        }
    }
}

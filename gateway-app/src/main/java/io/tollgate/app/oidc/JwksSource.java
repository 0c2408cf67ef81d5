package io.tollgate.app.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import io.tollgate.app.settings.OidcSettings.Issuer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The keys of one identity provider. They are fetched again every five minutes, and when a token
 * comes with a key that is not known; never twice at the same time, nor within half a minute,
 * whatever comes. What the provider no longer lists is refused from then on. While it is away, what
 * it listed last is believed for as long as the settings say.
 */
final class JwksSource {

    private static final Logger log = LoggerFactory.getLogger(JwksSource.class);

    static final Duration REFRESH = Duration.ofMinutes(5);
    static final Duration SHORTEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration ENDPOINTS_HOLD = Duration.ofHours(1);

    private final Issuer issuer;
    private final BoundedHttp http;
    private final KeptKeySet kept;
    private final InstantSource clock;

    private volatile @Nullable KeySet keys;
    private volatile @Nullable Endpoints endpoints;
    private volatile @Nullable String failure;
    private volatile boolean confirmed;
    private @Nullable Instant lastTry;
    private @Nullable Mono<Void> running;

    JwksSource(Issuer issuer, BoundedHttp http, KeptKeys kept, InstantSource clock) {
        this.issuer = issuer;
        this.http = http;
        this.kept = new KeptKeySet(issuer, kept);
        this.clock = clock;
        this.keys = this.kept.read(clock.instant());
    }

    Issuer issuer() {
        return issuer;
    }

    /** Where things are at the provider, null as long as it has not been reached. */
    @Nullable Endpoints endpoints() {
        return endpoints;
    }

    /** The key, null if there is none that can be believed. */
    @Nullable VerificationKey find(String id, JWSAlgorithm algorithm) {
        KeySet current = believed();
        return current == null ? null : current.find(id, algorithm);
    }

    /** Whether there are keys that can be believed. */
    boolean hasKeys() {
        return believed() != null;
    }

    private @Nullable KeySet believed() {
        KeySet current = keys;
        return current != null && age(current).compareTo(issuer.maxStaleness()) <= 0
                ? current
                : null;
    }

    private Duration age(KeySet current) {
        return Duration.between(current.seen(), clock.instant());
    }

    /** How it stands, for those who operate the gateway. */
    IssuerState state() {
        KeySet current = keys;
        return new IssuerState(
                issuer.id(),
                current == null ? 0 : current.size(),
                current == null ? null : age(current),
                hasKeys(),
                failure);
    }

    /** Fetches if it is time to. */
    void tick() {
        KeySet current = keys;
        if (!confirmed || current == null || isDue(age(current))) {
            refresh().subscribe();
        }
    }

    /** A clock that was set back must not stop us. */
    private static boolean isDue(Duration age) {
        return age.isNegative() || age.compareTo(REFRESH) >= 0;
    }

    /**
     * Fetches the keys, unless that was tried just now. Whoever comes while they are being fetched
     * waits for the same answer.
     *
     * @return ends when they are there, or cannot be had; never with an error
     */
    Mono<Void> refresh() {
        Mono<Void> flight;
        synchronized (this) {
            if (running != null) {
                return aside(running);
            }
            Instant now = clock.instant();
            if (isTooEarly(now)) {
                return Mono.empty();
            }
            lastTry = now;
            flight =
                    fetch(now)
                            .subscribeOn(Schedulers.boundedElastic())
                            .doOnTerminate(this::land)
                            .cache();
            running = flight;
        }
        flight.subscribe();
        return aside(flight);
    }

    /** Those who waited go on side by side. */
    private static Mono<Void> aside(Mono<Void> flight) {
        return flight.publishOn(Schedulers.parallel());
    }

    private boolean isTooEarly(Instant now) {
        return lastTry != null
                && !now.isBefore(lastTry)
                && Duration.between(lastTry, now).compareTo(SHORTEST_PAUSE) < 0;
    }

    private synchronized void land() {
        running = null;
    }

    private Mono<Void> fetch(Instant now) {
        return locate(now)
                .flatMap(url -> http.get(url, PATIENCE))
                .publishOn(Schedulers.boundedElastic())
                .doOnNext(json -> take(json, now))
                .onErrorResume(Exception.class, e -> Mono.fromRunnable(() -> fail(e)))
                .then();
    }

    /** Where the keys are. */
    private Mono<URI> locate(Instant now) {
        URI given = issuer.jwksUri();
        if (given != null && issuer.client() == null) {
            return Mono.just(given);
        }
        Mono<URI> found = discover(now).map(Endpoints::keys);
        return given == null
                ? found
                : found.onErrorResume(
                                Exception.class,
                                e ->
                                        Mono.fromRunnable(
                                                () ->
                                                        log.warn(
                                                                "Nobody can log in at '{}': {}",
                                                                issuer.id(),
                                                                e.toString())))
                        .thenReturn(given);
    }

    private Mono<Endpoints> discover(Instant now) {
        Endpoints known = endpoints;
        if (known != null
                && failure == null
                && Duration.between(known.seen(), now).compareTo(ENDPOINTS_HOLD) < 0) {
            return Mono.just(known);
        }
        return Mono.fromSupplier(() -> Endpoints.document(issuer.issuer()))
                .flatMap(url -> http.get(url, PATIENCE))
                .map(json -> Endpoints.parse(json, issuer.issuer(), now))
                .doOnNext(fresh -> endpoints = fresh);
    }

    private void take(String json, Instant now) {
        KeySet fresh = KeySet.parse(json, now, keys);
        if (fresh.size() == 0) {
            log.warn("'{}' lists no key that can be used", issuer.id());
        }
        if (failure != null) {
            log.info("The keys of '{}' can be fetched again", issuer.id());
        }
        keys = fresh;
        confirmed = true;
        failure = null;
        kept.write(fresh);
    }

    private void fail(Exception e) {
        if (failure == null) {
            log.warn(
                    "The keys of '{}' ({}) cannot be fetched: {}",
                    issuer.id(),
                    issuer.issuer(),
                    e.toString());
        }
        failure = e.toString();
    }
}

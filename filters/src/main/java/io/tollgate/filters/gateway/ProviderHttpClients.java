package io.tollgate.filters.gateway;

import io.netty.channel.ChannelOption;
import io.netty.handler.timeout.ReadTimeoutHandler;
import io.tollgate.filters.upstream.AddressGuard;
import io.tollgate.filters.upstream.Provider;
import io.tollgate.filters.upstream.Timeouts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.config.HttpClientSslConfigurer;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.client.HttpClient;

/**
 * One HTTP client a provider, with the provider's own pool and deadlines, so that a slow provider
 * cannot use up the connections of another.
 *
 * <p>A provider that is declared otherwise from now on is another provider here, with another
 * client. Requests that were routed before still ask for the old one, so that one is kept until
 * nobody has asked for it in a while; only then can no request wait for one of its connections.
 */
public final class ProviderHttpClients {

    /** Beyond the time for which a request may wait for a connection. */
    private static final Duration GRACE = Duration.ofMinutes(2);

    private final ConcurrentHashMap<Provider, PooledClient> clients = new ConcurrentHashMap<>();
    private final AtomicBoolean sweepIsDue = new AtomicBoolean();
    private final HttpClientProperties properties;
    private final ServerProperties server;
    private final HttpClientSslConfigurer ssl;
    private final List<HttpClientCustomizer> customizers;
    private final Duration grace;

    /** Null until {@link #keepOnly} is told: all are. */
    private volatile @Nullable Set<Provider> declared;

    public ProviderHttpClients(
            HttpClientProperties properties,
            ServerProperties server,
            HttpClientSslConfigurer ssl,
            List<HttpClientCustomizer> customizers) {
        this(properties, server, ssl, customizers, GRACE);
    }

    ProviderHttpClients(
            HttpClientProperties properties,
            ServerProperties server,
            HttpClientSslConfigurer ssl,
            List<HttpClientCustomizer> customizers,
            Duration grace) {
        this.properties = properties;
        this.server = server;
        this.ssl = ssl;
        this.customizers = customizers;
        this.grace = grace;
    }

    HttpClient of(Provider provider) {
        PooledClient client = clients.get(provider);
        return client != null && !client.retired() ? client.http() : asked(provider).http();
    }

    /** Within {@code compute}, so that no sweep closes what is about to be used. */
    private PooledClient asked(Provider provider) {
        PooledClient client =
                clients.compute(
                        provider,
                        (_, old) -> {
                            PooledClient found = old == null ? create(provider) : old;
                            if (!isDeclared(provider)) {
                                found.retire();
                            }
                            return found;
                        });
        if (client.retired()) {
            sweepLater();
        }
        return client;
    }

    /** These providers are declared now; the clients of all others go, once nobody uses them. */
    public void keepOnly(Collection<Provider> providers) {
        declared = Set.copyOf(providers);
        sweep();
    }

    /** How many there are, with the retired ones. */
    public int size() {
        return clients.size();
    }

    private void sweep() {
        clients.keySet().forEach(provider -> clients.computeIfPresent(provider, this::swept));
        if (clients.values().stream().anyMatch(PooledClient::retired)) {
            sweepLater();
        }
    }

    private @Nullable PooledClient swept(Provider provider, PooledClient client) {
        if (isDeclared(provider)) {
            client.reinstate();
        } else if (!client.retired()) {
            client.retire();
        } else if (client.unneededFor(grace.plus(provider.pool().acquireTimeout()))) {
            client.close();
            return null;
        }
        return client;
    }

    private void sweepLater() {
        if (sweepIsDue.compareAndSet(false, true)) {
            var _ =
                    Schedulers.parallel()
                            .schedule(
                                    () -> {
                                        sweepIsDue.set(false);
                                        sweep();
                                    },
                                    grace.toMillis(),
                                    TimeUnit.MILLISECONDS);
        }
    }

    private boolean isDeclared(Provider provider) {
        Set<Provider> known = declared;
        return known == null || known.contains(provider);
    }

    private PooledClient create(Provider provider) {
        return new ProviderHttpClientFactory(
                        properties,
                        server,
                        ssl,
                        new ArrayList<>(customizers), // the factory sorts it
                        provider)
                .create(client -> guarded(withDeadlines(client, provider.timeouts()), provider));
    }

    private static HttpClient guarded(HttpClient client, Provider provider) {
        AddressGuard guard = provider.guard();
        return guard == null
                ? client
                : client.doOnChannelInit((_, channel, _) -> GuardedConnect.install(channel, guard));
    }

    /**
     * Netty's response timeout runs from the request to each piece of the answer; the idle timeout,
     * which is shorter, takes over once the headers are there.
     */
    private static HttpClient withDeadlines(HttpClient client, Timeouts timeouts) {
        long idleMillis = timeouts.idle().toMillis();
        return client.followRedirect(false)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) timeouts.connect().toMillis())
                .responseTimeout(timeouts.response())
                .doOnResponse(
                        (_, connection) ->
                                connection.addHandlerLast(
                                        "tollgate.idle",
                                        new ReadTimeoutHandler(idleMillis, TimeUnit.MILLISECONDS)));
    }
}

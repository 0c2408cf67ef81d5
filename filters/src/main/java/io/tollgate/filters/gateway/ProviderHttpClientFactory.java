package io.tollgate.filters.gateway;

import io.tollgate.filters.upstream.Pool;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.config.HttpClientFactory;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.config.HttpClientSslConfigurer;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * A client with a provider's own pool, and otherwise as {@code
 * spring.cloud.gateway.server.webflux.httpclient} says (proxy, TLS, header sizes).
 */
final class ProviderHttpClientFactory extends HttpClientFactory {

    private final String provider;
    private final Pool pool;
    private @Nullable ConnectionProvider connections;

    ProviderHttpClientFactory(
            HttpClientProperties properties,
            ServerProperties server,
            HttpClientSslConfigurer ssl,
            List<HttpClientCustomizer> customizers,
            String provider,
            Pool pool) {
        super(properties, server, ssl, customizers);
        this.provider = provider;
        this.pool = pool;
    }

    PooledClient create(UnaryOperator<HttpClient> more) {
        HttpClient client = more.apply(createInstance());
        return new PooledClient(client, Objects.requireNonNull(connections));
    }

    @Override
    protected ConnectionProvider buildConnectionProvider(HttpClientProperties ignored) {
        ConnectionProvider built =
                ConnectionProvider.builder("tollgate." + provider)
                        .maxConnections(pool.maxConnections())
                        .pendingAcquireMaxCount(pool.maxPending())
                        .pendingAcquireTimeout(pool.acquireTimeout())
                        .maxIdleTime(pool.maxIdle())
                        .evictInBackground(pool.maxIdle())
                        .lifo()
                        .build();
        connections = built;
        return built;
    }
}

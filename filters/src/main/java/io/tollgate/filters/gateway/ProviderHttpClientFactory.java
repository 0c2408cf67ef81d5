package io.tollgate.filters.gateway;

import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.ChannelOption;
import io.netty.channel.RecvByteBufAllocator;
import io.tollgate.filters.upstream.Outbound;
import io.tollgate.filters.upstream.OutboundProxy;
import io.tollgate.filters.upstream.Pool;
import io.tollgate.filters.upstream.Provider;
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
 * A client with a provider's own pool, proxy and certificates, and otherwise as {@code
 * spring.cloud.gateway.server.webflux.httpclient} says (proxy, TLS, header sizes).
 */
final class ProviderHttpClientFactory extends HttpClientFactory {

    /**
     * One look at a connection reads 64 KiB at most, where Netty's default is a megabyte: what was
     * read is held until the caller has taken it.
     */
    private static final RecvByteBufAllocator READING =
            new AdaptiveRecvByteBufAllocator(64, 2_048, 16_384).maxMessagesPerRead(4);

    private final Provider provider;
    private final OutboundConnection outbound;
    private @Nullable ConnectionProvider connections;

    ProviderHttpClientFactory(
            HttpClientProperties properties,
            ServerProperties server,
            HttpClientSslConfigurer ssl,
            List<HttpClientCustomizer> customizers,
            Provider provider) {
        super(properties, server, ssl, customizers);
        this.provider = provider;
        this.outbound = new OutboundConnection(provider.outbound());
    }

    PooledClient create(UnaryOperator<HttpClient> more) {
        HttpClient client =
                more.apply(createInstance().option(ChannelOption.RECVBUF_ALLOCATOR, READING));
        return new PooledClient(
                client, Objects.requireNonNull(connections), provider.outbound().http2());
    }

    @Override
    protected HttpClient configureProxy(HttpClient client) {
        OutboundProxy proxy = provider.outbound().proxy();
        return proxy == null ? super.configureProxy(client) : outbound.throughProxy(client, proxy);
    }

    /**
     * What is offered by ALPN has to be what the client speaks, so the provider's settings alone
     * decide both.
     */
    @Override
    protected HttpClient configureSsl(HttpClient client) {
        HttpClient speaking = outbound.protocols(client);
        Outbound own = provider.outbound();
        return own.hasCertificates()
                ? outbound.withCertificates(speaking)
                : super.configureSsl(speaking);
    }

    @Override
    protected ConnectionProvider buildConnectionProvider(HttpClientProperties ignored) {
        Pool pool = provider.pool();
        ConnectionProvider built =
                ConnectionProvider.builder("tollgate." + provider.name())
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

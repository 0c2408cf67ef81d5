package io.tollgate.filters.gateway;

import io.netty.channel.ChannelOption;
import io.netty.handler.timeout.ReadTimeoutHandler;
import io.tollgate.filters.upstream.Provider;
import io.tollgate.filters.upstream.Timeouts;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.config.HttpClientSslConfigurer;
import reactor.netty.http.client.HttpClient;

/**
 * One HTTP client a provider, with the provider's own pool and deadlines, so that a slow provider
 * cannot use up the connections of another.
 */
public final class ProviderHttpClients {

    private record Client(Provider provider, HttpClient http) {}

    private final ConcurrentHashMap<String, Client> clients = new ConcurrentHashMap<>();
    private final HttpClientProperties properties;
    private final ServerProperties server;
    private final HttpClientSslConfigurer ssl;
    private final List<HttpClientCustomizer> customizers;

    public ProviderHttpClients(
            HttpClientProperties properties,
            ServerProperties server,
            HttpClientSslConfigurer ssl,
            List<HttpClientCustomizer> customizers) {
        this.properties = properties;
        this.server = server;
        this.ssl = ssl;
        this.customizers = customizers;
    }

    HttpClient of(Provider provider) {
        Client client = clients.get(provider.name());
        return client != null && client.provider().equals(provider)
                ? client.http()
                : clients.compute(provider.name(), (_, old) -> renewed(old, provider)).http();
    }

    private Client renewed(@Nullable Client old, Provider provider) {
        return old != null && old.provider().equals(provider)
                ? old
                : new Client(provider, create(provider));
    }

    private HttpClient create(Provider provider) {
        HttpClient client =
                new ProviderHttpClientFactory(
                                properties,
                                server,
                                ssl,
                                customizers,
                                provider.name(),
                                provider.pool())
                        .create();
        return withDeadlines(client, provider.timeouts());
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

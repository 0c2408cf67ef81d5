package io.tollgate.filters.gateway;

import io.tollgate.filters.credential.Outgoing;
import io.tollgate.filters.credential.ProviderCredential;
import io.tollgate.filters.upstream.Provider;
import io.tollgate.filters.upstream.Secret;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** The question for a provider's models, asked as any call of a client's would be. */
final class ProviderQuestion {

    private final ProviderHttpClients clients;
    private final Provider provider;

    ProviderQuestion(ProviderHttpClients clients, Provider provider) {
        this.clients = clients;
        this.provider = provider;
    }

    /** The key that goes with it, null if it has none. */
    static @Nullable Secret key(Provider provider) {
        return provider.apiKeys().isEmpty() ? null : provider.apiKeys().getFirst();
    }

    /** Ready to be asked, once its credential is. */
    Mono<HttpClient.ResponseReceiver<?>> ready() {
        ProviderCredential credential = provider.credential();
        return credential == null
                ? Mono.fromSupplier(() -> with(Map.of()))
                : Mono.fromCompletionStage(credential::ready)
                        .then(Mono.fromSupplier(() -> with(credential.headers(outgoing()))));
    }

    private Outgoing outgoing() {
        return new Outgoing("GET", url(), null, new byte[0]);
    }

    private URI url() {
        return UpstreamUrl.join(provider.baseUrl(), provider.dialect().modelsPath());
    }

    private HttpClient.ResponseReceiver<?> with(Map<String, String> credential) {
        Secret key = key(provider);
        return clients.of(provider)
                .headers(
                        headers -> {
                            provider.headers().forEach(headers::set);
                            provider.dialect()
                                    .headers(key == null ? null : key.reveal())
                                    .forEach(headers::set);
                            credential.forEach(headers::set);
                        })
                .get()
                .uri(url());
    }
}

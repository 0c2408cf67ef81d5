package io.tollgate.filters.gateway;

import io.tollgate.filters.dialect.ProviderDialect;
import io.tollgate.filters.upstream.Provider;
import io.tollgate.filters.upstream.Secret;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;

/**
 * Asks a provider for the list of its models: the cheapest thing that needs all that a call needs.
 */
public final class ProviderProbe {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int LONGEST = 64 << 10;

    private final ProviderHttpClients clients;

    public ProviderProbe(ProviderHttpClients clients) {
        this.clients = clients;
    }

    /**
     * What it answered.
     *
     * @param error in its own words without our credentials, null if it was none
     */
    public record Answer(int status, @Nullable String error) {

        /** Whether it would take calls. */
        public boolean isGood() {
            return status < 400;
        }
    }

    /** Its answer; an error if none came within five seconds. */
    public Mono<Answer> ask(Provider provider) {
        ProviderDialect dialect = provider.dialect();
        Secret key = ProviderQuestion.key(provider);
        return new ProviderQuestion(clients, provider)
                .ready()
                .flatMap(asked -> answer(asked, dialect, key))
                .timeout(PATIENCE);
    }

    private static Mono<Answer> answer(
            HttpClient.ResponseReceiver<?> asked, ProviderDialect dialect, @Nullable Secret key) {
        return asked.responseSingle(
                (answer, body) ->
                        body.asByteArray()
                                .defaultIfEmpty(new byte[0])
                                .map(bytes -> read(dialect, key, answer, bytes)));
    }

    private static Answer read(
            ProviderDialect dialect, @Nullable Secret key, HttpClientResponse answer, byte[] body) {
        int status = answer.status().code();
        if (status < 400 || body.length > LONGEST) {
            return new Answer(
                    status, status < 400 ? null : "an answer of " + body.length + " bytes");
        }
        if (key != null) {
            key.maskIn(body);
        }
        return new Answer(status, dialect.readError(status, body).message());
    }
}

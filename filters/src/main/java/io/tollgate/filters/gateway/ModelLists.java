package io.tollgate.filters.gateway;

import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.upstream.Provider;
import io.tollgate.filters.upstream.Secret;
import io.tollgate.filters.wire.MalformedInput;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBufferLimitException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.client.HttpClient;

/** Asks providers which models they have, by the same clients and credentials as for calls. */
public final class ModelLists {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Some have hundreds of models, and say much of each. */
    private static final int LONGEST = 8 << 20;

    private static final int OK = 200;
    private static final int FIRST_ERROR = 400;

    private final ProviderHttpClients clients;

    public ModelLists(ProviderHttpClients clients) {
        this.clients = clients;
    }

    /** There is no list; the message says why, without our credentials. */
    public static final class NotListed extends RuntimeException {

        private static final long serialVersionUID = 1;

        NotListed(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    private record Listed(int status, byte[] body) {}

    /** The names that it lists, within ten seconds; {@link NotListed} else. */
    public Mono<List<String>> of(Provider provider) {
        return new ProviderQuestion(clients, provider)
                .ready()
                .flatMap(ModelLists::listed)
                .publishOn(Schedulers.boundedElastic())
                .map(listed -> names(provider, listed))
                .timeout(PATIENCE)
                .onErrorMap(ModelLists::notListed);
    }

    private static Mono<Listed> listed(HttpClient.ResponseReceiver<?> asked) {
        return asked.response(
                        (answer, body) ->
                                BoundedBody.ofAnswer(body, LONGEST)
                                        .map(bytes -> new Listed(answer.status().code(), bytes)))
                .next();
    }

    private static List<String> names(Provider provider, Listed listed) {
        if (listed.status() == OK) {
            return provider.dialect().readModels(listed.body());
        }
        throw new NotListed("HTTP " + listed.status() + words(provider, listed), null);
    }

    /** What it said, unless that could repeat a credential that nobody here could mask. */
    private static String words(Provider provider, Listed listed) {
        if (listed.status() < FIRST_ERROR || provider.credential() != null) {
            return "";
        }
        Secret key = ProviderQuestion.key(provider);
        if (key != null) {
            key.maskIn(listed.body());
        }
        return ": "
                + LogText.of(
                        provider.dialect().readError(listed.status(), listed.body()).message());
    }

    private static Throwable notListed(Throwable thrown) {
        return switch (thrown) {
            case NotListed already -> already;
            case TimeoutException _ -> new NotListed("It did not answer in time.", thrown);
            case DataBufferLimitException _ ->
                    new NotListed("Its list is longer than " + LONGEST + " bytes.", thrown);
            case MalformedInput malformed ->
                    new NotListed("Its list cannot be read: " + malformed.getMessage(), thrown);
            case GatewayException credential ->
                    new NotListed("It was not asked: " + credential.getMessage(), thrown);
            case AddressRefused refused ->
                    new NotListed("It cannot be reached: " + refused.getMessage() + ".", thrown);
            default ->
                    new NotListed(
                            "It cannot be reached: " + thrown.getClass().getSimpleName() + ".",
                            thrown);
        };
    }
}

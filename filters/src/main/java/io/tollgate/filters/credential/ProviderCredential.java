package io.tollgate.filters.credential;

import java.util.Map;
import java.util.concurrent.CompletionStage;

/** What a provider knows the gateway by. Neither method ever blocks. */
public interface ProviderCredential {

    /**
     * Comes to its end when {@link #headers} can answer: as a rule it has already. It fails with a
     * {@link io.tollgate.filters.dialect.GatewayException} that says what could not be had.
     */
    CompletionStage<?> ready();

    /**
     * The headers that a request has to have besides.
     *
     * @throws io.tollgate.filters.dialect.GatewayException if there is no valid credential, which
     *     is not so just after {@link #ready}
     */
    Map<String, String> headers(Outgoing request);
}

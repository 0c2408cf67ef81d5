package io.tollgate.filters.credential.entra;

import com.microsoft.aad.msal4j.IAuthenticationResult;
import io.tollgate.filters.credential.Fetched;
import io.tollgate.filters.credential.Outgoing;
import io.tollgate.filters.credential.ProviderCredential;
import io.tollgate.filters.credential.Refreshed;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/** A token that is kept fresh. */
final class EntraCredential implements ProviderCredential {

    private final String whose;
    private final EntraTokens tokens;
    private final Refreshed<Map<String, String>> headers;

    /**
     * @param whose tokens they are, for an operator
     */
    EntraCredential(String whose, EntraTokens tokens) {
        this.whose = whose;
        this.tokens = tokens;
        this.headers =
                new Refreshed<>("access token of Microsoft Entra ID for " + whose, this::fetch);
    }

    @Override
    public CompletionStage<?> ready() {
        return headers.ready();
    }

    @Override
    public Map<String, String> headers(Outgoing request) {
        return headers.current();
    }

    private Fetched<Map<String, String>> fetch() throws Exception {
        IAuthenticationResult token;
        try {
            token = tokens.acquire().get();
        } catch (ExecutionException e) {
            throw new IOException(
                    "Entra ID gives no token to " + whose + "; " + tokens.advice(), e.getCause());
        }
        return new Fetched<>(
                Map.of("Authorization", "Bearer " + token.accessToken()),
                token.expiresOnDate().toInstant());
    }
}

package io.tollgate.filters.credential.entra;

import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.IClientCredential;
import com.microsoft.aad.msal4j.IHttpClient;
import java.net.MalformedURLException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Tokens of an application that proves itself. */
final class ApplicationTokens implements EntraTokens {

    private final ConfidentialClientApplication application;
    private final ClientCredentialParameters wanted;

    /**
     * @param authority is the operator's own word, so that nobody is asked whether it is Microsoft:
     *     clouds of governments and of data centres without Internet are none that the library
     *     knows
     * @throws IllegalArgumentException if it is no https URL
     */
    ApplicationTokens(
            String client,
            IClientCredential proof,
            String authority,
            String scope,
            @Nullable IHttpClient http) {
        try {
            ConfidentialClientApplication.Builder builder =
                    ConfidentialClientApplication.builder(client, proof)
                            .authority(authority)
                            .instanceDiscovery(false)
                            .executorService(Executors.newVirtualThreadPerTaskExecutor());
            if (http != null) {
                builder.httpClient(http);
            }
            application = builder.build();
        } catch (MalformedURLException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    EntraCredentialKind.AUTHORITY
                            + ": expected the https URL of a cloud's login, such as"
                            + " https://login.microsoftonline.us; with the tenant it is "
                            + authority,
                    e);
        }
        wanted = ClientCredentialParameters.builder(Set.of(scope)).skipCache(true).build();
    }

    /** What keeps the token decides when the next is due; the library's memory is passed by. */
    @Override
    public CompletableFuture<IAuthenticationResult> acquire() {
        return application.acquireToken(wanted);
    }

    @Override
    public String advice() {
        return "see that the application exists in the tenant, and that its secret, certificate or"
                + " federation has not expired";
    }
}

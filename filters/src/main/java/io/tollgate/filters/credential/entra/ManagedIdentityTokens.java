package io.tollgate.filters.credential.entra;

import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.IHttpClient;
import com.microsoft.aad.msal4j.ManagedIdentityApplication;
import com.microsoft.aad.msal4j.ManagedIdentityId;
import com.microsoft.aad.msal4j.ManagedIdentityParameters;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of the machine that the gateway runs on: a virtual machine (by its metadata service), App
 * Service and Container Apps, Arc, Service Fabric. Which it is, the library sees for itself.
 *
 * @see <a href="https://learn.microsoft.com/entra/msal/java/advanced/managed-identity">Managed
 *     identity with MSAL for Java</a>
 */
final class ManagedIdentityTokens implements EntraTokens {

    private static final String ALL_OF_IT = "/.default";

    private final ManagedIdentityApplication application;
    private final ManagedIdentityParameters wanted;

    /**
     * @param client which of the machine's identities; null: the one that is its own
     */
    ManagedIdentityTokens(@Nullable String client, String scope, @Nullable IHttpClient http) {
        ManagedIdentityApplication.Builder builder =
                ManagedIdentityApplication.builder(
                                client == null
                                        ? ManagedIdentityId.systemAssigned()
                                        : ManagedIdentityId.userAssignedClientId(client))
                        .executorService(Executors.newVirtualThreadPerTaskExecutor());
        if (http != null) {
            builder.httpClient(http);
        }
        application = builder.build();
        wanted = ManagedIdentityParameters.builder(resource(scope)).forceRefresh(true).build();
    }

    /** Machines are asked for a resource, of which a scope is a part. */
    private static String resource(String scope) {
        return scope.endsWith(ALL_OF_IT)
                ? scope.substring(0, scope.length() - ALL_OF_IT.length())
                : scope;
    }

    @Override
    public CompletableFuture<IAuthenticationResult> acquire() throws Exception {
        return application.acquireTokenForManagedIdentity(wanted);
    }

    @Override
    public String advice() {
        return "see that the gateway runs in Azure and that the identity is assigned to the"
                + " machine; elsewhere, give the credential a client-secret, client-certificate or"
                + " federated-token-file";
    }
}

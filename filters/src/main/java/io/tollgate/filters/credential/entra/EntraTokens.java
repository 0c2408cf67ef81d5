package io.tollgate.filters.credential.entra;

import com.microsoft.aad.msal4j.IAuthenticationResult;
import java.util.concurrent.CompletableFuture;

/** Where tokens come from. */
sealed interface EntraTokens permits ApplicationTokens, ManagedIdentityTokens {

    /** A new one, never one from memory. */
    CompletableFuture<IAuthenticationResult> acquire() throws Exception;

    /** What an operator can do where there is none. */
    String advice();
}

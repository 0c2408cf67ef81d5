package io.tollgate.policies.account;

import org.jspecify.annotations.Nullable;

/**
 * What a call's rows in the ledger say of it.
 *
 * @param operation in OpenTelemetry's words, {@code chat}
 * @param route the declared model that matched
 * @param user whom the caller made the call for, null if it does not say
 * @param experiment the variants that it was given, null if none
 */
public record CallFacts(
        String requestId,
        String operation,
        String endpoint,
        String route,
        String modelRequested,
        @Nullable String user,
        @Nullable String experiment) {}

package io.tollgate.filters.upstream;

import io.tollgate.filters.credential.ProviderCredential;
import io.tollgate.filters.dialect.Face;
import io.tollgate.filters.dialect.ProviderDialect;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An account at an API.
 *
 * @param name as the configuration calls it
 * @param baseUrl what the dialect's paths are appended to, without a slash at its end
 * @param apiKeys of which each call uses one; none where the provider wants none
 * @param headers added to every request
 * @param sharesFiles whether all callers may use its one store of files and batches
 * @param alsoSpeaks other dialects in which it can be asked at the same base URL; what their
 *     clients say passes through, while everybody else is translated to the first dialect
 * @param checkEvery how often the gateway asks whether it is there; null: never
 * @param guard which addresses it may be at; null: any, as whoever wrote its URL runs the gateway
 * @param outbound how connections to it are made
 * @param credential what it knows the gateway by beside a key, null if nothing
 */
public record Provider(
        String name,
        ProviderDialect dialect,
        URI baseUrl,
        List<Secret> apiKeys,
        Map<String, String> headers,
        Timeouts timeouts,
        Pool pool,
        boolean sharesFiles,
        List<ProviderDialect> alsoSpeaks,
        @Nullable Duration checkEvery,
        @Nullable AddressGuard guard,
        Outbound outbound,
        @Nullable ProviderCredential credential) {

    public Provider {
        apiKeys = List.copyOf(apiKeys);
        headers = Map.copyOf(headers);
        alsoSpeaks = List.copyOf(alsoSpeaks);
    }

    /** A provider that is reached without anything in between. */
    public Provider(
            String name,
            ProviderDialect dialect,
            URI baseUrl,
            List<Secret> apiKeys,
            Map<String, String> headers,
            Timeouts timeouts,
            Pool pool,
            boolean sharesFiles,
            List<ProviderDialect> alsoSpeaks,
            @Nullable Duration checkEvery,
            @Nullable AddressGuard guard) {
        this(
                name,
                dialect,
                baseUrl,
                apiKeys,
                headers,
                timeouts,
                pool,
                sharesFiles,
                alsoSpeaks,
                checkEvery,
                guard,
                Outbound.DIRECT,
                null);
    }

    /** A provider of one dialect that shares nothing. */
    public Provider(
            String name,
            ProviderDialect dialect,
            URI baseUrl,
            @Nullable Secret apiKey,
            Map<String, String> headers,
            Timeouts timeouts,
            Pool pool) {
        this(
                name,
                dialect,
                baseUrl,
                apiKey == null ? List.of() : List.of(apiKey),
                headers,
                timeouts,
                pool,
                false,
                List.of(),
                null,
                null);
    }

    /** The dialect in which the provider is asked what a client asks at {@code face}. */
    public ProviderDialect dialectFor(Face face) {
        for (ProviderDialect also : alsoSpeaks) {
            if (also.takes(face)) {
                return also;
            }
        }
        return dialect;
    }

    /** Headers by name only: a value can be a credential. */
    @Override
    public String toString() {
        return "Provider[name=%s, dialect=%s, baseUrl=%s, headers=%s]"
                .formatted(name, dialect.name(), baseUrl, headers.keySet());
    }
}

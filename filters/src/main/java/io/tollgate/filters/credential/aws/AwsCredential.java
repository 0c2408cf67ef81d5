package io.tollgate.filters.credential.aws;

import io.tollgate.filters.credential.Fetched;
import io.tollgate.filters.credential.Outgoing;
import io.tollgate.filters.credential.ProviderCredential;
import io.tollgate.filters.credential.Refreshed;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/**
 * Signs with what AWS's chain finds. The chain may ask others over the network, so it is asked
 * ahead.
 */
final class AwsCredential implements ProviderCredential {

    /** Keys that do not say when they end may be replaced where they were found. */
    private static final Duration LOOKED_AT_AGAIN = Duration.ofMinutes(15);

    private final AwsOptions options;
    private final Refreshed<Signer> signer;

    AwsCredential(AwsOptions options) {
        this(options, AwsIdentities.of(options));
    }

    private AwsCredential(
            AwsOptions options, IdentityProvider<? extends AwsCredentialsIdentity> identities) {
        this.options = options;
        this.signer = new Refreshed<>("credentials for AWS", () -> fetch(identities));
    }

    private Fetched<Signer> fetch(IdentityProvider<? extends AwsCredentialsIdentity> identities) {
        AwsCredentialsIdentity identity = identities.resolveIdentity().join();
        String region = options.region();
        if (region == null) {
            region = new DefaultAwsRegionProviderChain().getRegion().id();
        }
        Instant end =
                identity.expirationTime().orElseGet(() -> Instant.now().plus(LOOKED_AT_AGAIN));
        return new Fetched<>(new Signer(identity, options.service(), region), end);
    }

    @Override
    public CompletionStage<?> ready() {
        return signer.ready();
    }

    @Override
    public Map<String, String> headers(Outgoing request) {
        return signer.current().headers(request);
    }
}

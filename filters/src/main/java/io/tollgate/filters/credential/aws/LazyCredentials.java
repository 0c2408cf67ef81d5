package io.tollgate.filters.credential.aws;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** A place of keys that is made when it is first asked, on the thread that may wait for it. */
final class LazyCredentials implements AwsCredentialsProvider {

    private final Supplier<AwsCredentialsProvider> maker;
    private @Nullable AwsCredentialsProvider made;

    LazyCredentials(Supplier<AwsCredentialsProvider> maker) {
        this.maker = maker;
    }

    /** One at a time asks. */
    @Override
    public synchronized AwsCredentials resolveCredentials() {
        AwsCredentialsProvider provider = made;
        if (provider == null) {
            provider = maker.get();
            made = provider;
        }
        return provider.resolveCredentials();
    }
}

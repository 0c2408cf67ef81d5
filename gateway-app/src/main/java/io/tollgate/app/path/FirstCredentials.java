package io.tollgate.app.path;

import io.tollgate.filters.credential.ProviderCredential;
import io.tollgate.filters.upstream.Provider;
import io.tollgate.filters.upstream.Upstreams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches what providers have to be shown as soon as they are declared, so that the first call does
 * not wait for it, and an operator hears at once of what cannot be had.
 */
final class FirstCredentials {

    private static final Logger log = LoggerFactory.getLogger(FirstCredentials.class);

    private FirstCredentials() {}

    /** Now, and whenever something else is served. */
    static void fetchFor(Serving serving) {
        fetch(serving.upstreams());
        serving.onReplace(FirstCredentials::fetch);
    }

    private static void fetch(Upstreams served) {
        served.providers().values().forEach(FirstCredentials::fetch);
    }

    private static void fetch(Provider provider) {
        ProviderCredential credential = provider.credential();
        if (credential != null) {
            credential
                    .ready()
                    .whenComplete(
                            (_, thrown) -> {
                                if (thrown != null) {
                                    log.warn(
                                            "tollgate.providers.{}.credential: {}",
                                            provider.name(),
                                            thrown.getMessage());
                                }
                            });
        }
    }
}

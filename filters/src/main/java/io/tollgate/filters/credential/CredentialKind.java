package io.tollgate.filters.credential;

import java.net.URI;
import java.util.Map;
import java.util.Set;

/**
 * A way to prove to a provider whose a request is. An implementation is public, has a public
 * constructor without parameters, and is named to {@link java.util.ServiceLoader} by {@code
 * AutoService}.
 */
public interface CredentialKind {

    /** As the settings call it: {@code aws}. */
    String name();

    /** What the settings may say about such a credential, by name. */
    Set<String> options();

    /**
     * The credential. Nothing is fetched yet.
     *
     * @param options of {@link #options}, secrets among them
     * @param baseUrl of the provider that it is for
     * @throws IllegalArgumentException if that is not possible; the message tells an operator why,
     *     without a secret
     */
    ProviderCredential open(Map<String, String> options, URI baseUrl);
}

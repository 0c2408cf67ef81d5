package io.tollgate.filters.upstream;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A certificate that the gateway shows to a provider.
 *
 * @param chain its own first
 * @param key of the first
 */
public record ClientIdentity(List<X509Certificate> chain, PrivateKey key) {

    public ClientIdentity {
        chain = List.copyOf(chain);
    }

    /** By its subject only: the key is a secret. */
    @Override
    public String toString() {
        return "ClientIdentity[%s]".formatted(chain.getFirst().getSubjectX500Principal());
    }
}

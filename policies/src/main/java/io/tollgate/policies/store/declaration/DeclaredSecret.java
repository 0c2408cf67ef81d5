package io.tollgate.policies.store.declaration;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A declared provider's credential.
 *
 * @param text the credential itself; null if what sealed it is gone
 * @param fingerprint tells it from another, and nothing else about it
 * @param updatedBy who set it, for people
 */
public record DeclaredSecret(
        String provider,
        @Nullable String text,
        String fingerprint,
        String updatedBy,
        Instant updatedAt) {

    /** Without the credential. */
    @Override
    public String toString() {
        return "DeclaredSecret[" + provider + ", " + fingerprint + "]";
    }
}

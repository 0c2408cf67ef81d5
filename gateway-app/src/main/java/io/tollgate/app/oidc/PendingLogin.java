package io.tollgate.app.oidc;

import java.net.URI;
import java.time.Instant;

/**
 * A login that was begun. It belongs to one browser and must not be seen or changed by anybody, the
 * browser included: keep it on the server, or encrypted.
 *
 * @param issuer the identity provider's name in the settings
 * @param redirectUri where the browser comes back to
 * @param state comes back with it
 * @param nonce stands in the ID token
 * @param codeVerifier proves to the provider that it was us who began
 * @param begun when that was
 */
public record PendingLogin(
        String issuer,
        URI redirectUri,
        String state,
        String nonce,
        String codeVerifier,
        Instant begun) {

    /** Without what is secret. */
    @Override
    public String toString() {
        return "PendingLogin[" + issuer + ", " + begun + "]";
    }
}

package io.tollgate.policies.admin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is logged in at the admin UI.
 *
 * @param csrf what writes must say besides, which a foreign page cannot know
 * @param ends whatever they do until then
 * @param login where they logged in, and are to be logged out; null with a key
 */
public record Session(
        Administrator administrator, String csrf, Instant ends, @Nullable Login login) {

    /**
     * A login at a provider of identities.
     *
     * @param issuer its name in the settings
     */
    public record Login(String issuer) {}

    @Override
    public String toString() {
        return "Session[" + administrator.actor().id() + "]";
    }
}

package io.tollgate.app.oidc;

import io.tollgate.policies.admin.Actor;
import io.tollgate.policies.admin.Administrator;
import io.tollgate.policies.admin.Grant;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a token says of its user, verified and put into our terms.
 *
 * @param issuer the identity provider's name in the settings
 * @param subject the user's id there; only both together say who it is
 * @param name for people
 * @param email null if the provider did not tell, or has not verified it
 * @param tenant the user's, null for one without; never null for {@link Plane#GATEWAY}
 * @param teams paths of the user's teams, all of the tenant
 * @param grants what the user may administer; none for {@link Plane#GATEWAY}
 * @param expires when the token does
 */
public record VerifiedToken(
        String issuer,
        String subject,
        String name,
        @Nullable String email,
        @Nullable String tenant,
        List<String> teams,
        List<Grant> grants,
        Instant expires) {

    public VerifiedToken {
        teams = List.copyOf(teams);
        grants = List.copyOf(grants);
    }

    /** As records name the user: {@code corp:8f14e4}. */
    public String id() {
        return issuer + ":" + subject;
    }

    /** The user as somebody who administers. */
    public Administrator administrator() {
        return new Administrator(new Actor(Actor.Kind.USER, id(), name, email), grants);
    }
}

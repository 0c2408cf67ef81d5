package io.tollgate.policies.admin;

import io.tollgate.policies.key.KeySecret;
import io.tollgate.policies.tenant.Status;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key for the admin API.
 *
 * @param id its public part
 * @param name what people call it
 * @param grant the one role that it has
 * @param expires null: never
 * @param lastUsed to the minute, null if it never was
 */
public record AdminKey(
        String id,
        String name,
        Grant grant,
        Status status,
        @Nullable Instant expires,
        KeySecret secret,
        @Nullable Instant lastUsed) {

    /** Whether it opens anything. */
    public boolean isGood(Instant now) {
        return status == Status.ACTIVE && (expires == null || now.isBefore(expires));
    }

    public Administrator administrator() {
        return new Administrator(new Actor(Actor.Kind.KEY, id, name, null), List.of(grant));
    }

    /** The same, for ever of no use. */
    public AdminKey revoked() {
        return new AdminKey(id, name, grant, Status.REVOKED, expires, secret, lastUsed);
    }
}

package io.tollgate.app.admin.session;

import io.tollgate.policies.admin.Grant;
import org.jspecify.annotations.Nullable;

/**
 * A role that somebody has.
 *
 * @param role {@code tenant-admin}
 * @param unit the path where it holds, null: everywhere
 */
record GrantView(String role, @Nullable String unit) {

    static GrantView of(Grant grant) {
        return new GrantView(grant.role().word(), grant.unit());
    }
}

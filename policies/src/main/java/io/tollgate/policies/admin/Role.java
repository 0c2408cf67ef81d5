package io.tollgate.policies.admin;

import io.tollgate.policies.tenant.OrgUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What somebody is. What each may, {@link RoleMatrix} says. */
public enum Role {
    /** Runs the gateway. */
    PLATFORM_ADMIN,
    /** Runs a tenant. */
    TENANT_ADMIN,
    /** Runs a team. */
    TEAM_ADMIN,
    /** Answers for the money, of all tenants or of one. */
    FINANCE,
    /** Sees everything, of all tenants or of one, and changes nothing. */
    AUDITOR,
    /** Works in a team: has keys, and sees what they used. */
    MEMBER;

    /** How far a permission reaches where it is held. */
    public enum Reach {
        NOTHING,
        /** What is the holder's own. */
        OWN,
        ALL
    }

    public Reach reach(Permission permission) {
        return RoleMatrix.reach(this, permission);
    }

    /**
     * Whether it can be held there.
     *
     * @param unit the path of a tenant, team or project, null: everywhere
     */
    public boolean fits(@Nullable String unit) {
        return switch (this) {
            case PLATFORM_ADMIN -> unit == null;
            case FINANCE, AUDITOR -> unit == null || isTenant(unit);
            case TENANT_ADMIN -> unit != null && isTenant(unit);
            case TEAM_ADMIN, MEMBER -> unit != null && OrgUnit.parent(unit) != null;
        };
    }

    private static boolean isTenant(String unit) {
        return OrgUnit.parent(unit) == null;
    }

    /** As files and answers name it: {@code tenant-admin}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * @throws IllegalArgumentException if there is no such role
     */
    public static Role of(String word) {
        for (Role role : values()) {
            if (role.word().equals(word)) {
                return role;
            }
        }
        throw new IllegalArgumentException(
                "'"
                        + word
                        + "' is no role; there are platform-admin, tenant-admin, team-admin,"
                        + " finance, auditor and member");
    }
}

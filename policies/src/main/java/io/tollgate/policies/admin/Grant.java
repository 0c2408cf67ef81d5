package io.tollgate.policies.admin;

import org.jspecify.annotations.Nullable;

/**
 * A role that somebody has.
 *
 * @param unit the path of the tenant, team or project that it holds for, with all below it; null:
 *     everywhere
 */
public record Grant(Role role, @Nullable String unit) {

    /**
     * @throws IllegalArgumentException if the role cannot be held there
     */
    public Grant {
        if (!role.fits(unit)) {
            throw new IllegalArgumentException(
                    "the role "
                            + role.word()
                            + " cannot be held "
                            + (unit == null ? "everywhere" : "in '" + unit + "'"));
        }
    }

    /** Whether it holds for this unit; for everything if that is null. */
    boolean covers(@Nullable String other) {
        return unit == null || (other != null && (other.equals(unit) || isAbove(other)));
    }

    /** Whether it is held higher than this unit. */
    boolean isAbove(String other) {
        return unit == null || other.startsWith(unit + "/");
    }
}

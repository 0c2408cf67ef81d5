package io.tollgate.policies.admin;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may see.
 *
 * @param everything of all tenants, and what belongs to none
 * @param units tenants and teams of which, and of all below, they see everything
 * @param ownIn teams in which they see what is their own
 * @param owner as what is theirs names them
 */
public record Visible(boolean everything, Set<String> units, Set<String> ownIn, String owner) {

    public static final Visible EVERYTHING = new Visible(true, Set.of(), Set.of(), "");

    /** All that is in these units. */
    public static Visible of(String... units) {
        return new Visible(false, Set.of(units), Set.of(), "");
    }

    public Visible {
        units = Set.copyOf(units);
        ownIn = Set.copyOf(ownIn);
    }

    /** Whether all that is in this unit may be seen; what belongs to no unit, if it is null. */
    public boolean covers(@Nullable String unit) {
        return everything
                || (unit != null && units.stream().anyMatch(above -> isWithin(above, unit)));
    }

    /**
     * Whether something may be seen.
     *
     * @param unit that it belongs to
     * @param itsOwner null if nobody's
     */
    public boolean covers(String unit, @Nullable String itsOwner) {
        return covers(unit)
                || (owner.equals(itsOwner)
                        && ownIn.stream().anyMatch(above -> isWithin(above, unit)));
    }

    /** Whether the unit is seen on the way to what may be seen: a team's tenant. */
    public boolean leadsTo(String unit) {
        return covers(unit)
                || units.stream().anyMatch(below -> isWithin(unit, below))
                || ownIn.stream().anyMatch(below -> isWithin(unit, below));
    }

    private static boolean isWithin(String above, String path) {
        return path.equals(above) || path.startsWith(above + "/");
    }
}

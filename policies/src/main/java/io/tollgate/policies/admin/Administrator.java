package io.tollgate.policies.admin;

import io.tollgate.policies.admin.Role.Reach;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Somebody who came to administer, with what they may. */
public record Administrator(Actor actor, List<Grant> grants) {

    public Administrator {
        grants = List.copyOf(grants);
    }

    /** Whether it is permitted anywhere at all, if only for what is their own. */
    public boolean may(Permission permission) {
        return grants.stream().anyMatch(grant -> grant.role().reach(permission) != Reach.NOTHING);
    }

    /** Whether it is permitted for all tenants together, and for what belongs to none of them. */
    public boolean mayEverywhere(Permission permission) {
        return any(permission, grant -> grant.unit() == null);
    }

    /** Whether it is permitted for all of this unit; everywhere, if that is null. */
    public boolean may(Permission permission, @Nullable String unit) {
        return any(permission, grant -> grant.covers(unit));
    }

    /** Whether it is permitted in this unit for what is their own. */
    public boolean mayOwn(Permission permission, String unit) {
        return grants.stream()
                .anyMatch(
                        grant ->
                                grant.role().reach(permission) != Reach.NOTHING
                                        && grant.covers(unit));
    }

    /**
     * Whether it is permitted for this unit by somebody above it. Limits are laid on from above:
     * nobody widens their own.
     */
    public boolean mayFromAbove(Permission permission, String unit) {
        return any(permission, grant -> grant.isAbove(unit));
    }

    private boolean any(Permission permission, Predicate<Grant> where) {
        return grants.stream()
                .anyMatch(
                        grant -> grant.role().reach(permission) == Reach.ALL && where.test(grant));
    }

    /** What may be seen by this permission. */
    public Visible visible(Permission permission) {
        return mayEverywhere(permission)
                ? Visible.EVERYTHING
                : new Visible(
                        false, units(permission, Reach.ALL), units(permission, Reach.OWN), owner());
    }

    private Set<String> units(Permission permission, Reach reach) {
        return grants.stream()
                .filter(grant -> grant.role().reach(permission) == reach)
                .map(Grant::unit)
                .flatMap(Stream::ofNullable)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** As what is theirs names them. */
    public String owner() {
        return actor.id();
    }

    /** All that is permitted somewhere. */
    public Set<Permission> permissions() {
        Set<Permission> permissions = EnumSet.allOf(Permission.class);
        permissions.removeIf(permission -> !may(permission));
        return permissions;
    }
}

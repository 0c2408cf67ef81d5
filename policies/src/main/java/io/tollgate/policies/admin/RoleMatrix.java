package io.tollgate.policies.admin;

import static io.tollgate.policies.admin.Permission.*;
import static io.tollgate.policies.admin.Role.*;

import io.tollgate.policies.admin.Role.Reach;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The one place that says which role may what; what is not listed is refused. A role is held
 * somewhere (see {@link Grant}), and permits things there and below only.
 */
final class RoleMatrix {

    /** What everybody may see of where they work. */
    private static final Set<Permission> SURROUNDINGS =
            EnumSet.of(UNITS_READ, BUDGETS_READ, PRICES_READ, MODELS_READ);

    private static final Set<Permission> RUN_A_TEAM =
            and(
                    SURROUNDINGS,
                    UNITS_WRITE,
                    KEYS_READ,
                    KEYS_WRITE,
                    QUOTAS_READ,
                    QUOTAS_WRITE,
                    BUDGETS_WRITE,
                    REQUESTS_READ,
                    REPORTS_READ,
                    ALERTS_READ,
                    EXPLAIN,
                    PLAYGROUND);

    private static final Map<Role, Set<Permission>> ALL =
            new EnumMap<>(
                    Map.of(
                            PLATFORM_ADMIN,
                            EnumSet.allOf(Permission.class),
                            TENANT_ADMIN,
                            and(RUN_A_TEAM, AUDIT_READ),
                            TEAM_ADMIN,
                            RUN_A_TEAM,
                            FINANCE,
                            and(
                                    SURROUNDINGS,
                                    PRICES_WRITE,
                                    REPORTS_READ,
                                    REPORTS_WRITE,
                                    ALERTS_READ,
                                    LEDGER_VERIFY),
                            AUDITOR,
                            and(
                                    SURROUNDINGS,
                                    KEYS_READ,
                                    QUOTAS_READ,
                                    PROVIDERS_READ,
                                    EXPERIMENTS_READ,
                                    REQUESTS_READ,
                                    REPORTS_READ,
                                    ALERTS_READ,
                                    AUDIT_READ,
                                    EXPLAIN,
                                    LEDGER_VERIFY,
                                    SETTINGS_READ,
                                    ADMINS_READ),
                            MEMBER,
                            and(SURROUNDINGS, QUOTAS_READ, EXPLAIN, PLAYGROUND)));

    private static final Map<Role, Set<Permission>> OWN =
            new EnumMap<>(
                    Map.of(MEMBER, EnumSet.of(KEYS_READ, KEYS_WRITE, REQUESTS_READ, REPORTS_READ)));

    private RoleMatrix() {}

    private static Set<Permission> and(Set<Permission> some, Permission... more) {
        Set<Permission> all = EnumSet.copyOf(some);
        Collections.addAll(all, more);
        return Collections.unmodifiableSet(all);
    }

    static Reach reach(Role role, Permission permission) {
        if (ALL.getOrDefault(role, Set.of()).contains(permission)) {
            return Reach.ALL;
        }
        return OWN.getOrDefault(role, Set.of()).contains(permission) ? Reach.OWN : Reach.NOTHING;
    }
}

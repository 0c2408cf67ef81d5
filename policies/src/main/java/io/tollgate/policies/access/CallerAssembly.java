package io.tollgate.policies.access;

import io.tollgate.policies.budget.Budget;
import io.tollgate.policies.key.ApiKey;
import io.tollgate.policies.key.KeySettings;
import io.tollgate.policies.quota.Quota;
import io.tollgate.policies.tenant.OrgUnit;
import io.tollgate.policies.tenant.Scope;
import io.tollgate.policies.tenant.Scope.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts together what holds for a caller, from all the levels that it belongs to. */
final class CallerAssembly {

    private static final String OPEN = "local/open";

    private final Policies policies;
    private final Map<Scope, List<Quota>> quotas = new HashMap<>();
    private final Map<Scope, List<Budget>> budgets = new HashMap<>();

    CallerAssembly(Policies policies, Instant now) {
        this.policies = policies;
        for (Quota quota : policies.quotas().values()) {
            quotas.computeIfAbsent(quota.scope(), _ -> new ArrayList<>()).add(quota);
        }
        for (Budget budget : policies.raisedBudgets(now)) {
            budgets.computeIfAbsent(budget.scope(), _ -> new ArrayList<>()).add(budget);
        }
    }

    Caller of(ApiKey key) {
        List<String> path = path(key.unit());
        List<Scope> scopes = new ArrayList<>();
        scopes.add(new Scope(Level.KEY, key.id()));
        path.forEach(unit -> scopes.add(new Scope(OrgUnit.level(unit), unit)));
        String tenant = OrgUnit.tenant(key.unit());
        key.tags()
                .forEach(
                        (name, value) ->
                                scopes.add(
                                        new Scope(Level.TAG, tenant + "#" + name + "=" + value)));
        List<Rights> rights = new ArrayList<>();
        rights.add(key.rights());
        units(path).forEach(unit -> rights.add(unit.rights()));
        rights.removeIf(Rights.ALL::equals);
        return new Caller(
                tenant,
                path.size() > 1 ? path.get(path.size() - 2) : tenant,
                OrgUnit.level(key.unit()) == Level.PROJECT ? key.unit() : null,
                key.id(),
                key.label(),
                key.owner(),
                key.tags(),
                costCentre(key.costCentre(), path),
                key.settings(),
                rights,
                holding(quotas, scopes, Comparator.comparing(Quota::id)),
                holding(budgets, scopes, Comparator.comparing(Budget::id)));
    }

    /** A user has what their team has. */
    Caller of(User user) {
        List<String> path = path(user.unit());
        List<Scope> scopes =
                path.stream().map(unit -> new Scope(OrgUnit.level(unit), unit)).toList();
        List<Rights> rights = new ArrayList<>(units(path).stream().map(OrgUnit::rights).toList());
        rights.removeIf(Rights.ALL::equals);
        String tenant = OrgUnit.tenant(user.unit());
        return new Caller(
                tenant,
                path.size() > 1 ? path.get(path.size() - 2) : tenant,
                OrgUnit.level(user.unit()) == Level.PROJECT ? user.unit() : null,
                Caller.keyOf(user.id()),
                user.name(),
                user.id(),
                Map.of(),
                costCentre(null, path),
                KeySettings.DEFAULTS,
                rights,
                holding(quotas, scopes, Comparator.comparing(Quota::id)),
                holding(budgets, scopes, Comparator.comparing(Budget::id)));
    }

    /** The unit and those above it, the nearest first. */
    private static List<String> path(String unit) {
        List<String> path = new ArrayList<>(3);
        for (String at = unit; at != null; at = OrgUnit.parent(at)) {
            path.add(at);
        }
        return path;
    }

    private List<OrgUnit> units(List<String> path) {
        return path.stream()
                .map(unit -> policies.units().get(unit))
                .filter(Objects::nonNull)
                .toList();
    }

    private @Nullable String costCentre(@Nullable String own, List<String> path) {
        if (own != null) {
            return own;
        }
        return units(path).stream()
                .map(OrgUnit::costCentre)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static <T> List<T> holding(
            Map<Scope, List<T>> all, List<Scope> scopes, Comparator<T> order) {
        return scopes.stream()
                .flatMap(scope -> all.getOrDefault(scope, List.of()).stream())
                .sorted(order)
                .toList();
    }

    /** Quotas and budgets of the tenant {@code local} hold for those who need no key. */
    Caller open() {
        List<Scope> scopes =
                path(OPEN).stream().map(unit -> new Scope(OrgUnit.level(unit), unit)).toList();
        return new Caller(
                OrgUnit.tenant(OPEN),
                OPEN,
                null,
                "",
                "open",
                null,
                Map.of(),
                costCentre(null, path(OPEN)),
                KeySettings.DEFAULTS,
                units(path(OPEN)).stream().map(OrgUnit::rights).toList(),
                holding(quotas, scopes, Comparator.comparing(Quota::id)),
                holding(budgets, scopes, Comparator.comparing(Budget::id)));
    }
}

package io.tollgate.policies.access;

import io.tollgate.policies.budget.Budget;
import io.tollgate.policies.budget.BudgetRaise;
import io.tollgate.policies.key.ApiKey;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.quota.Quota;
import io.tollgate.policies.tenant.OrgUnit;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that is declared, by its ids.
 *
 * @param change the number of the last change that is in it
 */
public record Policies(
        long change,
        Map<String, OrgUnit> units,
        Map<String, ApiKey> keys,
        Map<String, Quota> quotas,
        Map<String, Budget> budgets,
        Map<String, BudgetRaise> raises) {

    public static final Policies NONE =
            new Policies(0, Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

    public Policies {
        units = Map.copyOf(units);
        keys = Map.copyOf(keys);
        quotas = Map.copyOf(quotas);
        budgets = Map.copyOf(budgets);
        raises = Map.copyOf(raises);
    }

    /** Its budgets with what they are raised by at a moment. */
    public List<Budget> raisedBudgets(Instant now) {
        Map<String, Money> by = new HashMap<>();
        for (BudgetRaise raise : raises.values()) {
            if (now.isBefore(raise.until())) {
                by.merge(raise.budget(), raise.amount(), Money::plus);
            }
        }
        return budgets.values().stream()
                .map(
                        budget -> {
                            Money raise = by.get(budget.id());
                            return raise == null ? budget : budget.raised(raise);
                        })
                .toList();
    }

    /** A part of it with what has changed; what was removed has the value null. */
    public static <T> Map<String, T> merged(Map<String, T> before, Map<String, T> changed) {
        if (changed.isEmpty()) {
            return before;
        }
        Map<String, T> after = new HashMap<>(before);
        changed.forEach(
                (id, value) -> {
                    if (value == null) {
                        after.remove(id);
                    } else {
                        after.put(id, value);
                    }
                });
        return after;
    }
}

package io.tollgate.policies.budget;

import io.tollgate.policies.price.Money;
import io.tollgate.policies.tenant.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * So much money in so long.
 *
 * @param id names it in the store, in alerts and in errors
 * @param limit with what it is raised by at the moment
 * @param hard whether calls are refused that could overdraw it; otherwise it only tells
 * @param alertPercents at which it tells, ascending
 * @param thrift what is asked instead when it runs low, null if nothing
 * @param allowUnpriced whether models of unknown price may be used in spite of a hard budget
 */
public record Budget(
        String id,
        Scope scope,
        Money limit,
        Window window,
        boolean hard,
        List<Integer> alertPercents,
        @Nullable Thrift thrift,
        boolean allowUnpriced) {

    public Budget {
        alertPercents = List.copyOf(alertPercents);
        if (limit.isNegative()) {
            throw new IllegalArgumentException("negative limit of " + id);
        }
    }

    /** The same with more in it. */
    public Budget raised(Money by) {
        return new Budget(
                id, scope, limit.plus(by), window, hard, alertPercents, thrift, allowUnpriced);
    }

    /**
     * From this percentage on, requests go to a cheaper model.
     *
     * @param model a declared model's name
     */
    public record Thrift(int percent, String model) {}
}

package io.tollgate.policies.report;

import io.tollgate.policies.price.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who pays how much of a shared cost. Shares and what is idle add up to the cost, exactly: what is
 * left by rounding down goes, a cent each, to those whose shares lost most by it.
 *
 * @param shares by the teams
 * @param idle what nobody used
 */
public record Allocation(SharedCost cost, SortedMap<String, Money> shares, Money idle) {

    /** Shares are in cents, or as fine as the cost itself. */
    private static final int CENTS = 2;

    /**
     * Who loses what by rounding down, in units.
     *
     * @param team null for what is idle
     */
    private record Part(@Nullable String team, BigInteger units, BigInteger lost) {

        static final Comparator<Part> LOST_MOST =
                Comparator.comparing(Part::lost)
                        .reversed()
                        .thenComparing(Part::team, Comparator.nullsLast(Comparator.naturalOrder()));
    }

    static Allocation of(SharedCost cost, Map<String, Figures> usage) {
        Map<@Nullable String, BigInteger> weights = new HashMap<>();
        usage.forEach(
                (team, figures) -> {
                    BigInteger weight = weight(figures, cost.driver());
                    if (weight.signum() > 0) {
                        weights.put(team, weight);
                    }
                });
        BigInteger used = weights.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
        if (used.signum() == 0) {
            return new Allocation(cost, new TreeMap<>(), cost.amount());
        }
        Long capacity = cost.capacityTokens();
        BigInteger whole = capacity == null ? used : used.max(BigInteger.valueOf(capacity));
        weights.put(null, whole.subtract(used));
        return shared(cost, weights, whole);
    }

    private static Allocation shared(
            SharedCost cost, Map<@Nullable String, BigInteger> weights, BigInteger whole) {
        BigDecimal amount = cost.amount().amount().stripTrailingZeros();
        int scale = Math.max(CENTS, amount.scale());
        BigInteger units = amount.setScale(scale, RoundingMode.UNNECESSARY).unscaledValue();
        List<Part> parts = new ArrayList<>();
        BigInteger left = units;
        for (Map.Entry<@Nullable String, BigInteger> weight : weights.entrySet()) {
            BigInteger[] part = units.multiply(weight.getValue()).divideAndRemainder(whole);
            parts.add(new Part(weight.getKey(), part[0], part[1]));
            left = left.subtract(part[0]);
        }
        parts.sort(Part.LOST_MOST);
        SortedMap<String, Money> shares = new TreeMap<>();
        Money idle = Money.ZERO;
        for (int i = 0; i < parts.size(); i++) {
            BigInteger more = i < left.intValueExact() ? BigInteger.ONE : BigInteger.ZERO;
            Money share = new Money(new BigDecimal(parts.get(i).units().add(more), scale));
            String team = parts.get(i).team();
            if (team == null) {
                idle = share;
            } else {
                shares.put(team, share);
            }
        }
        return new Allocation(cost, shares, idle);
    }

    private static BigInteger weight(Figures figures, SharedCost.Driver driver) {
        return switch (driver) {
            case TOKENS -> BigInteger.valueOf(figures.tokens().total());
            case COST -> figures.cost().amount().unscaledValue();
            case CALLS -> BigInteger.valueOf(figures.calls());
        };
    }

    /** What a unit pays: a team its share, a tenant its teams'. Projects have none of their own. */
    Money shareOf(String unit) {
        return shares.entrySet().stream()
                .filter(
                        share ->
                                share.getKey().equals(unit)
                                        || share.getKey().startsWith(unit + "/"))
                .map(Map.Entry::getValue)
                .reduce(Money.ZERO, Money::plus);
    }
}

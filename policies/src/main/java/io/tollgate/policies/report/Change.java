package io.tollgate.policies.report;

import io.tollgate.policies.price.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Why usage costs more or less than before. The three parts add up to the total, exactly.
 *
 * @param price that the same tokens cost something else
 * @param volume that there were more or fewer tokens, had they been as before
 * @param mix that they were of dearer or cheaper models and kinds
 */
public record Change(Money total, Money price, Money volume, Money mix) {

    /** Enough that what is lost is far below a pico-dollar. */
    private static final MathContext FINE = new MathContext(60);

    /** So many tokens of a model and kind, and what they cost. */
    public record Item(BigDecimal quantity, Money cost) {

        Item plus(Item other) {
            return new Item(quantity.add(other.quantity), cost.plus(other.cost));
        }
    }

    private static final Item NOTHING = new Item(BigDecimal.ZERO, Money.ZERO);

    /**
     * By what both times were told apart by. What was not there before is taken at its new price,
     * so that it is no change of price.
     */
    public static <K> Change between(Map<K, Item> before, Map<K, Item> now) {
        Item all = sum(before);
        Item allNow = sum(now);
        Money total = allNow.cost().minus(all.cost());
        if (all.quantity().signum() <= 0) {
            return new Change(total, Money.ZERO, total, Money.ZERO);
        }
        Money volume =
                money(
                        allNow.quantity()
                                .subtract(all.quantity())
                                .multiply(all.cost().amount())
                                .divide(all.quantity(), FINE));
        Money price = allNow.cost().minus(atOldPrices(before, now));
        return new Change(total, price, volume, total.minus(price).minus(volume));
    }

    /** What is used now, by the prices of before. */
    private static <K> Money atOldPrices(Map<K, Item> before, Map<K, Item> now) {
        BigDecimal sum = BigDecimal.ZERO;
        Set<K> keys = new HashSet<>(now.keySet());
        for (K key : keys) {
            Item then = before.getOrDefault(key, NOTHING);
            Item is = now.getOrDefault(key, NOTHING);
            sum =
                    sum.add(
                            then.quantity().signum() <= 0
                                    ? is.cost().amount()
                                    : is.quantity()
                                            .multiply(then.cost().amount())
                                            .divide(then.quantity(), FINE));
        }
        return money(sum);
    }

    private static Item sum(Map<?, Item> items) {
        return items.values().stream().reduce(NOTHING, Item::plus);
    }

    private static Money money(BigDecimal exact) {
        return new Money(exact.setScale(Money.SCALE, RoundingMode.HALF_EVEN));
    }
}

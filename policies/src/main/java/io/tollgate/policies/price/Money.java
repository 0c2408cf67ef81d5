package io.tollgate.policies.price;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount in the gateway's one currency, to the pico-dollar. A price is given to the micro-dollar
 * for a million tokens, so the cost of any number of tokens is exact: nothing is ever rounded.
 *
 * @param amount always with {@value #SCALE} decimals
 */
public record Money(BigDecimal amount) implements Comparable<Money> {

    /** Decimals. */
    public static final int SCALE = 12;

    public static final Money ZERO = new Money(BigDecimal.ZERO);

    /**
     * @throws ArithmeticException if the amount has more decimals than can be kept
     */
    public Money {
        amount = amount.setScale(SCALE, RoundingMode.UNNECESSARY);
    }

    public static Money of(String amount) {
        return new Money(new BigDecimal(amount));
    }

    public static Money ofPicos(long picos) {
        return new Money(BigDecimal.valueOf(picos, SCALE));
    }

    /**
     * In pico-dollars.
     *
     * @throws ArithmeticException above 9.2 million dollars
     */
    public long picos() {
        return amount.unscaledValue().longValueExact();
    }

    public Money plus(Money other) {
        return new Money(amount.add(other.amount));
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(other.amount));
    }

    public Money times(long factor) {
        return new Money(amount.multiply(BigDecimal.valueOf(factor)));
    }

    public Money negated() {
        return new Money(amount.negate());
    }

    public Money min(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Money max(Money other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public boolean isPositive() {
        return amount.signum() > 0;
    }

    public boolean isNegative() {
        return amount.signum() < 0;
    }

    public boolean isZero() {
        return amount.signum() == 0;
    }

    public boolean atMost(Money other) {
        return compareTo(other) <= 0;
    }

    @Override
    public int compareTo(Money other) {
        return amount.compareTo(other.amount);
    }

    /** Plain decimals, without superfluous zeros. */
    @Override
    public String toString() {
        return isZero() ? "0" : amount.stripTrailingZeros().toPlainString();
    }
}

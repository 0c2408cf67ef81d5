package io.tollgate.policies.store;

import io.tollgate.policies.price.Money;
import java.math.BigDecimal;
import java.util.Map;

/**
 * The databases that Tollgate runs on. All SQL is the same for both; only how exact amounts are
 * kept differs, and where the tables live.
 */
public enum Vendor {
    /** Amounts are NUMERIC(38,12), in dollars. */
    POSTGRESQL("numeric(38,12)", 1_000_000_000_000L) {
        @Override
        public Object bind(Money money) {
            return money.amount();
        }

        @Override
        public Money read(Object column) {
            return new Money((BigDecimal) column);
        }
    },
    /** It has no decimals, so amounts are whole pico-dollars: up to 9.2 million dollars. */
    SQLITE("integer", 9_000_000L) {
        @Override
        public Object bind(Money money) {
            return money.picos();
        }

        @Override
        public Money read(Object column) {
            return Money.ofPicos(((Number) column).longValue());
        }
    };

    private final String moneyType;
    private final long mostDollars;

    Vendor(String moneyType, long mostDollars) {
        this.moneyType = moneyType;
        this.mostDollars = mostDollars;
    }

    /** The largest amount that may be declared; it leaves room for sums. */
    public Money most() {
        return Money.of(Long.toString(mostDollars));
    }

    /** An amount as a statement's argument. */
    public abstract Object bind(Money money);

    /** An amount as a result's column holds it. */
    public abstract Money read(Object column);

    /** What migrations call differently. */
    Map<String, String> placeholders() {
        return Map.of("money", moneyType);
    }

    /**
     * @throws IllegalArgumentException if it is no database that is known here
     */
    static Vendor of(String jdbcUrl) {
        if (jdbcUrl.startsWith("jdbc:postgresql:")) {
            return POSTGRESQL;
        }
        if (jdbcUrl.startsWith("jdbc:sqlite:")) {
            return SQLITE;
        }
        throw new IllegalArgumentException(
                "expected jdbc:postgresql:… or jdbc:sqlite:…, but it is another database's URL");
    }
}

package io.tollgate.policies.store.report;

import io.tollgate.policies.price.Money;
import io.tollgate.policies.store.Vendor;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Sums of money that are larger than one amount can be. SQLite's whole numbers end at 9.2 million
 * dollars, so there the millions of pico-dollars and what is below them are summed apart.
 */
record MoneySum(Vendor vendor) {

    private static final long PART = 1_000_000;

    /** Of a column of amounts: two columns. */
    String ofAmounts(String column) {
        return vendor == Vendor.SQLITE
                ? "sum(%1$s / %2$d) as cost_high, sum(%1$s %% %2$d) as cost_low"
                        .formatted(column, PART)
                : "sum(%s) as cost_high, 0 as cost_low".formatted(column);
    }

    /** Of such two columns. */
    static String ofSums(String from) {
        return "sum(%1$s.cost_high) as cost_high, sum(%1$s.cost_low) as cost_low".formatted(from);
    }

    Money read(ResultSet row) throws SQLException {
        if (vendor == Vendor.SQLITE) {
            BigInteger picos =
                    BigInteger.valueOf(row.getLong("cost_high"))
                            .multiply(BigInteger.valueOf(PART))
                            .add(BigInteger.valueOf(row.getLong("cost_low")));
            return new Money(new BigDecimal(picos, Money.SCALE));
        }
        BigDecimal sum = row.getBigDecimal("cost_high");
        return sum == null ? Money.ZERO : new Money(sum);
    }
}

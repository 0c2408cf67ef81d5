package io.tollgate.policies.store.ledger;

import io.tollgate.policies.price.Money;
import io.tollgate.policies.store.Vendor;
import io.tollgate.policies.store.ledger.Adjustments.Line;
import io.tollgate.policies.usage.TokenUsage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An attempt as it is charged now.
 *
 * @param price by which it is charged, null if by none
 * @param cost null if nobody knows
 * @param counts but for the second, the unpriced ones
 */
record ChargedAttempt(
        String request,
        int attempt,
        long hour,
        String serviceTier,
        String tenant,
        Dimension dimension,
        @Nullable String price,
        @Nullable Money cost,
        TokenUsage usage,
        List<Long> counts) {

    Line line(@Nullable String by) {
        return new Line(hour, dimension.pricedBy(by).id());
    }

    Sums sums(@Nullable Money amount) {
        List<Long> all = new ArrayList<>(counts);
        all.set(1, amount == null ? 1L : 0L);
        return new Sums(all, amount == null ? Money.ZERO : amount);
    }

    /** From a row of the ledger, with later_price and later_cost where it was charged anew. */
    static ChargedAttempt read(ResultSet row, Vendor vendor) throws SQLException {
        boolean rerated = row.getString("later_price") != null;
        Object amount = row.getObject(rerated ? "later_cost" : "amount");
        String tier = Objects.requireNonNull(row.getString("service_tier"));
        long at = row.getLong("at");
        return new ChargedAttempt(
                row.getString("request_id"),
                row.getInt("attempt"),
                at - Math.floorMod(at, RollUps.HOUR),
                tier,
                row.getString("tenant"),
                Dimension.read(row),
                row.getString(rerated ? "later_price" : "price_id"),
                amount == null ? null : vendor.read(amount),
                usage(row, tier),
                counts(row));
    }

    private static TokenUsage usage(ResultSet row, String tier) throws SQLException {
        long[] tokens = new long[Columns.TOKENS.size()];
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = row.getLong(Columns.TOKENS.get(i));
        }
        return new TokenUsage(
                tokens[0], tokens[1], tokens[2], tokens[3], tokens[4], tokens[5], tokens[6],
                tokens[7], tier);
    }

    private static List<Long> counts(ResultSet row) throws SQLException {
        List<Long> counts = new ArrayList<>();
        counts.add(1L);
        counts.add(0L);
        for (String column : Columns.TOKENS) {
            counts.add(row.getLong(column));
        }
        counts.add(row.getLong("duration_millis"));
        long first = row.getLong("first_token_millis");
        counts.add(first);
        counts.add(row.getObject("first_token_millis") == null ? 0L : 1L);
        return counts;
    }
}

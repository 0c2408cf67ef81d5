package io.tollgate.policies.store.ledger;

import io.tollgate.policies.price.Money;
import io.tollgate.policies.price.PriceId;
import io.tollgate.policies.price.ServiceTier;
import io.tollgate.policies.price.Terms;
import io.tollgate.policies.store.Store;
import io.tollgate.policies.store.ledger.Adjustments.Line;
import io.tollgate.policies.store.ledger.Adjustments.Posting;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Charges usage that is over by another price. No row of the ledger and no sum is changed: for each
 * there is an adjustment that takes back what it was charged and one that charges it anew, exactly.
 * Twice the same changes nothing the second time. Budgets are not touched: what was spent was
 * allowed. Blocks.
 */
public final class Rerating {

    private static final String ATTEMPTS =
            "select e.*, r.price_id as later_price, r.cost as later_cost from ledger_entry e"
                    + " left join rerated_attempt r on r.request_id = e.request_id"
                    + " and r.attempt = e.attempt"
                    + " where e.phase = 'END' and e.kind = 'SETTLE' and e.input_tokens is not null"
                    + " and e.end_reason <> 'CRASHED' and e.at >= ? and e.at < ?"
                    + " and e.provider = ? and e.model_served = ?";
    private static final String REMEMBER =
            "insert into rerated_attempt (request_id, attempt, price_id, cost) values (?, ?, ?, ?)"
                    + " on conflict (request_id, attempt) do update set price_id ="
                    + " excluded.price_id, cost = excluded.cost";

    /** Two that charge the same anew would both take back what was charged before. */
    private static final String ONE_AT_A_TIME = "update billing_gate set one = one";

    private final Store store;
    private final Adjustments adjustments;
    private final RollUps rollUps;

    public Rerating(Store store) {
        this.store = store;
        this.adjustments = new Adjustments(store);
        this.rollUps = new RollUps(store);
    }

    /**
     * What is to be charged anew.
     *
     * @param from the first day of UTC
     * @param to the day after the last one
     * @param tenant whose; null for everybody's
     * @param model as the provider names it
     * @param serviceTier of the usage and of the price; empty for the standard one
     * @param price the id of the price, and what it says
     */
    public record Order(
            LocalDate from,
            LocalDate to,
            @Nullable String tenant,
            String provider,
            String model,
            String serviceTier,
            String price,
            Terms terms,
            String reason,
            String by) {

        public Order {
            serviceTier = ServiceTier.of(serviceTier);
        }
    }

    /**
     * What came of it.
     *
     * @param attempts that cost something else now, or are called by another price
     * @param left that the price does not know all kinds of
     * @param difference that was posted
     */
    public record Result(long attempts, long left, Money difference) {

        private Result plus(Result other) {
            return new Result(
                    attempts + other.attempts,
                    left + other.left,
                    difference.plus(other.difference));
        }
    }

    /** Day by day, each in a transaction of its own. */
    public Result run(Order order, Instant now) {
        Result result = new Result(0, 0, Money.ZERO);
        for (LocalDate day = order.from(); day.isBefore(order.to()); day = day.plusDays(1)) {
            long start = day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
            result = result.plus(store.inTransaction(() -> day(order, start, now)));
        }
        return result;
    }

    private Result day(Order order, long start, Instant now) {
        store.jdbc().sql(ONE_AT_A_TIME).update();
        long closed = adjustments.closedUntil(start);
        SortedMap<Line, Sums> lines = new TreeMap<>();
        SortedMap<String, Dimension> dimensions = new TreeMap<>();
        List<List<@Nullable Object>> remembered = new ArrayList<>();
        Result result = new Result(0, 0, Money.ZERO);
        for (ChargedAttempt charged : charged(order, start)) {
            Money cost = order.terms().cost(charged.usage());
            if (cost == null) {
                result = result.plus(new Result(0, 1, Money.ZERO));
                continue;
            }
            long above = order.terms().tier(charged.usage().totalInput()).above();
            String price = new PriceId(order.price(), above, false).toString();
            if (price.equals(charged.price()) && cost.equals(charged.cost())) {
                continue;
            }
            Dimension dimension = charged.dimension().pricedBy(price);
            dimensions.put(dimension.id(), dimension);
            lines.merge(
                    charged.line(charged.price()),
                    charged.sums(charged.cost()).negated(),
                    Sums::plus);
            lines.merge(charged.line(price), charged.sums(cost), Sums::plus);
            remembered.add(
                    List.of(
                            charged.request(),
                            charged.attempt(),
                            price,
                            store.vendor().bind(cost)));
            result = result.plus(new Result(1, 0, difference(charged, cost)));
        }
        rollUps.addDimensions(dimensions);
        adjustments.add(new Posting(now, order.by(), order.reason(), false), lines, closed);
        remembered.forEach(row -> store.jdbc().sql(REMEMBER).params(row).update());
        return result;
    }

    private static Money difference(ChargedAttempt charged, Money cost) {
        Money before = charged.cost();
        return before == null ? cost : cost.minus(before);
    }

    private List<ChargedAttempt> charged(Order order, long start) {
        return store
                .jdbc()
                .sql(ATTEMPTS)
                .params(start, start + RollUps.DAY, order.provider(), order.model())
                .query((row, _) -> ChargedAttempt.read(row, store.vendor()))
                .list()
                .stream()
                .filter(one -> ServiceTier.of(one.serviceTier()).equals(order.serviceTier()))
                .filter(one -> order.tenant() == null || order.tenant().equals(one.tenant()))
                .toList();
    }
}

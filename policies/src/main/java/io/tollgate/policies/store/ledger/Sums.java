package io.tollgate.policies.store.ledger;

import io.tollgate.policies.ledger.LedgerEntry;
import io.tollgate.policies.price.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What ended attempts come to.
 *
 * @param counts in the order of {@link #COUNTS}
 */
record Sums(List<Long> counts, Money cost) {

    /** The columns of roll-ups that are counted; the cost is another one. */
    static final List<String> COUNTS =
            Stream.of(
                            List.of("calls", "unpriced"),
                            Columns.TOKENS,
                            List.of("duration_millis", "first_token_millis", "first_tokens"))
                    .flatMap(List::stream)
                    .toList();

    static Sums of(LedgerEntry entry) {
        List<Long> counts = new ArrayList<>(COUNTS.size());
        counts.add(1L);
        counts.add(entry.amount() == null ? 1L : 0L);
        Columns.tokens(entry.usage()).forEach(tokens -> counts.add(orZero(tokens)));
        counts.add(entry.durationMillis());
        counts.add(orZero(entry.firstTokenMillis()));
        counts.add(entry.firstTokenMillis() == null ? 0L : 1L);
        Money cost = entry.amount();
        return new Sums(counts, cost == null ? Money.ZERO : cost);
    }

    private static long orZero(@Nullable Long value) {
        return value == null ? 0 : value;
    }

    Sums negated() {
        return new Sums(counts.stream().map(Math::negateExact).toList(), cost.negated());
    }

    Sums plus(Sums other) {
        List<Long> sum = new ArrayList<>(counts.size());
        for (int i = 0; i < counts.size(); i++) {
            sum.add(Math.addExact(counts.get(i), other.counts.get(i)));
        }
        return new Sums(sum, cost.plus(other.cost));
    }
}

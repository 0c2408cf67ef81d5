package io.tollgate.policies.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.policies.price.Money;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The state machine against a model that knows nothing of how it is made. */
final class LedgerModelTest {

    private static final int HISTORIES = Integer.getInteger("histories", 100_000);

    @Test
    void everyHistoryEndsInTheStoreAsItHappened() {
        for (long seed = 0; seed < HISTORIES; seed++) {
            MemoryRows rows = new MemoryRows();
            Oracle oracle = History.run(seed, rows);
            assertThat(rows.ended).as("seed %d", seed).isEqualTo(oracle.ended());
            assertThat(rows.begun).as("seed %d", seed).isEqualTo(oracle.begun());
        }
    }

    private static final class MemoryRows implements LedgerStore {

        private final Map<AttemptId, Money> begun = new HashMap<>();
        private final Map<AttemptId, String> ended = new TreeMap<>();

        @Override
        public int write(String holder, List<LedgerRow> rows) {
            return (int) rows.stream().filter(this::insert).count();
        }

        @Override
        public int finish(String holder, List<LedgerRow> rows) {
            return write(holder, rows);
        }

        private boolean insert(LedgerRow row) {
            LedgerEntry entry = row.entry();
            Money amount = entry.amount() == null ? Money.ZERO : entry.amount();
            return entry.kind().ends()
                    ? ended.putIfAbsent(
                                    entry.id(),
                                    Oracle.describe(entry.kind(), amount, row.overrun()))
                            == null
                    : begun.putIfAbsent(entry.id(), amount) == null;
        }
    }
}

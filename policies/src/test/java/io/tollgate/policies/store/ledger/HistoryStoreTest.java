package io.tollgate.policies.store.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.policies.ledger.AttemptId;
import io.tollgate.policies.ledger.History;
import io.tollgate.policies.ledger.LedgerEntry.Kind;
import io.tollgate.policies.ledger.Oracle;
import io.tollgate.policies.store.Infra;
import io.tollgate.policies.store.Store;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The model's histories against the databases; sums and budgets have to add up as well. */
final class HistoryStoreTest {

    private static final int HISTORIES = Integer.getInteger("store.histories", 100);

    @ParameterizedTest
    @MethodSource("io.tollgate.policies.store.Infra#databases")
    void theDatabaseHoldsWhatHappened(Infra.Database database) {
        try (Store store = database.open()) {
            JdbcLedgerStore ledger = new JdbcLedgerStore(store, new TestBooks(store));
            Map<AttemptId, String> expected = new TreeMap<>();
            int begun = 0;
            for (long seed = 0; seed < HISTORIES; seed++) {
                Oracle oracle = History.run(seed, ledger);
                expected.putAll(oracle.ended());
                begun += oracle.begun().size();
            }
            assertThat(ended(store)).isEqualTo(expected);
            assertThat(begun(store)).isEqualTo(begun);
            // Histories end attempts that were never begun, which is no error of the sums.
            assertThat(
                            new LedgerVerification(
                                            store,
                                            new JdbcBudgetTotals(store),
                                            _ -> false,
                                            Duration.ZERO,
                                            InstantSource.system())
                                    .run()
                                    .findings())
                    .allMatch(
                            finding ->
                                    finding.rule().name().equals("END_WITHOUT_RESERVE")
                                            || finding.rule().name().equals("COST_ABOVE_RESERVE"));
        }
    }

    private static long begun(Store store) {
        return store.jdbc()
                .sql("select count(*) from ledger_entry where phase = 'OPEN'")
                .query(Long.class)
                .single();
    }

    private static Map<AttemptId, String> ended(Store store) {
        Map<AttemptId, String> ended = new TreeMap<>();
        store.jdbc()
                .sql(
                        "select request_id, attempt, kind, amount, overrun from ledger_entry"
                                + " where phase = 'END'")
                .query(
                        row -> {
                            ended.put(
                                    new AttemptId(row.getString(1), row.getInt(2)),
                                    Oracle.describe(
                                            Kind.valueOf(row.getString(3)),
                                            store.vendor().read(row.getObject(4)),
                                            row.getInt(5) == 1));
                        });
        return ended;
    }
}

package io.tollgate.policies.store.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tollgate.policies.ledger.Entries;
import io.tollgate.policies.ledger.Finding;
import io.tollgate.policies.ledger.Finding.Rule;
import io.tollgate.policies.ledger.LedgerRow;
import io.tollgate.policies.ledger.VerificationReport;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.store.Infra;
import io.tollgate.policies.store.Store;
import io.tollgate.policies.store.Vendor;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever somebody changes behind the ledger's back is found, and named. */
final class LedgerVerificationTest {

    /** What is changed, and what must be found then. */
    private static final Map<String, Rule> CORRUPTIONS =
            Map.of(
                    "delete from ledger_entry where request_id = 'r1' and phase = 'OPEN'",
                    Rule.END_WITHOUT_RESERVE,
                    "delete from ledger_entry where request_id = 'r3' and phase = 'END'",
                    Rule.RESERVE_WITHOUT_END,
                    "update ledger_entry set overrun = 0 where request_id = 'r4'",
                    Rule.COST_ABOVE_RESERVE,
                    "update ledger_entry set project = '' where request_id = 'r1' and phase = 'END'",
                    Rule.WRONG_DIMENSION,
                    "update ledger_entry set amount = amount + 1 where request_id = 'r1'",
                    Rule.SPENT_DIFFERS,
                    "update ledger_entry set first_token_millis = null where request_id = 'r2'",
                    Rule.HOUR_DIFFERS,
                    "update usage_hour set reasoning_tokens = reasoning_tokens + 1",
                    Rule.HOUR_DIFFERS,
                    "delete from usage_hour",
                    Rule.HOUR_DIFFERS,
                    "update usage_day set cost = cost - 1",
                    Rule.DAY_DIFFERS,
                    "update budget_window set overrun = overrun + 1 where id = 'hard@all'",
                    Rule.SPENT_DIFFERS);

    @ParameterizedTest
    @MethodSource("io.tollgate.policies.store.Infra#databases")
    void findsEachCorruptionAndNothingElse(Infra.Database database) {
        try (Store store = database.open()) {
            fill(store);
            VerificationReport before = verify(store);
            assertThat(before.findings()).isEmpty();
            assertThat(before.rows()).isEqualTo(4);
            assertThat(before.cost()).isEqualTo(Money.of("2.500000000001"));
            assertThat(before.windows()).isEqualTo(2);
            allowChanges(store);
            CORRUPTIONS.forEach((sql, rule) -> assertFound(store, sql, rule));
            assertThat(verify(store).holds()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("io.tollgate.policies.store.Infra#databases")
    void findsALeaseThatItsWindowDoesNotKnow(Infra.Database database) {
        try (Store store = database.open()) {
            fill(store);
            assertFound(
                    store,
                    "update budget_window set leased = leased + 1 where id = 'hard@all'",
                    Rule.LEASED_DIFFERS);
        }
    }

    @ParameterizedTest
    @MethodSource("io.tollgate.policies.store.Infra#databases")
    void windowsThatRollForgetAndAreNotCompared(Infra.Database database) {
        try (Store store = database.open()) {
            fill(store);
            store.jdbc()
                    .sql("update budget_window set spent = 0, overrun = 0, rolling_hours = 24")
                    .update();
            VerificationReport report = verify(store);
            assertThat(report.findings()).isEmpty();
            assertThat(report.windows()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("io.tollgate.policies.store.Infra#databases")
    void whatIsStillInTheSpoolIsNoError(Infra.Database database) {
        try (Store store = database.open()) {
            JdbcLedgerStore ledger = new JdbcLedgerStore(store, new TestBooks(store));
            ledger.write("a:1", List.of(new LedgerRow(Entries.reserve("r1", "1"), false)));
            assertThat(verify(store).findings())
                    .extracting(Finding::rule, Finding::row)
                    .containsExactly(tuple(Rule.RESERVE_WITHOUT_END, "r1/1"));
            LedgerVerification spooled =
                    new LedgerVerification(
                            store, null, id -> id.requestId().equals("r1"), Duration.ZERO, later());
            assertThat(spooled.run().holds()).isTrue();
        }
    }

    private static void assertFound(Store store, String sql, Rule rule) {
        VerificationReport[] report = new VerificationReport[1];
        try {
            store.inTransaction(
                    () -> {
                        store.jdbc().sql(sql).update();
                        report[0] = verify(store);
                        throw new Undo();
                    });
        } catch (Undo e) {
            assertThat(e).isInstanceOf(Undo.class);
        }
        assertThat(report[0].holds()).as(sql).isFalse();
        assertThat(report[0].findings()).as(sql).extracting(Finding::rule).contains(rule);
    }

    private static final class Undo extends RuntimeException {}

    private static void fill(Store store) {
        JdbcLedgerStore ledger = new JdbcLedgerStore(store, new TestBooks(store));
        for (String request : List.of("r1", "r2", "r3", "r4")) {
            ledger.write("a:1", List.of(new LedgerRow(Entries.reserve(request, "1"), false)));
        }
        ledger.write(
                "a:1",
                List.of(
                        new LedgerRow(Entries.settle("r1", "0.000000000001"), false),
                        new LedgerRow(Entries.unpriced("r2"), false),
                        new LedgerRow(Entries.settle("r3", "0.5"), false),
                        new LedgerRow(Entries.settle("r4", "2"), true)));
    }

    private static void allowChanges(Store store) {
        if (store.vendor() == Vendor.SQLITE) {
            store.jdbc().sql("drop trigger ledger_entry_is_not_changed").update();
            store.jdbc().sql("drop trigger ledger_entry_is_not_deleted").update();
        } else {
            store.jdbc().sql("drop trigger ledger_entry_is_append_only on ledger_entry").update();
        }
    }

    private static VerificationReport verify(Store store) {
        return new LedgerVerification(
                        store, new JdbcBudgetTotals(store), _ -> false, Duration.ZERO, later())
                .run();
    }

    private static InstantSource later() {
        return InstantSource.fixed(Entries.AT.plusSeconds(60));
    }
}

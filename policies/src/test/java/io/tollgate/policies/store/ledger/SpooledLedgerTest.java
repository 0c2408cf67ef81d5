package io.tollgate.policies.store.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.policies.budget.BudgetBooks;
import io.tollgate.policies.ledger.Ledger;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.store.Infra;
import io.tollgate.policies.store.Store;
import io.tollgate.policies.store.budget.JdbcBudgetBooks;
import io.tollgate.policies.store.ledger.SpooledLedger.Conduct;
import io.tollgate.policies.usage.TokenUsage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessException;

@Timeout(120)
final class SpooledLedgerTest {

    private static final String DATABASES = "io.tollgate.policies.store.Infra#databases";
    private static final InstantSource CLOCK = InstantSource.fixed(Entries.NOON);
    private static final Money CENT = Money.of("0.010000000001");

    @TempDir private Path folder;

    @ParameterizedTest
    @MethodSource(DATABASES)
    void rowsSumsAndBudgetsAgree(Infra.Database database) throws Exception {
        try (Store store = database.open();
                SpooledLedger ledger = open(store, "n:1", folder)) {
            for (int i = 0; i < 700; i++) {
                ledger.reserve(Entries.reserve("r" + i, 1));
                if (i % 7 == 0) {
                    ledger.close(Entries.voided("r" + i, 1));
                    ledger.reserve(Entries.reserve("r" + i, 2));
                }
                ledger.close(
                        Entries.settle("r" + i, i % 7 == 0 ? 2 : 1, i % 10 == 0 ? null : CENT));
                ledger.close(Entries.settle("r" + i, i % 7 == 0 ? 2 : 1, CENT));
            }
            assertThat(ledger.awaitFlushed(Duration.ofSeconds(30))).isTrue();
            var report = new LedgerVerification(store, CLOCK).run();
            assertThat(report.findings()).isEmpty();
            assertThat(report.rows()).isEqualTo(2L * (700 + 100));
            Map<String, Object> day =
                    store.jdbc()
                            .sql(
                                    "select sum(attempts) as a, sum(unpriced) as u, sum(output) as o"
                                            + " from usage_day")
                            .query()
                            .singleRow();
            assertThat(((Number) day.get("a")).longValue()).isEqualTo(800);
            assertThat(((Number) day.get("u")).longValue()).isEqualTo(70);
            assertThat(((Number) day.get("o")).longValue()).isEqualTo(700 * 50L);
            assertThat(spent(store, "s@1")).isEqualTo(CENT.times(630));
        }
    }

    private static Money spent(Store store, String window) {
        return store.jdbc()
                .sql("select spent + overrun as used from budget_window where id = ?")
                .param(window)
                .query((row, _) -> store.vendor().read(row.getObject("used")))
                .single();
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aDeadNodesCallsAreEndedByItsNextLife(Infra.Database database) throws Exception {
        Path afterwards = folder.resolve("afterwards");
        try (Store store = database.open();
                SpooledLedger dying = open(store, "n:1", folder.resolve("before"))) {
            dying.reserve(Entries.reserve("done", 1));
            dying.close(Entries.settle("done", 1, CENT));
            dying.reserve(Entries.reserve("silent", 1));
            assertThat(dying.awaitFlushed(Duration.ofSeconds(30))).isTrue();
            dying.reserve(Entries.reserve("streaming", 1));
            dying.progress("streaming", 1, TokenUsage.of(1, 1), Money.of("0.1"));
            dying.progress("streaming", 1, TokenUsage.of(1, 7), Money.of("0.2"));
            copy(folder.resolve("before"), afterwards);

            open(store, "n:2", afterwards).close();
            List<Map<String, Object>> crashed =
                    store.jdbc()
                            .sql(
                                    "select request_id, kind, output, source from ledger_entry where"
                                            + " end_reason = 'CRASHED' order by request_id")
                            .query()
                            .listOfRows();
            assertThat(crashed).hasSize(2);
            assertThat(crashed.getFirst())
                    .containsEntry("request_id", "silent")
                    .containsEntry("kind", "VOID");
            assertThat(crashed.getLast())
                    .containsEntry("kind", "SETTLE")
                    .containsEntry("source", "ESTIMATED");
            assertThat(((Number) crashed.getLast().get("output")).longValue()).isEqualTo(7);
            assertThat(spent(store, "s@1")).isEqualTo(CENT.plus(Money.of("0.2")));
            assertThat(new LedgerVerification(store, CLOCK).run().findings()).isEmpty();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (Path file : files.filter(f -> !f.endsWith("lock")).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aReplayThatBreaksOffHasNoEffectTwice(Infra.Database database) throws Exception {
        try (Store store = database.open()) {
            Flaky flaky = new Flaky(new JdbcBudgetBooks(store, CLOCK));
            try (SpooledLedger ledger =
                    SpooledLedger.open(store, flaky, "n:1", conduct(folder), CLOCK)) {
                for (int i = 0; i < 300; i++) {
                    ledger.reserve(Entries.reserve("r" + i, 1));
                    ledger.close(Entries.settle("r" + i, 1, CENT));
                    if (i % 50 == 0) {
                        Thread.sleep(60);
                    }
                }
                assertThat(ledger.awaitFlushed(Duration.ofSeconds(60))).isTrue();
            }
            assertThat(flaky.broken).isPositive();
            assertThat(new LedgerVerification(store, CLOCK).run().findings()).isEmpty();
            assertThat(spent(store, "s@1")).isEqualTo(CENT.times(300));
        }
    }

    /** Breaks off every other transaction, when its rows are in. */
    private static final class Flaky implements BudgetBooks {

        private final BudgetBooks books;
        private int broken;
        private int calls;

        Flaky(BudgetBooks books) {
            this.books = books;
        }

        @Override
        public void charge(List<Charge> charges) {
            books.charge(charges);
            if (calls++ % 2 == 0) {
                broken++;
                throw new IllegalStateException("broken off");
            }
        }

        @Override
        public void releaseAll(String holder) {
            books.releaseAll(holder);
        }
    }

    @Test
    void aFullSpoolTakesNoNewCallsButEndsThoseItHas() throws Exception {
        Store store = Infra.sqlite().open();
        SpooledLedger ledger =
                SpooledLedger.open(
                        store,
                        new JdbcBudgetBooks(store, CLOCK),
                        "n:1",
                        new Conduct(folder, 2 << 20, Duration.ofMillis(1), false),
                        CLOCK);
        store.close();
        int taken = 0;
        while (true) {
            try {
                ledger.reserve(Entries.reserve("r" + taken, 1));
                taken++;
                if (taken % 100 == 0) {
                    Thread.sleep(20);
                }
            } catch (Ledger.SpoolUnavailable e) {
                break;
            }
        }
        assertThat(taken).isGreaterThan(1_000);
        for (int i = 0; i < taken; i++) {
            ledger.close(Entries.voided("r" + i, 1));
        }
        assertThat(ledger.state().depth()).isEqualTo(2L * taken);
        assertThat(ledger.state().trouble()).isNotNull();
    }

    @Test
    void twoGatewaysDoNotShareASpool() throws Exception {
        try (Store store = Infra.sqlite().open();
                SpooledLedger one = open(store, "n:1", folder)) {
            assertThat(one.state().trouble()).isNull();
            assertThatThrownBy(() -> open(store, "n:2", folder))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("tollgate.data");
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void rowsCannotBeChanged(Infra.Database database) throws Exception {
        try (Store store = database.open();
                SpooledLedger ledger = open(store, "n:1", folder)) {
            ledger.reserve(Entries.reserve("r", 1));
            assertThat(ledger.awaitFlushed(Duration.ofSeconds(30))).isTrue();
            for (String sql :
                    List.of("update ledger_entry set amount = 0", "delete from ledger_entry")) {
                assertThatThrownBy(() -> store.jdbc().sql(sql).update())
                        .isInstanceOf(DataAccessException.class)
                        .hasMessageContaining("append-only");
            }
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void whatDoesNotAddUpIsFound(Infra.Database database) throws Exception {
        try (Store store = database.open();
                SpooledLedger ledger = open(store, "n:1", folder)) {
            ledger.reserve(Entries.reserve("r", 1));
            ledger.close(Entries.settle("r", 1, CENT));
            assertThat(ledger.awaitFlushed(Duration.ofSeconds(30))).isTrue();
            LedgerVerification verification = new LedgerVerification(store, CLOCK);
            assertThat(verification.run().addsUp()).isTrue();
            for (String damage :
                    List.of(
                            "update usage_hour set output = output + 1",
                            "update usage_day set amount = amount + 1",
                            "update budget_window set spent = spent + 1 where id = 's@1'",
                            "delete from usage_hour")) {
                store.jdbc().sql(damage).update();
                assertThat(verification.run().addsUp()).as(damage).isFalse();
            }
        }
    }

    private static SpooledLedger open(Store store, String holder, Path folder) throws IOException {
        return SpooledLedger.open(
                store, new JdbcBudgetBooks(store, CLOCK), holder, conduct(folder), CLOCK);
    }

    private static Conduct conduct(Path folder) {
        return new Conduct(folder, 64 << 20, Duration.ofMillis(5), false);
    }
}

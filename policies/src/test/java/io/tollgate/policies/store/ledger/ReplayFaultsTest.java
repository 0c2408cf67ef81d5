package io.tollgate.policies.store.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.tollgate.policies.budget.BudgetBooks;
import io.tollgate.policies.ledger.CrashCharge;
import io.tollgate.policies.ledger.Entries;
import io.tollgate.policies.ledger.LedgerRow;
import io.tollgate.policies.ledger.LedgerStore;
import io.tollgate.policies.ledger.VerificationReport;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.store.Infra;
import io.tollgate.policies.store.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** The replay fails, or ends, between any two of its steps; the store is away for a while. */
final class ReplayFaultsTest {

    private static final List<Logger> LOGGERS =
            Stream.of(Delivery.class, SpoolFolder.class)
                    .map(type -> (Logger) LoggerFactory.getLogger(type))
                    .toList();
    private static final int LIVES = 12;
    private static final int CALLS = 120;

    @TempDir Path folder;

    @BeforeAll
    static void quiet() {
        LOGGERS.forEach(logger -> logger.setLevel(Level.OFF));
    }

    @AfterAll
    static void loud() {
        LOGGERS.forEach(logger -> logger.setLevel(null));
    }

    @ParameterizedTest
    @MethodSource("io.tollgate.policies.store.Infra#databases")
    void failingAnywhereItStillCountsOnce(Infra.Database database) throws Exception {
        try (Store store = database.open()) {
            Random random = new Random(11);
            for (int life = 0; life < LIVES; life++) {
                SpooledLedger ledger = open("n:" + life, faulty(store, random, 4));
                call(ledger, "c" + life + "-", CALLS);
                Thread.sleep(random.nextInt(200));
                ledger.abandon();
            }
            recover(store);
            assertWhole(store, LIVES * CALLS);
        }
    }

    @ParameterizedTest
    @MethodSource("io.tollgate.policies.store.Infra#databases")
    void whatCameWhileTheStoreWasAwayIsThereAfterwards(Infra.Database database) throws Exception {
        try (Store store = database.open()) {
            JdbcLedgerStore rows = new JdbcLedgerStore(store, new TestBooks(store));
            RecordingStore switchable = new RecordingStore();
            LedgerStore sometimes = new Sometimes(switchable, rows);
            switchable.away(true);
            try (SpooledLedger ledger = open("n:1", sometimes)) {
                call(ledger, "away", 1500);
                Await.until("noticed", () -> ledger.state().storeProblem() != null);
                assertThat(ledger.state().healthy()).isTrue();
                assertThat(ledger.state().records()).isEqualTo(3000);
                switchable.away(false);
                Await.until("replayed", () -> ledger.state().records() == 0);
                assertThat(ledger.state().storeProblem()).isNull();
            }
            assertWhole(store, 1500);
        }
    }

    @ParameterizedTest
    @MethodSource("io.tollgate.policies.store.Infra#databases")
    void aRowThatTheStoreWillNeverTakeHoldsUpNoOther(Infra.Database database) throws Exception {
        try (Store store = database.open()) {
            store.jdbc()
                    .sql(
                            "create unique index spoilt on ledger_entry (duration_millis)"
                                    + " where request_id = 'bad' or request_id = 'rotten'")
                    .update();
            try (SpooledLedger ledger =
                    open("n:1", new JdbcLedgerStore(store, new TestBooks(store)))) {
                call(ledger, "good", 20);
                ledger.reserve(Entries.reserve("bad", "1"));
                ledger.reserve(Entries.reserve("rotten", "1"));
                call(ledger, "fine", 20);
                ledger.close(Entries.voided("bad"));
                Await.until("replayed", () -> ledger.state().records() == 0);
                assertThat(ledger.state().quarantined()).isEqualTo(1);
            }
            try (Stream<Path> aside = Files.list(folder.resolve("quarantine"))) {
                assertThat(aside.map(file -> file.getFileName().toString()))
                        .containsExactly("rotten_1-RESERVE.row");
            }
            assertThat(ended(store)).isEqualTo(41);
        }
    }

    /** Away while the switch says so, else the other one. */
    private record Sometimes(RecordingStore away, LedgerStore there) implements LedgerStore {

        @Override
        public int write(String holder, List<LedgerRow> rows) {
            away.write(holder, List.of());
            return there.write(holder, rows);
        }

        @Override
        public int finish(String holder, List<LedgerRow> rows) {
            away.write(holder, List.of());
            return there.finish(holder, rows);
        }
    }

    /** Fails before, in the midst of, and after the transaction. */
    private static LedgerStore faulty(Store store, Random random, int oneIn) {
        TestBooks books = new TestBooks(store);
        BudgetBooks faultyBooks =
                new BudgetBooks() {
                    @Override
                    public void charge(List<Charge> charges) {
                        books.charge(charges);
                        maybeFail(random, oneIn);
                    }

                    @Override
                    public void releaseAll(String holder) {
                        maybeFail(random, oneIn);
                        books.releaseAll(holder);
                    }
                };
        LedgerStore ledger = new JdbcLedgerStore(store, faultyBooks);
        return new LedgerStore() {
            @Override
            public int write(String holder, List<LedgerRow> rows) {
                maybeFail(random, oneIn);
                int inserted = ledger.write(holder, rows);
                maybeFail(random, oneIn);
                return inserted;
            }

            @Override
            public int finish(String holder, List<LedgerRow> rows) {
                maybeFail(random, oneIn);
                int inserted = ledger.finish(holder, rows);
                maybeFail(random, oneIn);
                return inserted;
            }
        };
    }

    private static void maybeFail(Random random, int oneIn) {
        if (random.nextInt(oneIn) == 0) {
            throw new IllegalStateException("planted");
        }
    }

    private void recover(Store store) throws InterruptedException {
        try (SpooledLedger last =
                open("n:last", new JdbcLedgerStore(store, new TestBooks(store)))) {
            Await.until("recovered", last::hasRecovered);
        }
    }

    private static void call(SpooledLedger ledger, String prefix, int calls) {
        for (int i = 0; i < calls; i++) {
            ledger.reserve(Entries.reserve(prefix + i, "1")).toCompletableFuture().join();
            ledger.close(Entries.settle(prefix + i, "0.000000000003"));
        }
    }

    private static void assertWhole(Store store, int calls) {
        VerificationReport report =
                new LedgerVerification(
                                store,
                                new JdbcBudgetTotals(store),
                                _ -> false,
                                Duration.ZERO,
                                InstantSource.system())
                        .run();
        assertThat(report.findings()).isEmpty();
        assertThat(report.rows()).isEqualTo(calls);
        assertThat(report.cost()).isEqualTo(Money.ofPicos(3L * calls));
        assertThat(new TestBooks(store).spent("hard@all")).isEqualTo(Money.ofPicos(3L * calls));
    }

    private static long ended(Store store) {
        return store.jdbc()
                .sql("select count(*) from ledger_entry where phase = 'END'")
                .query(Long.class)
                .single();
    }

    private SpooledLedger open(String holder, LedgerStore store) {
        return SpooledLedger.open(
                SpoolSettings.of(folder, 256 << 20, Duration.ofMillis(5), false),
                holder,
                store,
                CrashCharge.OBSERVED,
                InstantSource.system());
    }
}

package io.tollgate.policies.store.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.policies.budget.LeaseBank.Wish;
import io.tollgate.policies.ledger.CrashCharge;
import io.tollgate.policies.ledger.Entries;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.store.Infra;
import io.tollgate.policies.store.Store;
import io.tollgate.policies.store.budget.JdbcLeaseBank;
import io.tollgate.policies.store.ledger.Holders.Holding;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class HoldersTest {

    private static final InstantSource CLOCK = InstantSource.system();

    @TempDir Path folder;

    @ParameterizedTest
    @MethodSource("io.tollgate.policies.store.Infra#databases")
    void whatADeadNodeHeldIsGivenBackOnce(Infra.Database database) throws Exception {
        try (Store store = database.open()) {
            TestBooks books = new TestBooks(store);
            JdbcLedgerStore ledger = new JdbcLedgerStore(store, books);
            Holders holders = new Holders(store, ledger, CLOCK);
            lease(store, "10");
            SpooledLedger dead = open(ledger, "a:1");
            dead.reserve(Entries.reserve("lost", "2"));
            dead.reserve(Entries.reserve("told", "3"));
            dead.close(Entries.settle("told", "0.5"));
            Await.until("replayed", () -> dead.state().records() == 0);
            dead.abandon();

            assertThat(holders.all()).containsExactly(new Holding("a:1", null, Money.of("9.5"), 1));
            assertThat(holders.writeOff("a:1")).isEqualTo(1);
            assertThat(holders.writeOff("a:1")).isZero();

            assertThat(holders.all()).isEmpty();
            assertThat(books.spent("hard@all")).isEqualTo(Money.of("2.5"));
            // The disk turns up after all: what was written off stays so.
            try (SpooledLedger next = open(ledger, "a:2")) {
                Await.until("recovered", next::hasRecovered);
            }
            assertThat(books.spent("hard@all")).isEqualTo(Money.of("2.5"));
            assertThat(
                            new LedgerVerification(
                                            store,
                                            new JdbcBudgetTotals(store),
                                            _ -> false,
                                            Duration.ZERO,
                                            CLOCK)
                                    .run()
                                    .findings())
                    .isEmpty();
        }
    }

    private SpooledLedger open(JdbcLedgerStore ledger, String holder) throws Exception {
        return SpooledLedger.open(
                DoomedLedger.settings(folder), holder, ledger, CrashCharge.OBSERVED, CLOCK);
    }

    private static void lease(Store store, String amount) {
        new JdbcLeaseBank(store, CLOCK)
                .lease(
                        List.of(
                                new Wish(
                                        "hard@all",
                                        "hard",
                                        Money.of("100"),
                                        Instant.parse("2100-01-01T00:00:00Z"),
                                        0,
                                        true,
                                        List.of(),
                                        Money.of(amount))),
                        "a:1");
    }
}

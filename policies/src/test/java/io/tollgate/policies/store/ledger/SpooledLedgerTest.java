package io.tollgate.policies.store.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.policies.ledger.AttemptId;
import io.tollgate.policies.ledger.CrashCharge;
import io.tollgate.policies.ledger.Entries;
import io.tollgate.policies.ledger.Ledger.SpoolUnavailable;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.store.Infra;
import io.tollgate.policies.store.Store;
import io.tollgate.policies.usage.TokenUsage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SpooledLedgerTest {

    @TempDir Path folder;

    @ParameterizedTest
    @MethodSource("io.tollgate.policies.store.Infra#databases")
    void rowsSumsAndChargesComeOutOfWhatWasReallyInserted(Infra.Database database)
            throws Exception {
        try (Store store = database.open()) {
            TestBooks books = new TestBooks(store);
            try (SpooledLedger ledger = open(store, books, "a:1")) {
                for (String request : List.of("r1", "r2", "r3")) {
                    ledger.reserve(Entries.reserve(request, "1")).toCompletableFuture().join();
                }
                ledger.close(Entries.settle("r1", "0.000000000001"));
                ledger.close(Entries.settle("r1", "0.000000000001"));
                ledger.close(Entries.voided("r1"));
                ledger.close(Entries.unpriced("r2"));
                ledger.close(Entries.voided("r3"));
                ledger.close(Entries.settle("r3", "0.7"));
                Await.until("replayed", () -> ledger.state().records() == 0);
                assertThat(ledger.isOpen(new AttemptId("r1", 1))).isFalse();
            }
            assertThat(count(store, "ledger_entry")).isEqualTo(6);
            assertThat(books.spent("hard@all")).isEqualTo(Money.ofPicos(1));
            assertThat(books.spent("soft@all")).isEqualTo(Money.ofPicos(1));
            assertThat(sums(store, "usage_hour")).isEqualTo("3 1 2 4 6 8 10 12");
            assertThat(sums(store, "usage_day")).isEqualTo("3 1 2 4 6 8 10 12");
            // The ends count, by their own hour; the reservation was in the one before.
            assertThat(hours(store)).containsExactly(Entries.AT.plusMillis(1).toEpochMilli());
            assertThat(folder.toFile().list((_, name) -> name.endsWith(".spool"))).isEmpty();
            assertThat(books.released()).containsExactly("a:1");
        }
    }

    @ParameterizedTest
    @MethodSource("io.tollgate.policies.store.Infra#databases")
    void aLifeThatDiedIsEndedByTheNext(Infra.Database database) throws Exception {
        try (Store store = database.open()) {
            TestBooks books = new TestBooks(store);
            SpooledLedger first = open(store, books, "a:1");
            first.reserve(Entries.reserve("seen", "1"));
            first.progress("seen", 1, TokenUsage.of(10, 1), Money.of("0.1"));
            first.progress("seen", 1, TokenUsage.of(10, 7), Money.of("0.3"));
            first.reserve(Entries.reserve("nothing", "1"));
            first.reserve(Entries.reserve("done", "1"));
            first.close(Entries.settle("done", "0.5"));
            first.abandon();
            try (SpooledLedger next = open(store, books, "a:2")) {
                Await.until("recovered", next::hasRecovered);
            }
            assertThat(ends(store))
                    .containsExactly(
                            "done SETTLE REPORTED COMPLETE 5 a:1",
                            "nothing VOID null CRASHED null a:1",
                            "seen SETTLE ESTIMATED CRASHED 7 a:1");
            assertThat(books.spent("hard@all")).isEqualTo(Money.of("0.8"));
            assertThat(books.released()).containsExactly("a:1", "a:2");
        }
    }

    @ParameterizedTest
    @MethodSource("io.tollgate.policies.store.Infra#databases")
    void noRowIsEverChanged(Infra.Database database) throws Exception {
        try (Store store = database.open()) {
            try (SpooledLedger ledger = open(store, new TestBooks(store), "a:1")) {
                ledger.reserve(Entries.reserve("r1", "1"));
                ledger.close(Entries.settle("r1", "1"));
            }
            for (String change :
                    List.of("update ledger_entry set amount = 0", "delete from ledger_entry")) {
                assertThatThrownBy(() -> store.jdbc().sql(change).update())
                        .rootCause()
                        .hasMessageContaining("append-only");
            }
            assertThat(count(store, "ledger_entry")).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @MethodSource("io.tollgate.policies.store.Infra#databases")
    void strictIsDoneWhenItIsOnTheDiskAndOneFolderIsOneNodes(Infra.Database database)
            throws Exception {
        try (Store store = database.open()) {
            SpoolSettings at = SpoolSettings.of(folder, 256 << 20, Duration.ofMillis(5), false);
            SpoolSettings strict = new SpoolSettings(folder, 1 << 20, 8 << 20, at.sync(), true);
            JdbcLedgerStore rows = new JdbcLedgerStore(store, new TestBooks(store));
            try (SpooledLedger ledger =
                    SpooledLedger.open(
                            strict, "a:1", rows, CrashCharge.OBSERVED, InstantSource.system())) {
                ledger.reserve(Entries.reserve("r1", "1")).toCompletableFuture().join();
                assertThatThrownBy(() -> open(store, new TestBooks(store), "b:1"))
                        .isInstanceOf(SpoolUnavailable.class)
                        .hasMessageContaining("in use by another process");
                ledger.close(Entries.voided("r1"));
            }
            assertThat(count(store, "ledger_entry")).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @MethodSource("io.tollgate.policies.store.Infra#databases")
    void clientsWordsDoNotStopTheLedger(Infra.Database database) throws Exception {
        try (Store store = database.open()) {
            try (SpooledLedger ledger = open(store, new TestBooks(store), "a:1")) {
                ledger.reserve(Entries.reserve("nul\0 and half \ud83d a pair", "1"));
                ledger.close(Entries.voided("nul\0 and half \ud83d a pair"));
                ledger.reserve(Entries.reserve("\ud83d\ude00", "1"));
                ledger.close(Entries.voided("\ud83d\ude00"));
            }
            assertThat(ends(store))
                    .containsExactlyInAnyOrder(
                            "nul\ufffd and half \ufffd a pair VOID null COMPLETE null a:1",
                            "\ud83d\ude00 VOID null COMPLETE null a:1");
        }
    }

    private SpooledLedger open(Store store, TestBooks books, String holder) {
        return SpooledLedger.open(
                SpoolSettings.of(folder, 256 << 20, Duration.ofMillis(5), false),
                holder,
                new JdbcLedgerStore(store, books),
                CrashCharge.OBSERVED,
                InstantSource.system());
    }

    private static long count(Store store, String table) {
        return store.jdbc().sql("select count(*) from " + table).query(Long.class).single();
    }

    private static List<Long> hours(Store store) {
        return store.jdbc()
                .sql("select distinct hour from usage_hour order by hour")
                .query(Long.class)
                .list();
    }

    private static String sums(Store store, String table) {
        return store.jdbc()
                .sql("select " + Columns.sums(Sums.COUNTS.subList(0, 8)) + " from " + table)
                .query(
                        (row, _) -> {
                            Object[] sums = new Object[8];
                            for (int i = 0; i < sums.length; i++) {
                                sums[i] = row.getLong(i + 1);
                            }
                            return String.join(
                                    " ", Arrays.stream(sums).map(String::valueOf).toList());
                        })
                .single();
    }

    private static List<String> ends(Store store) {
        return store.jdbc()
                .sql(
                        "select request_id, kind, source, end_reason, output_tokens, holder"
                                + " from ledger_entry where phase = 'END' order by request_id")
                .query(
                        (row, _) ->
                                "%s %s %s %s %s %s"
                                        .formatted(
                                                row.getString(1),
                                                row.getString(2),
                                                row.getString(3),
                                                row.getString(4),
                                                row.getObject(5),
                                                row.getString(6)))
                .list();
    }
}

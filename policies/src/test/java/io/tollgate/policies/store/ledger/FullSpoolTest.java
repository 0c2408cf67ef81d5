package io.tollgate.policies.store.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.policies.ledger.CrashCharge;
import io.tollgate.policies.ledger.Entries;
import io.tollgate.policies.ledger.Ledger.SpoolUnavailable;
import io.tollgate.policies.ledger.LedgerEntry;
import io.tollgate.policies.ledger.LedgerEntry.Kind;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.usage.TokenUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is begun can be ended, however full the spool is; nothing new is begun then. */
final class FullSpoolTest {

    @TempDir Path folder;
    private final RecordingStore store = new RecordingStore();

    @Test
    void refusesToBeginKeepsEveryEndAndHeals() throws Exception {
        store.away(true);
        List<String> begun;
        try (SpooledLedger ledger = open("a:1")) {
            begun = fill(ledger);
            assertThat(ledger.state().problem()).isEqualTo("the spool is full");
            assertThat(ledger.state().healthy()).isFalse();
            assertThat(ledger.state().oldest()).isNotNull();
            assertThat(ledger.state().storeProblem()).isEqualTo("away");
            begun.forEach(request -> ledger.close(Entries.settle(request, "0.9")));
            assertThat(ledger.state().records()).isEqualTo(2L * begun.size());
            assertThat(ledger.state().bytes()).isLessThanOrEqualTo(settings().maxBytes());

            store.away(false);
            Await.until("healthy", () -> ledger.state().healthy());
            Await.until("replayed", () -> ledger.state().records() == 0);
            ledger.reserve(Entries.reserve("again", "1")).toCompletableFuture().join();
            ledger.close(Entries.voided("again"));
        }
        assertThat(store.requests(Kind.SETTLE)).containsExactlyElementsOf(begun);
        assertThat(store.requests(Kind.VOID)).containsExactly("again");
    }

    @Test
    void whatWasFullWhenTheProcessDiedIsWholeInTheNext() throws Exception {
        store.away(true);
        SpooledLedger first = open("a:1");
        List<String> begun = fill(first);
        begun.forEach(request -> first.close(Entries.settle(request, "0.9")));
        first.abandon();
        store.away(false);
        // All of the room is taken by the former life until it is replayed; but one segment.
        SpoolSettings wider =
                new SpoolSettings(folder, 16 << 10, 128 << 10, Duration.ofMillis(5), false);
        try (SpooledLedger next = open(wider, "a:2")) {
            Await.until("recovered", next::hasRecovered);
            Await.until("healthy", () -> next.state().healthy());
        }
        assertThat(store.requests(Kind.SETTLE)).containsExactlyElementsOf(begun);
        assertThat(store.finished()).containsExactly("a:1", "a:2");
    }

    @Test
    void aLongStreamDoesNotKeepTheSpoolFromBeingEmptied() throws Exception {
        SpooledLedger ledger = open("a:1");
        reserve(ledger, "long");
        ledger.progress("long", 1, TokenUsage.of(1, 1), Money.of("0.1"));
        for (int i = 0; i < 300; i++) {
            String request = "short" + i;
            Await.until("room", () -> ledger.state().healthy());
            reserve(ledger, request);
            ledger.close(Entries.settle(request, "0.9"));
        }
        Await.until("replayed", () -> ledger.state().records() == 0);
        assertThat(ledger.state().openAttempts()).isEqualTo(1);
        ledger.abandon();
        assertThat(Files.exists(folder.resolve("0000000000000001.spool"))).isFalse();
        try (SpooledLedger next = open("a:2")) {
            Await.until("recovered", next::hasRecovered);
        }
        assertThat(store.requests(Kind.SETTLE)).hasSize(301).contains("long");
        assertThat(end("long").amount()).isEqualTo(Money.of("0.1"));
    }

    @Test
    void endsThatWereNeverBegunWaitInMemoryForRoom() throws Exception {
        store.away(true);
        try (SpooledLedger ledger = open("a:1")) {
            for (int i = 0; i < 200; i++) {
                ledger.close(Entries.settle("r" + i, "0.9"));
            }
            // While a row goes from memory to disk it is counted in both.
            Await.until("all are counted once", () -> ledger.state().records() == 200);
            assertThat(ledger.state().healthy()).isFalse();
            store.away(false);
            Await.until("replayed", () -> store.requests(Kind.SETTLE).size() == 200);
            Await.until("healthy", () -> ledger.state().healthy());
        }
    }

    @Test
    void aRowThatIsTooLongIsRefusedAndNotTheOthers() {
        try (SpooledLedger ledger = open("a:1")) {
            String name = "r".repeat(2000);
            assertThatThrownBy(() -> reserve(ledger, name))
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(SpoolUnavailable.class);
            reserve(ledger, "r");
            ledger.close(Entries.voided("r"));
        }
        assertThat(store.requests(Kind.VOID)).containsExactly("r");
    }

    private LedgerEntry end(String request) {
        return store.rows().stream()
                .filter(row -> row.requestId().equals(request) && row.kind().ends())
                .findFirst()
                .orElseThrow();
    }

    private static void reserve(SpooledLedger ledger, String request) {
        ledger.reserve(Entries.reserve(request, "1")).toCompletableFuture().join();
    }

    /** Returns what was begun, sorted. */
    private static List<String> fill(SpooledLedger ledger) throws InterruptedException {
        List<String> begun = new ArrayList<>();
        for (int refused = 0; refused < 40; ) {
            String request = "r%05d".formatted(begun.size());
            var done = ledger.reserve(Entries.reserve(request, "1")).toCompletableFuture();
            if (done.isCompletedExceptionally()) {
                refused++;
                Thread.sleep(5);
            } else {
                begun.add(request);
            }
        }
        assertThat(begun).hasSizeGreaterThan(10);
        return begun;
    }

    private SpoolSettings settings() {
        return new SpoolSettings(folder, 16 << 10, 64 << 10, Duration.ofMillis(5), false);
    }

    private SpooledLedger open(String holder) {
        return open(settings(), holder);
    }

    private SpooledLedger open(SpoolSettings settings, String holder) {
        return SpooledLedger.open(
                settings, holder, store, CrashCharge.OBSERVED, InstantSource.system());
    }
}

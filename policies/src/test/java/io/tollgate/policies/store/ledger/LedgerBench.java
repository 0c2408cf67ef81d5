package io.tollgate.policies.store.ledger;

import com.sun.management.OperatingSystemMXBean;
import io.tollgate.policies.ledger.LedgerEntry;
import io.tollgate.policies.ledger.LedgerEntry.End;
import io.tollgate.policies.ledger.LedgerEntry.Kind;
import io.tollgate.policies.ledger.LedgerEntry.Payer;
import io.tollgate.policies.ledger.LedgerEntry.Service;
import io.tollgate.policies.ledger.LedgerEntry.Source;
import io.tollgate.policies.ledger.LedgerRow;
import io.tollgate.policies.ledger.SpoolRecord;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.store.Infra;
import io.tollgate.policies.store.Store;
import io.tollgate.policies.store.budget.JdbcBudgetBooks;
import io.tollgate.policies.usage.AttemptRecord;
import io.tollgate.policies.usage.TokenUsage;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Says how much CPU time of this process a call's two rows take on their way into a database. Run
 * it by hand: {@code sqlite} or {@code postgresql}, then how many calls (50,000), and how many in a
 * batch (100).
 */
public final class LedgerBench {

    private static final Instant AT = Instant.parse("2026-10-01T00:00:00Z");
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private LedgerBench() {}

    public static void main(String[] arguments) {
        Infra.Database database = arguments[0].equals("sqlite") ? Infra.sqlite() : Infra.postgres();
        int calls = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 50_000;
        int batch = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 100;
        try (Store store = database.open()) {
            JdbcLedgerStore ledger =
                    new JdbcLedgerStore(store, new JdbcBudgetBooks(store, InstantSource.system()));
            for (int round = 0; round < 5; round++) {
                measure(ledger, round, calls, batch);
            }
        }
    }

    private static void measure(JdbcLedgerStore ledger, int round, int calls, int batch) {
        long codec = 0;
        long before = PROCESS.getProcessCpuTime();
        for (int from = 0; from < calls; from += batch) {
            List<LedgerRow> rows = new ArrayList<>();
            for (int call = from; call < from + batch; call++) {
                rows.add(new LedgerRow(entry(round + "-" + call, Kind.RESERVE), false));
                rows.add(new LedgerRow(entry(round + "-" + call, Kind.SETTLE), false));
            }
            long start = PROCESS.getProcessCpuTime();
            for (LedgerRow row : rows) {
                byte[] bytes = RecordCodec.encode(new SpoolRecord.Row(row.entry()));
                SpoolRecord read = RecordCodec.decode(new Frame(1, 0, RecordCodec.ROW, bytes));
                if (!(read instanceof SpoolRecord.Row)) {
                    throw new IllegalStateException("another record");
                }
            }
            codec += PROCESS.getProcessCpuTime() - start;
            ledger.write("bench:1", rows);
        }
        long all = PROCESS.getProcessCpuTime() - before;
        System.out.printf(
                "round %d: %5.1f us a call in the store, %5.1f us to encode and decode%n",
                round, (all - codec) / 1000.0 / calls, codec / 1000.0 / calls);
    }

    private static LedgerEntry entry(String id, Kind kind) {
        boolean ends = kind.ends();
        return new LedgerEntry(
                "0123456789abcdef0123456789-" + id,
                1,
                kind,
                AT,
                new Payer("acme", "acme/search", null, "k1", "bench", null, Map.of(), null),
                new Service(
                        "chat",
                        "/v1/chat/completions",
                        "fast",
                        "fast",
                        "openai",
                        "gpt-x",
                        AttemptRecord.Kind.FIRST,
                        null,
                        ""),
                Money.of("0.000123"),
                ends ? "openai/gpt-x@1" : null,
                ends ? new TokenUsage(100, 0, 0, 0, 50, 0) : null,
                ends ? Source.REPORTED : null,
                ends ? End.COMPLETE : null,
                List.of(),
                ends ? 120 : 0,
                ends ? 20L : null);
    }
}

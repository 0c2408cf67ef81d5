package io.tollgate.policies.ledger;

import io.tollgate.policies.ledger.LedgerEntry.Kind;
import io.tollgate.policies.ledger.SpoolRecord.Carried;
import io.tollgate.policies.ledger.SpoolRecord.Progress;
import io.tollgate.policies.ledger.SpoolRecord.Row;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.usage.TokenUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A node's life in memory: things happen to attempts in a seeded order, are spooled, flushed,
 * carried, die with the node and are recovered by the next, which may die over it as well.
 */
public final class History {

    private static final int ATTEMPTS = 6;
    private static final int STEPS = 50;
    private static final int MOST_AT_ONCE = 4;

    private final Random random;
    private final String name;
    private final LedgerStore store;
    private final Oracle oracle = new Oracle();
    private final List<Noted> log = new ArrayList<>();
    private final List<SpoolRecord> said = new ArrayList<>();
    private OpenAttempts open = OpenAttempts.live();
    private int flushed;
    private int removed;
    private int copiedUpTo;
    private long segment;
    private int life;

    private record Noted(long segment, SpoolRecord record) {}

    private History(long seed, LedgerStore store) {
        this.random = new Random(seed);
        this.name = "h" + seed + "-";
        this.store = store;
    }

    /** Lets it happen, to its end. Returns what must be in the store. */
    public static Oracle run(long seed, LedgerStore store) {
        History history = new History(seed, store);
        for (int i = 0; i < STEPS; i++) {
            history.step();
        }
        history.die();
        return history.oracle;
    }

    private void step() {
        switch (random.nextInt(16)) {
            case 0, 1, 2 -> say(row(Kind.RESERVE));
            case 3, 4 -> say(progress());
            case 5, 6 -> say(row(Kind.SETTLE));
            case 7 -> say(row(Kind.VOID));
            case 8 -> sayAgain();
            case 9, 10 -> segment++;
            case 11, 12, 13 -> flush();
            case 14 -> free();
            default -> dieSometimes();
        }
    }

    /** Notes are only made on what runs. */
    private void say(SpoolRecord record) {
        if (record instanceof Progress && !oracle.isRunning(record.id())) {
            return;
        }
        said.add(record);
        log.add(new Noted(segment, record));
        oracle.take(record);
    }

    private void sayAgain() {
        if (!said.isEmpty()) {
            say(said.get(random.nextInt(said.size())));
        }
    }

    private String request() {
        return name + random.nextInt(ATTEMPTS);
    }

    private SpoolRecord row(Kind kind) {
        Money amount = kind == Kind.VOID ? Money.ZERO : Money.ofPicos(random.nextInt(1000));
        TokenUsage usage = kind == Kind.SETTLE ? TokenUsage.of(random.nextInt(9), 3) : null;
        return new Row(
                Entries.entry(
                        request(),
                        kind,
                        Entries.AT.plusSeconds(random.nextInt(7200)),
                        amount,
                        usage,
                        kind == Kind.VOID ? List.of() : Entries.WINDOWS));
    }

    /** What it cost grows with the tokens, as it does in life. */
    private SpoolRecord progress() {
        int tokens = random.nextInt(1000);
        return new Progress(
                new AttemptId(request(), 1),
                Entries.AT.plusSeconds(60),
                TokenUsage.of(5, tokens),
                Money.ofPicos(tokens));
    }

    private void flush() {
        List<SpoolRecord> batch = new ArrayList<>();
        int from = flushed;
        while (flushed < log.size()
                && batch.size() < MOST_AT_ONCE
                && log.get(flushed).segment() == log.get(from).segment()) {
            batch.add(log.get(flushed++).record());
        }
        if (!batch.isEmpty()) {
            write(open.take(batch, log.get(from).segment()));
        }
    }

    /** The store may have it and yet not have said so. */
    private void write(List<LedgerRow> rows) {
        do {
            store.write("life" + life, rows);
        } while (random.nextInt(4) == 0);
    }

    private void free() {
        while (flushed > 0 && log.getFirst().segment() < passed()) {
            long oldest = log.getFirst().segment();
            if (open.needs(oldest)) {
                carry(oldest);
            }
            if (removed + flushed < copiedUpTo) {
                return;
            }
            while (!log.isEmpty() && log.getFirst().segment() == oldest) {
                log.removeFirst();
                flushed--;
                removed++;
            }
        }
    }

    /** All segments before this one are flushed. */
    private long passed() {
        return flushed < log.size() ? log.get(flushed).segment() : segment;
    }

    /** What ends an attempt, or tells more of it, may stand between it and its copy. */
    private void carry(long oldest) {
        for (Carried carried : open.behind(oldest)) {
            log.add(new Noted(segment, carried));
            open.moved(carried.id(), segment);
        }
        copiedUpTo = removed + log.size();
    }

    private void dieSometimes() {
        if (random.nextInt(3) == 0) {
            die();
        }
    }

    private void die() {
        while (random.nextInt(3) == 0) {
            recover(random.nextInt(log.size() + 1));
        }
        OpenAttempts recovered = recover(log.size());
        List<LedgerRow> orphans = recovered.orphans(CrashCharge.OBSERVED, Entries.AT);
        do {
            store.finish("life" + life, orphans);
        } while (random.nextInt(4) == 0);
        oracle.die();
        log.clear();
        flushed = 0;
        removed = 0;
        copiedUpTo = 0;
        segment++;
        life++;
        open = OpenAttempts.live();
    }

    private OpenAttempts recover(int records) {
        OpenAttempts recovered = OpenAttempts.recovered();
        for (Noted noted : log.subList(0, records)) {
            write(recovered.take(List.of(noted.record()), noted.segment()));
        }
        return recovered;
    }
}

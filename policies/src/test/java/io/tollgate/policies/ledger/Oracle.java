package io.tollgate.policies.ledger;

import io.tollgate.policies.ledger.LedgerEntry.Kind;
import io.tollgate.policies.ledger.SpoolRecord.Carried;
import io.tollgate.policies.ledger.SpoolRecord.Progress;
import io.tollgate.policies.ledger.SpoolRecord.Row;
import io.tollgate.policies.price.Money;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Says what the store must hold, from all that was said, without spool, segments or replay. */
public final class Oracle {

    private final Map<AttemptId, Money> begun = new HashMap<>();
    private final Map<AttemptId, String> expected = new TreeMap<>();
    private final Set<AttemptId> ended = new HashSet<>();
    private final Map<AttemptId, Life> running = new HashMap<>();

    /** What the present life of the node knows of an attempt. */
    private record Life(Money held, @Nullable Money seen) {}

    void take(SpoolRecord record) {
        switch (record) {
            case Row(LedgerEntry entry) when entry.kind() == Kind.RESERVE -> begin(entry);
            case Row(LedgerEntry entry) -> end(entry);
            case Progress progress ->
                    running.computeIfPresent(progress.id(), (_, life) -> further(life, progress));
            case Carried _ -> throw new IllegalArgumentException("nobody says that");
        }
    }

    boolean isRunning(AttemptId id) {
        return running.containsKey(id);
    }

    private void begin(LedgerEntry entry) {
        Money held = amount(entry);
        begun.putIfAbsent(entry.id(), held);
        running.putIfAbsent(entry.id(), new Life(held, null));
    }

    private static Life further(Life life, Progress progress) {
        Money cost = progress.cost();
        Money seen = life.seen();
        return seen != null && cost != null && cost.atMost(seen)
                ? life
                : new Life(life.held(), cost);
    }

    private void end(LedgerEntry entry) {
        Life life = running.remove(entry.id());
        boolean overrun = life != null && amount(entry).compareTo(life.held()) > 0;
        end(entry.id(), entry.kind(), amount(entry), overrun);
    }

    private void end(AttemptId id, Kind kind, Money amount, boolean overrun) {
        if (ended.add(id)) {
            expected.put(id, describe(kind, amount, overrun));
        }
    }

    /** What runs is ended at what was seen of it. */
    void die() {
        running.forEach(
                (id, life) -> {
                    Money seen = life.seen();
                    if (seen == null) {
                        end(id, Kind.VOID, Money.ZERO, false);
                    } else {
                        end(id, Kind.SETTLE, seen, seen.compareTo(life.held()) > 0);
                    }
                });
        running.clear();
    }

    private static Money amount(LedgerEntry entry) {
        Money amount = entry.amount();
        return amount == null ? Money.ZERO : amount;
    }

    /** A row's essence, for comparison. */
    public static String describe(Kind kind, Money amount, boolean overrun) {
        return kind + " " + amount + (overrun ? " overrun" : "");
    }

    /** What each attempt was reserved at. */
    public Map<AttemptId, Money> begun() {
        return Map.copyOf(begun);
    }

    /** How each attempt ended, in {@link #describe}'s words. */
    public Map<AttemptId, String> ended() {
        return new TreeMap<>(expected);
    }
}

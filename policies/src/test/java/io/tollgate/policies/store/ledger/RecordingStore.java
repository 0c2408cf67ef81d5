package io.tollgate.policies.store.ledger;

import io.tollgate.policies.ledger.AttemptId;
import io.tollgate.policies.ledger.LedgerEntry;
import io.tollgate.policies.ledger.LedgerEntry.Kind;
import io.tollgate.policies.ledger.LedgerRow;
import io.tollgate.policies.ledger.LedgerStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A store in memory, that can be away. */
final class RecordingStore implements LedgerStore {

    private final Map<String, LedgerEntry> rows = new LinkedHashMap<>();
    private final List<String> finished = new ArrayList<>();
    private volatile boolean away;

    @Override
    public synchronized int write(String holder, List<LedgerRow> batch) {
        if (away) {
            throw new IllegalStateException("away");
        }
        int before = rows.size();
        for (LedgerRow row : batch) {
            rows.putIfAbsent(key(row.entry().id(), row.entry().kind().ends()), row.entry());
        }
        return rows.size() - before;
    }

    @Override
    public synchronized int finish(String holder, List<LedgerRow> batch) {
        int inserted = write(holder, batch);
        finished.add(holder);
        return inserted;
    }

    private static String key(AttemptId id, boolean end) {
        return id + (end ? " end" : " begin");
    }

    void away(boolean now) {
        away = now;
    }

    synchronized int size() {
        return rows.size();
    }

    synchronized List<LedgerEntry> rows() {
        return List.copyOf(rows.values());
    }

    synchronized List<String> finished() {
        return List.copyOf(finished);
    }

    synchronized List<String> requests(Kind kind) {
        return rows.values().stream()
                .filter(row -> row.kind() == kind)
                .map(LedgerEntry::requestId)
                .sorted()
                .toList();
    }
}

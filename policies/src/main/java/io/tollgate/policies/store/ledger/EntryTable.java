package io.tollgate.policies.store.ledger;

import io.tollgate.policies.ledger.LedgerEntry;
import io.tollgate.policies.ledger.LedgerRow;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.store.Store;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The table of rows. */
final class EntryTable {

    /** At once: the statement's text is the same for each full part, so that it is parsed once. */
    private static final int PART = 100;

    private static final List<String> COLUMNS =
            Stream.of(
                            List.of("request_id", "attempt", "phase", "kind", "at", "holder"),
                            Columns.DIMENSION,
                            List.of("amount", "overrun"),
                            Columns.TOKENS,
                            List.of(
                                    "charged",
                                    "duration_millis",
                                    "first_token_millis",
                                    "dimension_id"))
                    .flatMap(List::stream)
                    .toList();

    private final Store store;

    EntryTable(Store store) {
        this.store = store;
    }

    /** A row and the dimension that it counts in. */
    record Entry(LedgerRow row, Dimension dimension, String dimensionId) {

        static Entry of(LedgerRow row) {
            Dimension dimension = Dimension.of(row.entry());
            return new Entry(row, dimension, dimension.id());
        }

        LedgerEntry entry() {
            return row.entry();
        }

        Key key() {
            return new Key(entry().requestId(), entry().attempt(), phase(entry()));
        }
    }

    record Key(String requestId, int attempt, String phase) {}

    /** Returns those that were not there, in their order. */
    List<Entry> insert(String holder, List<Entry> entries) {
        List<Entry> distinct = distinct(entries);
        List<Entry> inserted = new ArrayList<>(distinct.size());
        for (int from = 0; from < distinct.size(); from += PART) {
            List<Entry> part = distinct.subList(from, Math.min(distinct.size(), from + PART));
            Set<Key> keys = insertPart(holder, part);
            part.stream().filter(entry -> keys.contains(entry.key())).forEach(inserted::add);
        }
        return inserted;
    }

    private static List<Entry> distinct(List<Entry> entries) {
        Set<Key> seen = new HashSet<>();
        return entries.stream().filter(entry -> seen.add(entry.key())).toList();
    }

    private Set<Key> insertPart(String holder, List<Entry> part) {
        List<@Nullable Object> values = new ArrayList<>(part.size() * COLUMNS.size());
        part.forEach(entry -> addValues(holder, entry, values));
        return store.jdbc()
                .sql(
                        "insert into ledger_entry ("
                                + String.join(", ", COLUMNS)
                                + ") values "
                                + Columns.marks(COLUMNS.size(), part.size())
                                + " on conflict (request_id, attempt, phase) do nothing"
                                + " returning request_id, attempt, phase")
                .params(values)
                .query((row, _) -> new Key(row.getString(1), row.getInt(2), row.getString(3)))
                .set();
    }

    private void addValues(String holder, Entry row, List<@Nullable Object> values) {
        LedgerEntry entry = row.entry();
        values.add(entry.requestId());
        values.add(entry.attempt());
        values.add(phase(entry));
        values.add(entry.kind().name());
        values.add(entry.at().toEpochMilli());
        values.add(holder);
        values.addAll(row.dimension().values());
        Money amount = entry.amount();
        values.add(amount == null ? null : store.vendor().bind(amount));
        values.add(row.row().overrun() ? 1 : 0);
        values.addAll(Columns.tokens(entry.usage()));
        values.add(ChargedText.write(entry.charged()));
        values.add(entry.durationMillis());
        values.add(entry.firstTokenMillis());
        values.add(entry.kind().ends() ? row.dimensionId() : null);
    }

    private static String phase(LedgerEntry entry) {
        return entry.kind().ends() ? "END" : "OPEN";
    }
}

package io.tollgate.policies.store.ledger;

import io.tollgate.policies.ledger.LedgerEntry;
import io.tollgate.policies.ledger.LedgerRow;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.store.Store;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The table of rows. */
final class EntryTable {

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

    private static final String INSERT =
            "insert into ledger_entry ("
                    + String.join(", ", COLUMNS)
                    + ") values "
                    + Columns.marks(COLUMNS.size(), 1)
                    + " on conflict (request_id, attempt, phase) do nothing";

    private final Store store;

    EntryTable(Store store) {
        this.store = store;
    }

    /**
     * A row and the dimension that it counts in.
     *
     * @param dimensionId null for a row that opens an attempt, as it does not count
     */
    record Entry(LedgerRow row, Dimension dimension, @Nullable String dimensionId) {

        static Entry of(LedgerRow row) {
            Dimension dimension = Dimension.of(row.entry());
            return new Entry(row, dimension, row.entry().kind().ends() ? dimension.id() : null);
        }

        /** Of a row that ends its attempt. */
        String counted() {
            return Objects.requireNonNull(dimensionId);
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
        int[] changed =
                store.each(INSERT, distinct.stream().map(entry -> values(holder, entry)).toList());
        List<Entry> inserted = new ArrayList<>(distinct.size());
        for (int i = 0; i < changed.length; i++) {
            if (changed[i] > 0) {
                inserted.add(distinct.get(i));
            }
        }
        return inserted;
    }

    private static List<Entry> distinct(List<Entry> entries) {
        Set<Key> seen = new HashSet<>();
        return entries.stream().filter(entry -> seen.add(entry.key())).toList();
    }

    private List<@Nullable Object> values(String holder, Entry row) {
        LedgerEntry entry = row.entry();
        List<@Nullable Object> values = new ArrayList<>(COLUMNS.size());
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
        values.add(row.dimensionId());
        return values;
    }

    private static String phase(LedgerEntry entry) {
        return entry.kind().ends() ? "END" : "OPEN";
    }
}

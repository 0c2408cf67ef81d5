package io.tollgate.policies.store.ledger;

import io.tollgate.policies.store.Store;
import io.tollgate.policies.store.ledger.Adjustments.Line;
import io.tollgate.policies.store.ledger.Adjustments.Posting;
import io.tollgate.policies.store.ledger.EntryTable.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The tables of sums. Rows are locked in the order of their keys, so that nodes wait for each other
 * and not in a circle.
 */
final class RollUps {

    static final long HOUR = Duration.ofHours(1).toMillis();
    static final long DAY = Duration.ofDays(1).toMillis();

    private static final int PART = 100;

    private static final String LATE = "Came in when the month was closed";

    private final Store store;
    private final Adjustments adjustments;

    RollUps(Store store) {
        this.store = store;
        this.adjustments = new Adjustments(store);
    }

    private record Key(long start, String dimension) implements Comparable<Key> {

        private static final Comparator<Key> ORDER =
                Comparator.comparingLong(Key::start).thenComparing(Key::dimension);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /** Adds rows that were just inserted. */
    void add(List<Entry> inserted) {
        List<Entry> ended = inserted.stream().filter(entry -> entry.entry().kind().ends()).toList();
        if (ended.isEmpty()) {
            return;
        }
        addDimensions(dimensions(ended));
        addSums("usage_hour", "hour", sums(ended, HOUR));
        addSums("usage_day", "day", sums(ended, DAY));
        addLate(ended);
    }

    /** What comes when its month is closed is in the sums, and is noted as a correction of it. */
    private void addLate(List<Entry> ended) {
        long oldest = ended.stream().mapToLong(RollUps::at).min().orElseThrow();
        long closed = adjustments.closedUntil(oldest);
        if (oldest >= closed) {
            return;
        }
        SortedMap<Line, Sums> late = new TreeMap<>();
        sums(ended.stream().filter(entry -> at(entry) < closed).toList(), HOUR)
                .forEach((key, sum) -> late.put(new Line(key.start(), key.dimension()), sum));
        adjustments.add(new Posting(Instant.now(), "ledger", LATE, true), late, closed);
    }

    private static long at(Entry entry) {
        return entry.entry().at().toEpochMilli();
    }

    private static SortedMap<String, Dimension> dimensions(List<Entry> ended) {
        SortedMap<String, Dimension> distinct = new TreeMap<>();
        ended.forEach(entry -> distinct.put(entry.counted(), entry.dimension()));
        return distinct;
    }

    /** Adds those that are not there, by their ids. */
    void addDimensions(SortedMap<String, Dimension> distinct) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        distinct.forEach(
                (id, dimension) -> {
                    List<@Nullable Object> row = new ArrayList<>();
                    row.add(id);
                    row.addAll(dimension.values());
                    rows.add(row);
                });
        insert(
                "usage_dimension",
                "id, " + String.join(", ", Columns.DIMENSION),
                rows,
                "(id)",
                "nothing");
    }

    private static SortedMap<Key, Sums> sums(List<Entry> ended, long length) {
        return ended.stream()
                .collect(
                        Collectors.toMap(
                                entry -> key(entry, length),
                                entry -> Sums.of(entry.entry()),
                                Sums::plus,
                                TreeMap::new));
    }

    private static Key key(Entry entry, long length) {
        long at = entry.entry().at().toEpochMilli();
        return new Key(at - Math.floorMod(at, length), entry.counted());
    }

    private void addSums(String table, String start, Map<Key, Sums> sums) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        sums.forEach(
                (key, sum) -> {
                    List<@Nullable Object> row = new ArrayList<>();
                    row.add(key.start());
                    row.add(key.dimension());
                    row.addAll(sum.counts());
                    row.add(store.vendor().bind(sum.cost()));
                    rows.add(row);
                });
        List<String> added = new ArrayList<>(Sums.COUNTS);
        added.add("cost");
        String update =
                added.stream()
                        .map(column -> "%1$s = %2$s.%1$s + excluded.%1$s".formatted(column, table))
                        .collect(Collectors.joining(", ", "update set ", ""));
        String columns = start + ", dimension_id, " + String.join(", ", added);
        insert(table, columns, rows, "(" + start + ", dimension_id)", update);
    }

    private void insert(
            String table,
            String columns,
            List<List<@Nullable Object>> rows,
            String conflict,
            String action) {
        for (int from = 0; from < rows.size(); from += PART) {
            var part = rows.subList(from, Math.min(rows.size(), from + PART));
            store.jdbc()
                    .sql(
                            "insert into %s (%s) values %s on conflict %s do %s"
                                    .formatted(
                                            table,
                                            columns,
                                            Columns.marks(part.getFirst().size(), part.size()),
                                            conflict,
                                            action))
                    .params(part.stream().flatMap(List::stream).toList())
                    .update();
        }
    }
}

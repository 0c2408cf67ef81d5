package io.tollgate.policies.store.ledger;

import io.tollgate.policies.ledger.LedgerEntry;
import io.tollgate.policies.ledger.LedgerEntry.Kind;
import io.tollgate.policies.store.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Adds rows to the sums by hours and days, in the transaction that inserts them. */
final class RollUps {

    private static final List<String> SUMS =
            Stream.of(
                            Stream.of("attempts", "unpriced", "amount"),
                            Buckets.COLUMNS.stream(),
                            Stream.of("duration_millis", "first_token_millis", "first_tokens"))
                    .flatMap(all -> all)
                    .toList();

    private static final String INSERT_DIMENSION =
            "insert into usage_dimension (id, %s) values (?%s) on conflict do nothing"
                    .formatted(
                            String.join(", ", Dimensions.COLUMNS),
                            ", ?".repeat(Dimensions.COLUMNS.size()));

    private final Store store;

    RollUps(Store store) {
        this.store = store;
    }

    /** A table of sums. */
    private enum Grain {
        HOUR("usage_hour", Duration.ofHours(1)),
        DAY("usage_day", Duration.ofDays(1));

        private final String table;
        private final long millis;

        Grain(String table, Duration length) {
            this.table = table;
            this.millis = length.toMillis();
        }

        private String upsert() {
            String updates =
                    SUMS.stream()
                            .map(sum -> "%s = %s.%s + excluded.%s".formatted(sum, table, sum, sum))
                            .collect(Collectors.joining(", "));
            return "insert into %s (period, dimension_id, %s) values (?, ?%s)"
                            .formatted(table, String.join(", ", SUMS), ", ?".repeat(SUMS.size()))
                    + " on conflict (period, dimension_id) do update set "
                    + updates;
        }
    }

    /** In the order of their keys, so that nodes that write at once do not wait for each other. */
    private record Cell(long period, Dimensions dimensions) implements Comparable<Cell> {

        @Override
        public int compareTo(Cell other) {
            int byPeriod = Long.compare(period, other.period);
            return byPeriod == 0 ? dimensions.compareTo(other.dimensions) : byPeriod;
        }
    }

    /** A row with what it is told apart by. */
    private record Placed(LedgerEntry row, Dimensions dimensions) {}

    void add(List<LedgerEntry> rows) {
        List<LedgerEntry> ends = rows.stream().filter(row -> row.kind() != Kind.RESERVE).toList();
        List<Placed> placed =
                ends.stream().map(row -> new Placed(row, Dimensions.of(row))).toList();
        placed.stream().map(Placed::dimensions).sorted().distinct().forEach(this::insert);
        for (Grain grain : Grain.values()) {
            Map<Cell, Sums> cells = new TreeMap<>();
            for (Placed one : placed) {
                long period = one.row().at().toEpochMilli() / grain.millis;
                cells.computeIfAbsent(new Cell(period, one.dimensions()), _ -> new Sums())
                        .add(one.row());
            }
            cells.forEach((cell, sums) -> add(grain, cell, sums));
        }
    }

    private void insert(Dimensions dimensions) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(dimensions.id());
        values.addAll(dimensions.values());
        store.jdbc().sql(INSERT_DIMENSION).params(values).update();
    }

    private void add(Grain grain, Cell cell, Sums sums) {
        List<Object> values = new ArrayList<>();
        values.add(cell.period());
        values.add(cell.dimensions().id());
        values.add(sums.attempts());
        values.add(sums.unpriced());
        values.add(store.vendor().bind(sums.amount()));
        for (long tokens : sums.tokens()) {
            values.add(tokens);
        }
        values.add(sums.durationMillis());
        values.add(sums.firstTokenMillis());
        values.add(sums.firstTokens());
        store.jdbc().sql(grain.upsert()).params(values).update();
    }
}

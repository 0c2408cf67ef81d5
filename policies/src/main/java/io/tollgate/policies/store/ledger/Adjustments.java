package io.tollgate.policies.store.ledger;

import io.tollgate.policies.store.Store;
import io.tollgate.policies.store.Vendor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table of what changes sums after they were made. Its rows are never changed either. */
final class Adjustments {

    /** No month is closed sooner after its end; so what is younger need not wait for the gate. */
    private static final Duration SURELY_OPEN = Duration.ofHours(12);

    private static final int PART = 100;
    private static final String COLUMNS =
            "id, line, posted_at, hour, dimension_id, correction, in_rollup, reason, posted_by, "
                    + String.join(", ", Sums.COUNTS)
                    + ", cost";

    private final Store store;

    Adjustments(Store store) {
        this.store = store;
    }

    /**
     * Why, by whom and when sums are adjusted.
     *
     * @param inRollUp whether the roll-ups hold the difference already
     */
    record Posting(Instant at, String by, String reason, boolean inRollUp) {}

    /** Where and of what a sum is. */
    record Line(long hour, String dimension) implements Comparable<Line> {

        @Override
        public int compareTo(Line other) {
            int byHour = Long.compare(hour, other.hour);
            return byHour != 0 ? byHour : dimension.compareTo(other.dimension);
        }
    }

    /**
     * Up to which instant months are closed. Whoever asks about what may be closed just now makes
     * whoever closes wait for the end of his transaction.
     *
     * @param oldest that is to be written, in milliseconds since 1970
     */
    long closedUntil(long oldest) {
        boolean wait =
                store.vendor() == Vendor.POSTGRESQL
                        && oldest < Instant.now().minus(SURELY_OPEN).toEpochMilli();
        return store.jdbc()
                .sql("select closed_until from billing_gate" + (wait ? " for share" : ""))
                .query(Long.class)
                .single();
    }

    /** Adds lines; those before the instant up to which months are closed are corrections. */
    void add(Posting posting, SortedMap<Line, Sums> sums, long closedUntil) {
        String id = UUID.randomUUID().toString();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Map.Entry<Line, Sums> sum : sums.entrySet()) {
            List<@Nullable Object> row = new ArrayList<>();
            row.add(id);
            row.add(rows.size());
            row.add(posting.at().toEpochMilli());
            row.add(sum.getKey().hour());
            row.add(sum.getKey().dimension());
            row.add(sum.getKey().hour() < closedUntil ? 1 : 0);
            row.add(posting.inRollUp() ? 1 : 0);
            row.add(posting.reason());
            row.add(posting.by());
            row.addAll(sum.getValue().counts());
            row.add(store.vendor().bind(sum.getValue().cost()));
            rows.add(row);
        }
        for (int from = 0; from < rows.size(); from += PART) {
            List<List<@Nullable Object>> part =
                    rows.subList(from, Math.min(rows.size(), from + PART));
            store.jdbc()
                    .sql(
                            "insert into usage_adjustment (%s) values %s"
                                    .formatted(
                                            COLUMNS,
                                            Columns.marks(part.getFirst().size(), part.size())))
                    .params(part.stream().flatMap(List::stream).toList())
                    .update();
        }
    }
}

package io.tollgate.policies.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who used what, and what it cost.
 *
 * @param rows dearest first; those beyond the limit are in the rest
 * @param more how many rows are in the rest
 * @param rest null if there is none
 * @param series null for the whole period in one
 */
public record CostReport(
        CostQuery query,
        Figures total,
        @Nullable Figures previous,
        List<Row> rows,
        int more,
        @Nullable Figures rest,
        @Nullable List<Slice> series) {

    public CostReport {
        rows = List.copyOf(rows);
    }

    /**
     * Values in the order of the query's dimensions.
     *
     * @param values null where usage has none
     */
    public record GroupKey(List<@Nullable String> values) {

        public GroupKey {
            values = Collections.unmodifiableList(new ArrayList<>(values));
        }
    }

    /** Usage that has the same values. */
    public record Row(GroupKey key, Figures figures, @Nullable Figures previous) {}

    /**
     * An interval.
     *
     * @param rows those of the report's that have anything in it
     */
    public record Slice(Instant start, Figures total, List<Row> rows) {

        public Slice {
            rows = List.copyOf(rows);
        }
    }
}

package io.tollgate.app.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tollgate.policies.report.CostReport;
import io.tollgate.policies.report.Dimension;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A cost report as the API tells it.
 *
 * @param series absent for the whole period in one
 */
record CostView(
        String from,
        String to,
        String zone,
        String currency,
        List<String> group,
        FiguresView total,
        @Nullable FiguresView previous,
        List<Row> rows,
        int more,
        @Nullable FiguresView rest,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Slice> series) {

    record Row(
            Map<String, @Nullable String> key,
            FiguresView figures,
            @Nullable FiguresView previous) {}

    record Slice(String start, FiguresView total, List<Part> rows) {}

    record Part(Map<String, @Nullable String> key, FiguresView figures) {}

    static CostView of(CostReport report) {
        List<String> group = report.query().group().stream().map(Dimension::word).toList();
        List<CostReport.Slice> series = report.series();
        return new CostView(
                report.query().period().start().toString(),
                report.query().period().end().toString(),
                report.query().period().zone().getId(),
                "USD",
                group,
                FiguresView.of(report.total()),
                FiguresView.orNull(report.previous()),
                report.rows().stream()
                        .map(
                                row ->
                                        new Row(
                                                key(group, row),
                                                FiguresView.of(row.figures()),
                                                FiguresView.orNull(row.previous())))
                        .toList(),
                report.more(),
                FiguresView.orNull(report.rest()),
                series == null ? null : series.stream().map(slice -> slice(group, slice)).toList());
    }

    private static Slice slice(List<String> group, CostReport.Slice slice) {
        return new Slice(
                slice.start().toString(),
                FiguresView.of(slice.total()),
                slice.rows().stream()
                        .map(row -> new Part(key(group, row), FiguresView.of(row.figures())))
                        .toList());
    }

    private static Map<String, @Nullable String> key(List<String> group, CostReport.Row row) {
        Map<String, @Nullable String> key = new LinkedHashMap<>();
        for (int i = 0; i < group.size(); i++) {
            key.put(group.get(i), row.key().values().get(i));
        }
        return key;
    }
}

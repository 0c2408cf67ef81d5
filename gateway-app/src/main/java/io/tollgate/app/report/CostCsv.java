package io.tollgate.app.report;

import io.tollgate.policies.report.CostReport;
import io.tollgate.policies.report.CostReport.Row;
import io.tollgate.policies.report.Dimension;
import io.tollgate.policies.report.Figures;
import io.tollgate.policies.report.Tokens;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A cost report as a table: its rows, or those of each interval. */
final class CostCsv {

    private static final List<String> FIGURES =
            List.of(
                    "cost",
                    "calls",
                    "attempts",
                    "unpriced",
                    "errors",
                    "input",
                    "cacheRead",
                    "cacheWrite5m",
                    "cacheWrite1h",
                    "output",
                    "reasoning",
                    "audioInput",
                    "audioOutput",
                    "total",
                    "firstTokenMillis");

    private CostCsv() {}

    static void write(CostReport report, OutputStream out) {
        List<String> titles = new ArrayList<>();
        List<CostReport.Slice> series = report.series();
        if (series != null) {
            titles.add("start");
        }
        report.query().group().stream()
                .map(Dimension::word)
                .map(CsvFile::safe)
                .forEach(titles::add);
        titles.addAll(FIGURES);
        boolean compared = series == null && report.previous() != null;
        if (compared) {
            titles.add("previousCost");
        }
        try (CsvFile file = new CsvFile(out, titles)) {
            if (series == null) {
                report.rows().forEach(row -> file.write(row(null, row)));
            } else {
                series.forEach(
                        slice -> slice.rows().forEach(row -> file.write(row(slice.start(), row))));
            }
        }
    }

    private static CsvFile.Row row(@Nullable Instant start, Row row) {
        CsvFile.Row cells = new CsvFile.Row();
        if (start != null) {
            cells.plain(start.toString());
        }
        row.key().values().forEach(cells::text);
        figures(row.figures(), cells);
        Figures previous = row.previous();
        if (previous != null) {
            cells.plain(previous.cost().toString());
        }
        return cells;
    }

    private static void figures(Figures figures, CsvFile.Row row) {
        Tokens tokens = figures.tokens();
        row.plain(figures.cost().toString())
                .number(figures.calls())
                .number(figures.attempts())
                .number(figures.unpriced())
                .number(figures.errors())
                .number(tokens.input())
                .number(tokens.cacheRead())
                .number(tokens.cacheWrite5m())
                .number(tokens.cacheWrite1h())
                .number(tokens.output())
                .number(tokens.reasoning())
                .number(tokens.audioInput())
                .number(tokens.audioOutput())
                .number(tokens.total())
                .number(figures.meanFirstTokenMillis());
    }
}

package io.tollgate.app.report;

import io.tollgate.policies.admin.Visible;
import io.tollgate.policies.report.CostQuery;
import io.tollgate.policies.report.Dimension;
import io.tollgate.policies.report.Interval;
import io.tollgate.policies.report.ReportPeriod;
import io.tollgate.policies.report.focus.FocusVersion;
import java.io.OutputStream;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Reports as files: the same that downloads are. All of it blocks. */
public final class ReportFiles {

    /** More rows than any report has that people read. */
    static final int ALL_ROWS = 1_000_000;

    private final ReportDesk desk;

    ReportFiles(ReportDesk desk) {
        this.desk = desk;
    }

    /** Costs as a table. */
    public void costCsv(
            ReportPeriod period, List<Dimension> group, Visible visible, OutputStream out) {
        CostCsv.write(desk.costs().report(query(period, group, visible)), out);
    }

    /** Costs as the API tells them. */
    public void costJson(
            ReportPeriod period, List<Dimension> group, Visible visible, OutputStream out) {
        CostView view = CostView.of(desk.costs().report(query(period, group, visible)));
        JsonMapper.shared().writeValue(out, view);
    }

    private static CostQuery query(ReportPeriod period, List<Dimension> group, Visible visible) {
        return new CostQuery(
                period, group, List.of(), Interval.of("total"), false, ALL_ROWS, visible);
    }

    /**
     * The FOCUS file.
     *
     * @param period days of UTC
     */
    public void focus(
            ReportPeriod period, FocusVersion version, Visible visible, OutputStream out) {
        try (CsvFile file = new CsvFile(out, FocusCsv.titles(version))) {
            desk.focus()
                    .rows(
                            period.from(),
                            period.to(),
                            version,
                            visible,
                            row -> file.write(FocusCsv.row(row, version)));
        }
    }

    /**
     * What the FOCUS file cannot tell, as nobody knows its price.
     *
     * @param period days of UTC
     */
    public void unpriced(ReportPeriod period, Visible visible, OutputStream out) {
        try (CsvFile file = new CsvFile(out, FocusCsv.EXCEPTION_TITLES)) {
            desk.focus()
                    .exceptions(
                            period.from(),
                            period.to(),
                            visible,
                            usage -> file.write(FocusCsv.exception(usage)));
        }
    }
}

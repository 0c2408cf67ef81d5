package io.tollgate.app.report;

import io.tollgate.app.admin.access.Requires;
import io.tollgate.policies.admin.Permission;
import io.tollgate.policies.admin.Visible;
import io.tollgate.policies.report.CostQuery;
import io.tollgate.policies.report.CostReport;
import io.tollgate.policies.report.Dimension;
import io.tollgate.policies.report.Filter;
import io.tollgate.policies.report.Interval;
import io.tollgate.policies.report.ReportPeriod;
import io.tollgate.policies.report.ReportRefused;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Who used what, and what it cost. */
@RestController
class CostController {

    private static final int ROWS = 100;
    private static final int MOST_ROWS = 1000;

    private final ReportDesk desk;
    private final ReportSight sight;

    CostController(ReportDesk desk, ReportSight sight) {
        this.desk = desk;
        this.sight = sight;
    }

    /** In which form it is wanted. */
    private enum Form {
        PAGE,
        CSV,
        JSON
    }

    /** The page's figures and the file's are the same; the file has all rows. */
    @GetMapping("/admin/v1/reports/cost")
    @Requires(Permission.REPORTS_READ)
    Mono<ResponseEntity<?>> cost(ServerWebExchange exchange) {
        return Asked.blocking(
                () -> {
                    Form form = form(exchange);
                    CostQuery query = query(Asked.of(exchange), form, sight.visible(exchange));
                    return answer(desk.costs().report(query), form);
                });
    }

    private static Form form(ServerWebExchange exchange) {
        String format = Asked.of(exchange).optional("format");
        if (format != null) {
            return switch (format) {
                case "csv" -> Form.CSV;
                case "json" -> Form.JSON;
                default -> throw new ReportRefused("A file is csv or json, and not " + format);
            };
        }
        List<MediaType> accepted = exchange.getRequest().getHeaders().getAccept();
        boolean csv =
                !accepted.isEmpty()
                        && accepted.getFirst().isCompatibleWith(Download.CSV)
                        && accepted.getFirst().isConcrete();
        return csv ? Form.CSV : Form.PAGE;
    }

    private static CostQuery query(Asked asked, Form form, Visible visible) {
        return new CostQuery(
                new ReportPeriod(asked.day("from"), asked.day("to"), asked.zone()),
                Stream.of(asked.or("group", "").split(",", -1))
                        .filter(word -> !word.isBlank())
                        .map(word -> Dimension.of(word.strip()))
                        .toList(),
                asked.all("filter").stream().map(Filter::of).toList(),
                Interval.of(asked.or("interval", "total")),
                asked.flag("compare"),
                form == Form.PAGE ? asked.number("limit", ROWS, MOST_ROWS) : ReportFiles.ALL_ROWS,
                visible);
    }

    private static ResponseEntity<?> answer(CostReport report, Form form) {
        return switch (form) {
            case PAGE -> ResponseEntity.ok(CostView.of(report));
            case CSV ->
                    Download.whole("costs.csv", Download.CSV, out -> CostCsv.write(report, out));
            case JSON ->
                    ResponseEntity.ok()
                            .contentType(MediaType.APPLICATION_JSON)
                            .header(
                                    HttpHeaders.CONTENT_DISPOSITION,
                                    ContentDisposition.attachment()
                                            .filename("costs.json")
                                            .build()
                                            .toString())
                            .body(CostView.of(report));
        };
    }
}

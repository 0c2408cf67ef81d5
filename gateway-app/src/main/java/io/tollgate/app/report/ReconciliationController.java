package io.tollgate.app.report;

import io.tollgate.app.admin.access.Requires;
import io.tollgate.policies.admin.Permission;
import io.tollgate.policies.report.Reconciliation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Compares providers' invoices with the ledger. */
@RestController
class ReconciliationController {

    private static final int LARGEST = 16 << 20;

    private final ReportDesk desk;
    private final ReportSight sight;

    ReconciliationController(ReportDesk desk, ReportSight sight) {
        this.desk = desk;
        this.sight = sight;
    }

    record Explained(String what, String amount) {}

    record Row(
            String day,
            String model,
            String ledger,
            String invoice,
            String difference,
            List<Explained> explanations) {

        static Row of(Reconciliation.Row row) {
            return new Row(
                    row.day().toString(),
                    row.model(),
                    row.ledger().toString(),
                    row.invoice().toString(),
                    row.difference().toString(),
                    row.explanations().stream()
                            .map(
                                    one ->
                                            new Explained(
                                                    one.what().name().toLowerCase(Locale.ROOT),
                                                    one.amount().toString()))
                            .toList());
        }
    }

    /** The days are from one up to another. */
    record View(
            String provider,
            String from,
            String to,
            String ledger,
            String invoice,
            String difference,
            List<Row> rows) {

        static View of(Reconciliation found) {
            return new View(
                    found.provider(),
                    found.from().toString(),
                    found.to().toString(),
                    found.ledger().toString(),
                    found.invoice().toString(),
                    found.difference().toString(),
                    found.rows().stream().map(Row::of).toList());
        }
    }

    @PostMapping("/admin/v1/reports/reconciliation")
    @Requires(value = Permission.REPORTS_WRITE, everywhere = true)
    Mono<View> compare(ServerWebExchange exchange) {
        return DataBufferUtils.join(exchange.getRequest().getBody(), LARGEST)
                .map(ReconciliationController::text)
                .defaultIfEmpty("")
                .onErrorMap(
                        DataBufferLimitException.class,
                        _ -> new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE))
                .flatMap(csv -> Asked.blocking(() -> compare(exchange, csv)));
    }

    private View compare(ServerWebExchange exchange, String csv) {
        var visible = sight.visible(exchange);
        Asked.needsEverything(visible);
        String provider = Asked.of(exchange).required("provider");
        return View.of(desk.reconciliations().compare(provider, InvoiceCsv.read(csv), visible));
    }

    private static String text(DataBuffer buffer) {
        String text = buffer.toString(StandardCharsets.UTF_8);
        DataBufferUtils.release(buffer);
        return text;
    }
}

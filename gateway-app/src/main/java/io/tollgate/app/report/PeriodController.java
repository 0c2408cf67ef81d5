package io.tollgate.app.report;

import io.tollgate.policies.report.BillingMonth;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Closes months. */
@RestController
@RequestMapping("/admin/v1/reports/periods")
class PeriodController {

    private final ReportDesk desk;
    private final ReportSight sight;

    PeriodController(ReportDesk desk, ReportSight sight) {
        this.desk = desk;
        this.sight = sight;
    }

    record Period(
            String month,
            String state,
            @Nullable String closedAt,
            @Nullable String closedBy,
            String cost) {

        static Period of(BillingMonth month) {
            BillingMonth.Closing closing = month.closing();
            return new Period(
                    month.month().toString(),
                    closing == null ? "open" : "closed",
                    closing == null ? null : closing.at().toString(),
                    closing == null ? null : closing.by(),
                    month.cost().toString());
        }
    }

    record Periods(List<Period> items, @Nullable String next) {}

    @GetMapping
    Mono<Periods> all(ServerWebExchange exchange) {
        return Asked.blocking(
                () -> {
                    Asked.needsEverything(sight.visible(exchange));
                    return new Periods(
                            desk.months().all(desk.now()).stream().map(Period::of).toList(), null);
                });
    }

    @PostMapping("/{month}/close")
    Mono<Period> close(@PathVariable String month, ServerWebExchange exchange) {
        return Asked.blocking(
                () -> {
                    Asked.needsEverything(sight.visible(exchange));
                    return Period.of(
                            desk.months()
                                    .close(
                                            YearMonth.parse(month),
                                            sight.actor(exchange),
                                            desk.now()));
                });
    }
}

package io.tollgate.app.report;

import io.tollgate.app.admin.access.Requires;
import io.tollgate.policies.admin.Actor;
import io.tollgate.policies.admin.Permission;
import io.tollgate.policies.audit.Deed;
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
    @Requires(value = Permission.REPORTS_READ, everywhere = true)
    Mono<Periods> all(ServerWebExchange exchange) {
        return Asked.blocking(
                () -> {
                    Asked.needsEverything(sight.visible(exchange));
                    return new Periods(
                            desk.months().all(desk.now()).stream().map(Period::of).toList(), null);
                });
    }

    @PostMapping("/{month}/close")
    @Requires(value = Permission.REPORTS_WRITE, everywhere = true)
    Mono<Period> close(@PathVariable String month, ServerWebExchange exchange) {
        return Asked.blocking(
                () -> {
                    Asked.needsEverything(sight.visible(exchange));
                    Actor actor = sight.actor(exchange);
                    return desk.audited(
                            actor,
                            () ->
                                    Period.of(
                                            desk.months()
                                                    .close(
                                                            YearMonth.parse(month),
                                                            actor.name(),
                                                            desk.now())),
                            closed ->
                                    new Deed("month.close", "month/" + month, null, null, closed));
                });
    }
}

package io.tollgate.app.report;

import io.tollgate.app.admin.access.Requires;
import io.tollgate.policies.admin.Permission;
import io.tollgate.policies.admin.Visible;
import java.time.YearMonth;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What a tenant, team or project is charged for a month. */
@RestController
class StatementController {

    private final ReportDesk desk;
    private final ReportSight sight;

    StatementController(ReportDesk desk, ReportSight sight) {
        this.desk = desk;
        this.sight = sight;
    }

    @GetMapping("/admin/v1/reports/statement")
    @Requires(Permission.REPORTS_READ)
    Mono<StatementView> statement(ServerWebExchange exchange) {
        return Asked.blocking(() -> statement(Asked.of(exchange), sight.visible(exchange)));
    }

    /** A foreign unit is like one that is not there. */
    private StatementView statement(Asked asked, Visible visible) {
        String unit = asked.required("unit");
        if (!visible.covers(unit)) {
            throw new ResponseStatusException(
                    HttpStatus.NOT_FOUND, "There is no unit '" + unit + "'.");
        }
        YearMonth month = YearMonth.parse(asked.required("month"));
        return StatementView.of(
                desk.statements().of(unit, month, asked.zone(), visible, desk.now()));
    }
}

package io.tollgate.app.report;

import io.tollgate.app.admin.access.Requires;
import io.tollgate.policies.admin.Permission;
import io.tollgate.policies.admin.Visible;
import io.tollgate.policies.report.ReportPeriod;
import io.tollgate.policies.report.focus.FocusVersion;
import java.time.ZoneOffset;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Costs in the form that other costs come in. */
@RestController
@RequestMapping("/admin/v1/reports/focus")
class FocusController {

    private final ReportFiles files;
    private final ReportSight sight;

    FocusController(ReportFiles files, ReportSight sight) {
        this.files = files;
        this.sight = sight;
    }

    @GetMapping
    @Requires(Permission.REPORTS_READ)
    Mono<ResponseEntity<Flux<DataBuffer>>> focus(ServerWebExchange exchange) {
        return Asked.blocking(() -> focus(Asked.of(exchange), sight.visible(exchange)));
    }

    private ResponseEntity<Flux<DataBuffer>> focus(Asked asked, Visible visible) {
        ReportPeriod period = period(asked);
        FocusVersion version = FocusVersion.of(asked.or("version", "1.2"));
        return Download.of(
                "focus-%s-%s-%s.csv".formatted(version.number(), period.from(), period.to()),
                Download.CSV,
                out -> files.focus(period, version, visible, out));
    }

    /** What the file cannot tell, as nobody knows its price. */
    @GetMapping("/exceptions")
    @Requires(Permission.REPORTS_READ)
    Mono<ResponseEntity<Flux<DataBuffer>>> exceptions(ServerWebExchange exchange) {
        return Asked.blocking(() -> exceptions(Asked.of(exchange), sight.visible(exchange)));
    }

    private ResponseEntity<Flux<DataBuffer>> exceptions(Asked asked, Visible visible) {
        ReportPeriod period = period(asked);
        return Download.of(
                "unpriced-%s-%s.csv".formatted(period.from(), period.to()),
                Download.CSV,
                out -> files.unpriced(period, visible, out));
    }

    /** Days of FOCUS are days of UTC. */
    private static ReportPeriod period(Asked asked) {
        return new ReportPeriod(asked.day("from"), asked.day("to"), ZoneOffset.UTC);
    }
}

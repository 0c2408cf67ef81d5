package io.tollgate.app.report;

import io.tollgate.app.admin.access.Requires;
import io.tollgate.app.lifecycle.ModelLifecycles;
import io.tollgate.app.report.DeprecationView.Going;
import io.tollgate.policies.admin.Permission;
import io.tollgate.policies.admin.Visible;
import io.tollgate.policies.lifecycle.Lifecycle;
import io.tollgate.policies.report.PassingUses.Model;
import io.tollgate.policies.report.PassingUses.Use;
import io.tollgate.policies.report.ReportPeriod;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Which models go, and who used them lately. */
@RestController
class DeprecationController {

    private static final int DAYS = 30;
    private static final int MOST_DAYS = 366;

    /** Those that go first stand first, and those of which the day is not known last. */
    private static final Comparator<Going> SOONEST_FIRST =
            Comparator.comparing(Going::retiresOn, Comparator.nullsLast(Comparator.naturalOrder()))
                    .thenComparing(Going::model)
                    .thenComparing(Going::provider)
                    .thenComparing(Going::served);

    private final ReportDesk desk;
    private final ReportSight sight;
    private final ModelLifecycles lifecycles;

    DeprecationController(ReportDesk desk, ReportSight sight, ModelLifecycles lifecycles) {
        this.desk = desk;
        this.sight = sight;
        this.lifecycles = lifecycles;
    }

    /**
     * Those that are served or were used within so many {@code days}, 30 if it does not say; as a
     * table with {@code format=csv}.
     */
    @GetMapping("/admin/v1/reports/deprecations")
    @Requires(Permission.REPORTS_READ)
    Mono<ResponseEntity<?>> deprecations(ServerWebExchange exchange) {
        return Asked.blocking(
                () -> {
                    Asked asked = Asked.of(exchange);
                    DeprecationView view =
                            view(asked.number("days", DAYS, MOST_DAYS), sight.visible(exchange));
                    return asked.or("format", "json").equals("csv")
                            ? Download.whole(
                                    "deprecations.csv", Download.CSV, out -> write(view, out))
                            : ResponseEntity.ok(view);
                });
    }

    private DeprecationView view(int days, Visible visible) {
        LocalDate today = LocalDate.ofInstant(desk.now(), ZoneOffset.UTC);
        ReportPeriod period =
                new ReportPeriod(today.minusDays(days - 1), today.plusDays(1), ZoneOffset.UTC);
        Map<Model, List<Use>> used = desk.passing().of(period.span(), lifecycles::of, visible);
        Map<Model, Lifecycle> going = new HashMap<>(lifecycles.served());
        used.keySet()
                .forEach(
                        model ->
                                going.computeIfAbsent(
                                        model, it -> Objects.requireNonNull(lifecycles.of(it))));
        return new DeprecationView(
                period.from(),
                today,
                going.entrySet().stream()
                        .map(
                                one ->
                                        Going.of(
                                                one.getKey(),
                                                one.getValue(),
                                                used.getOrDefault(one.getKey(), List.of())))
                        .sorted(SOONEST_FIRST)
                        .toList());
    }

    private static void write(DeprecationView view, OutputStream out) {
        List<String> titles =
                List.of(
                        "model",
                        "provider",
                        "served",
                        "deprecatedOn",
                        "retiresOn",
                        "successor",
                        "tenant",
                        "team",
                        "project",
                        "keyId",
                        "keyLabel",
                        "attempts",
                        "cost",
                        "lastUsed");
        try (CsvFile file = new CsvFile(out, titles)) {
            for (Going model : view.models()) {
                model.users()
                        .forEach(
                                user ->
                                        file.write(
                                                new CsvFile.Row()
                                                        .text(model.model())
                                                        .text(model.provider())
                                                        .text(model.served())
                                                        .plain(day(model.deprecatedOn()))
                                                        .plain(day(model.retiresOn()))
                                                        .text(model.successor())
                                                        .text(user.tenant())
                                                        .text(user.team())
                                                        .text(user.project())
                                                        .text(user.keyId())
                                                        .text(user.keyLabel())
                                                        .number(user.attempts())
                                                        .plain(user.cost())
                                                        .plain(day(user.lastUsed()))));
            }
        }
    }

    private static @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}

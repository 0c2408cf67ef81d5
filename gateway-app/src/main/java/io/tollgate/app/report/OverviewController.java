package io.tollgate.app.report;

import io.tollgate.app.admin.access.Requires;
import io.tollgate.app.admin.directory.BudgetView;
import io.tollgate.app.report.OverviewProviders.Fares;
import io.tollgate.policies.admin.Permission;
import io.tollgate.policies.admin.Visible;
import io.tollgate.policies.report.CostQuery;
import io.tollgate.policies.report.CostReport;
import io.tollgate.policies.report.CostReport.Slice;
import io.tollgate.policies.report.Dimension;
import io.tollgate.policies.report.Figures;
import io.tollgate.policies.report.Interval;
import io.tollgate.policies.report.ReportPeriod;
import io.tollgate.policies.report.ReportRefused;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** How it goes: lately, and this month. Days are of UTC. */
@RestController
class OverviewController {

    private static final Duration USUAL = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(31);

    /** Up to this, the window is shown by the hour, else by the day. */
    private static final Duration BY_HOUR = Duration.ofDays(2);

    private static final int TOP = 5;

    private final ReportDesk desk;
    private final ReportSight sight;
    private final OverviewBudgets budgets;
    private final OverviewProviders providers;

    OverviewController(
            ReportDesk desk,
            ReportSight sight,
            OverviewBudgets budgets,
            OverviewProviders providers) {
        this.desk = desk;
        this.sight = sight;
        this.budgets = budgets;
        this.providers = providers;
    }

    /**
     * How it goes.
     *
     * @param calls of the window, as are errors, first tokens and the series
     * @param firstTokenMillis on average; null if there was none
     * @param budgets that are nearest to their limits
     * @param topTeams of this month, the dearest first, as are the models
     */
    record Overview(
            Instant from,
            Instant to,
            Spend spend,
            long calls,
            long errors,
            @Nullable Long firstTokenMillis,
            List<Point> series,
            List<BudgetView> budgets,
            List<Fares> providers,
            List<Top> topTeams,
            List<Top> topModels) {}

    /**
     * Dollars in decimal digits.
     *
     * @param window from its beginning until now
     * @param previousWindow as long, just before
     */
    record Spend(String window, String previousWindow, String today, String month) {}

    /** An hour, or a day. */
    record Point(
            Instant start, long calls, long errors, String cost, @Nullable Long firstTokenMillis) {

        static Point of(Slice slice) {
            Figures total = slice.total();
            return new Point(
                    slice.start(),
                    total.calls(),
                    total.errors(),
                    total.cost().toString(),
                    total.meanFirstTokenMillis());
        }
    }

    /** Somebody, and what they spent; the name is null where nobody is named. */
    record Top(@Nullable String name, String cost) {}

    /**
     * @param window until now, {@code PT24H}; whole hours, or days if it is longer than two of them
     */
    @GetMapping("/admin/v1/overview")
    @Requires(Permission.REPORTS_READ)
    Mono<Overview> overview(
            ServerWebExchange exchange, @RequestParam(required = false) @Nullable Duration window) {
        Duration asked = window == null ? USUAL : window;
        if (asked.compareTo(Duration.ofHours(1)) < 0 || asked.compareTo(LONGEST) > 0) {
            throw new ReportRefused("The window is an hour to 31 days long");
        }
        return Asked.blocking(() -> overview(sight.visible(exchange), asked, exchange));
    }

    private Overview overview(Visible visible, Duration asked, ServerWebExchange exchange) {
        Instant now = desk.now();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Lately lately = Lately.of(now, asked.compareTo(BY_HOUR) <= 0, asked);
        List<Slice> slices = slices(visible, today, lately);
        List<Slice> window = between(slices, lately.from(), Instant.MAX);
        Figures total = sum(window);
        CostReport teams = month(visible, today, Dimension.Attribute.TEAM);
        return new Overview(
                lately.from(),
                now,
                new Spend(
                        total.cost().toString(),
                        sum(between(slices, lately.before(), lately.from())).cost().toString(),
                        sum(between(slices, start(today), Instant.MAX)).cost().toString(),
                        teams.total().cost().toString()),
                total.calls(),
                total.errors(),
                total.meanFirstTokenMillis(),
                window.stream().filter(one -> !one.start().isAfter(now)).map(Point::of).toList(),
                budgets.nearest(exchange, TOP),
                providers.all(),
                tops(teams),
                tops(month(visible, today, Dimension.Attribute.MODEL_SERVED)));
    }

    /**
     * The window, and as much before it.
     *
     * @param from the beginning of an hour or a day
     */
    private record Lately(Interval by, Instant before, Instant from) {

        static Lately of(Instant now, boolean byHour, Duration asked) {
            ChronoUnit unit = byHour ? ChronoUnit.HOURS : ChronoUnit.DAYS;
            long units = asked.dividedBy(unit.getDuration());
            Instant from = now.truncatedTo(unit).minus(units - 1, unit);
            return new Lately(byHour ? Interval.HOUR : Interval.DAY, from.minus(units, unit), from);
        }
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private List<Slice> slices(Visible visible, LocalDate today, Lately lately) {
        LocalDate first = LocalDate.ofInstant(lately.before(), ZoneOffset.UTC);
        CostReport report =
                desk.costs()
                        .report(
                                new CostQuery(
                                        new ReportPeriod(first, today.plusDays(1), ZoneOffset.UTC),
                                        List.of(),
                                        List.of(),
                                        lately.by(),
                                        false,
                                        1,
                                        visible));
        return Objects.requireNonNull(report.series());
    }

    private static List<Slice> between(List<Slice> slices, Instant from, Instant to) {
        return slices.stream()
                .filter(one -> !one.start().isBefore(from) && one.start().isBefore(to))
                .toList();
    }

    private static Figures sum(List<Slice> slices) {
        return slices.stream().map(Slice::total).reduce(Figures.ZERO, Figures::plus);
    }

    private CostReport month(Visible visible, LocalDate today, Dimension by) {
        ReportPeriod period =
                new ReportPeriod(today.withDayOfMonth(1), today.plusDays(1), ZoneOffset.UTC);
        return desk.costs()
                .report(
                        new CostQuery(
                                period,
                                List.of(by),
                                List.of(),
                                Interval.TOTAL,
                                false,
                                TOP,
                                visible));
    }

    private static List<Top> tops(CostReport report) {
        return report.rows().stream()
                .map(row -> new Top(row.key().values().getFirst(), row.figures().cost().toString()))
                .toList();
    }
}

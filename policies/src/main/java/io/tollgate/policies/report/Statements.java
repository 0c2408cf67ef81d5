package io.tollgate.policies.report;

import io.tollgate.policies.admin.Visible;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.report.StatementFacts.Correction;
import io.tollgate.policies.report.StatementFacts.MonthBudget;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes month statements. Blocks. */
public final class Statements {

    private static final Set<Field> DETAIL =
            EnumSet.of(
                    Field.PROJECT,
                    Field.PROVIDER,
                    Field.MODEL_SERVED,
                    Field.PRICE_ID,
                    Field.ATTEMPT_KIND,
                    Field.END_REASON);

    private final UsageBook book;
    private final TermsBook terms;
    private final BillingMonths months;
    private final Allocations allocations;
    private final StatementFacts facts;

    public Statements(
            UsageBook book,
            TermsBook terms,
            BillingMonths months,
            Allocations allocations,
            StatementFacts facts) {
        this.book = book;
        this.terms = terms;
        this.months = months;
        this.allocations = allocations;
        this.facts = facts;
    }

    /**
     * A unit's statement.
     *
     * @throws ReportRefused if the unit may not be shown, or the zone's months cannot be told
     */
    public Statement of(String unit, YearMonth month, ZoneId zone, Visible visible, Instant now) {
        if (!visible.covers(unit)) {
            throw new ReportRefused("There is no unit '" + unit + "'");
        }
        ReportPeriod period = ReportPeriod.of(month, zone);
        StatementDetail detail = detail(unit, period.span());
        StatementDetail before = detail(unit, ReportPeriod.of(month.minusMonths(1), zone).span());
        MonthBudget budget = facts.budget(unit);
        Money opening = budget == null ? Money.ZERO : budget.limit();
        List<Correction> corrections = facts.corrections(unit, period.span());
        Money shared =
                allocations.of(month).stream()
                        .map(allocation -> allocation.shareOf(unit))
                        .reduce(Money.ZERO, Money::plus);
        Figures usage = detail.total();
        boolean isNew = before.total().isZero();
        return new Statement(
                unit,
                month,
                zone,
                !period.end().isAfter(months.closedUntil()),
                budget,
                opening,
                usage,
                shared,
                corrections,
                closing(opening, usage.cost().plus(shared), corrections),
                detail.models(),
                detail.kinds(),
                isNew ? null : before.total(),
                isNew ? null : Change.between(before.items(), detail.items()),
                Waste.of(detail.lines()),
                detail.unpriced(),
                forecast(unit, period, now),
                detail.movers(before));
    }

    private StatementDetail detail(String unit, Span span) {
        List<UsageLine> lines =
                book.lines(
                        UsageQuestion.of(
                                span, DETAIL, List.of(), Visible.of(unit), new Basis.AsClosed()));
        return new StatementDetail(lines, KindSplit.of(lines, terms));
    }

    private static Money closing(Money opening, Money charged, List<Correction> corrections) {
        Money left = opening.minus(charged);
        for (Correction correction : corrections) {
            left = left.minus(correction.amount());
        }
        return left;
    }

    private @Nullable Money forecast(String unit, ReportPeriod period, Instant now) {
        if (now.isBefore(period.start()) || !now.isBefore(period.end())) {
            return null;
        }
        LocalDate today = LocalDate.ofInstant(now, period.zone());
        LocalDate first = today.minusDays(Forecast.HISTORY_DAYS);
        ReportPeriod seen =
                new ReportPeriod(
                        first.isBefore(period.from()) ? first : period.from(),
                        today.plusDays(1),
                        period.zone());
        boolean days = Span.areDays(seen.edges(Interval.DAY));
        Map<LocalDate, Money> costs = new HashMap<>();
        book.lines(
                        new UsageQuestion(
                                seen.span(),
                                UsageQuestion.Resolution.of(days, false),
                                Set.of(),
                                List.of(),
                                Visible.of(unit),
                                new Basis.AsClosed()))
                .forEach(
                        line ->
                                costs.merge(
                                        LocalDate.ofInstant(
                                                Instant.ofEpochMilli(line.start()), period.zone()),
                                        line.figures().cost(),
                                        Money::plus));
        return Forecast.atEnd(costs, period.from(), today, period.to());
    }
}

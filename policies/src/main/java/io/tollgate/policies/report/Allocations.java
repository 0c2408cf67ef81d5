package io.tollgate.policies.report;

import io.tollgate.policies.admin.Visible;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Shares costs by what teams used of their provider, as it was when the month was closed. */
public final class Allocations {

    private final SharedCosts costs;
    private final UsageBook book;

    public Allocations(SharedCosts costs, UsageBook book) {
        this.costs = costs;
        this.book = book;
    }

    /** Of all shared costs of a month of UTC. */
    public List<Allocation> of(YearMonth month) {
        Map<String, Map<String, Figures>> known = new HashMap<>();
        return costs.of(month).stream()
                .map(
                        cost ->
                                Allocation.of(
                                        cost,
                                        known.computeIfAbsent(
                                                cost.provider(),
                                                provider -> usage(month, provider))))
                .toList();
    }

    private Map<String, Figures> usage(YearMonth month, String provider) {
        Map<String, Figures> usage = new HashMap<>();
        book.lines(
                        UsageQuestion.of(
                                ReportPeriod.of(month, ZoneOffset.UTC).span(),
                                Set.of(Field.TEAM),
                                List.of(new Filter(Dimension.Attribute.PROVIDER, provider)),
                                Visible.EVERYTHING,
                                new Basis.AsClosed()))
                .forEach(line -> usage.merge(line.text(Field.TEAM), line.figures(), Figures::plus));
        return usage;
    }
}

package io.tollgate.policies.report;

import io.tollgate.policies.admin.Visible;
import java.util.List;

/**
 * What a cost report is to tell.
 *
 * @param group what its rows are told apart by; nothing gives one row
 * @param compare whether with as many days just before
 * @param limit how many rows; the others are in the rest
 */
public record CostQuery(
        ReportPeriod period,
        List<Dimension> group,
        List<Filter> filters,
        Interval interval,
        boolean compare,
        int limit,
        Visible visible) {

    private static final int MOST_DIMENSIONS = 6;

    /**
     * @throws ReportRefused if it is grouped twice by the same, by too much, or has no rows
     */
    public CostQuery {
        group = List.copyOf(group);
        filters = List.copyOf(filters);
        if (group.size() > MOST_DIMENSIONS || group.stream().distinct().count() != group.size()) {
            throw new ReportRefused(
                    "A report is grouped by at most %d dimensions, each once"
                            .formatted(MOST_DIMENSIONS));
        }
        if (limit < 1) {
            throw new ReportRefused("A report has at least one row");
        }
    }

    boolean needsKinds() {
        return group.contains(Dimension.Attribute.TOKEN_KIND)
                || filters.stream().anyMatch(CostQuery::isByKind);
    }

    static boolean isByKind(Filter filter) {
        return filter.dimension() == Dimension.Attribute.TOKEN_KIND;
    }
}

package io.tollgate.policies.report;

import io.tollgate.policies.report.CostReport.GroupKey;
import io.tollgate.policies.report.CostReport.Row;
import io.tollgate.policies.report.CostReport.Slice;
import io.tollgate.policies.report.UsageQuestion.Resolution;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes cost reports. Blocks as long as the book does. */
public final class CostReports {

    private static final Comparator<Row> DEAREST =
            Comparator.comparing((Row row) -> row.figures().cost())
                    .thenComparingLong(row -> row.figures().tokens().total())
                    .thenComparingLong(row -> row.figures().attempts())
                    .reversed()
                    .thenComparing(row -> row.key().toString());

    private final UsageBook book;
    private final TermsBook terms;

    public CostReports(UsageBook book, TermsBook terms) {
        this.book = book;
        this.terms = terms;
    }

    /** Sums by the beginnings of intervals and by keys. */
    private record Sums(NavigableMap<Instant, Map<GroupKey, Figures>> slices) {

        Map<GroupKey, Figures> together() {
            Map<GroupKey, Figures> sums = new HashMap<>();
            for (Map<GroupKey, Figures> slice : slices.values()) {
                slice.forEach((key, figures) -> sums.merge(key, figures, Figures::plus));
            }
            return sums;
        }
    }

    public CostReport report(CostQuery query) {
        Sums sums = sums(query, query.period());
        Map<GroupKey, Figures> now = sums.together();
        Map<GroupKey, Figures> before =
                query.compare() ? sums(query, query.period().previous()).together() : null;
        List<Row> all = rows(now, before);
        List<Row> rows = all.subList(0, Math.min(all.size(), query.limit()));
        List<Row> others = all.subList(rows.size(), all.size());
        return new CostReport(
                query,
                total(now.values()),
                before == null ? null : total(before.values()),
                rows,
                others.size(),
                others.isEmpty() ? null : total(others.stream().map(Row::figures).toList()),
                query.interval() == Interval.TOTAL ? null : series(sums, rows));
    }

    /** What was there before and is no more has a row as well, so that both columns add up. */
    private static List<Row> rows(
            Map<GroupKey, Figures> now, @Nullable Map<GroupKey, Figures> before) {
        Set<GroupKey> keys = new HashSet<>(now.keySet());
        if (before != null) {
            keys.addAll(before.keySet());
        }
        return keys.stream()
                .map(
                        key ->
                                new Row(
                                        key,
                                        now.getOrDefault(key, Figures.ZERO),
                                        before == null
                                                ? null
                                                : before.getOrDefault(key, Figures.ZERO)))
                .sorted(DEAREST)
                .toList();
    }

    static Figures total(Iterable<Figures> figures) {
        Figures sum = Figures.ZERO;
        for (Figures each : figures) {
            sum = sum.plus(each);
        }
        return sum;
    }

    private static List<Slice> series(Sums sums, List<Row> rows) {
        return sums.slices().entrySet().stream()
                .map(slice -> slice(slice.getKey(), slice.getValue(), rows))
                .toList();
    }

    private static Slice slice(Instant start, Map<GroupKey, Figures> sums, List<Row> rows) {
        return new Slice(
                start,
                total(sums.values()),
                rows.stream()
                        .map(Row::key)
                        .filter(sums::containsKey)
                        .map(key -> new Row(key, sums.getOrDefault(key, Figures.ZERO), null))
                        .toList());
    }

    private Sums sums(CostQuery query, ReportPeriod period) {
        List<Instant> edges = period.edges(query.interval());
        List<UsageLine> lines = book.lines(question(query, period, edges));
        NavigableMap<Instant, Map<GroupKey, Figures>> slices = new TreeMap<>();
        edges.subList(0, edges.size() - 1).forEach(edge -> slices.put(edge, new HashMap<>()));
        KindSplit split = query.needsKinds() ? KindSplit.of(lines, terms) : null;
        for (UsageLine line : lines) {
            Map<GroupKey, Figures> slice =
                    query.interval() == Interval.TOTAL
                            ? slices.firstEntry().getValue()
                            : slices.floorEntry(Instant.ofEpochMilli(line.start())).getValue();
            if (split == null) {
                slice.merge(key(query, line, null), line.figures(), Figures::plus);
            } else {
                addKinds(query, line, split, slice);
            }
        }
        return new Sums(slices);
    }

    private static UsageQuestion question(
            CostQuery query, ReportPeriod period, List<Instant> edges) {
        Set<Field> by =
                Stream.concat(
                                query.group().stream().map(Dimension::field),
                                query.needsKinds() ? Stream.of(Field.PRICE_ID) : Stream.empty())
                        .collect(Collectors.toSet());
        return new UsageQuestion(
                period.span(),
                Resolution.of(Span.areDays(edges), query.interval() == Interval.TOTAL),
                by,
                query.filters().stream().filter(filter -> !CostQuery.isByKind(filter)).toList(),
                query.visible(),
                new Basis.Current());
    }

    private static void addKinds(
            CostQuery query, UsageLine line, KindSplit split, Map<GroupKey, Figures> slice) {
        List<Filter> wanted = query.filters().stream().filter(CostQuery::isByKind).toList();
        for (KindSplit.Part part : split.split(line)) {
            String kind = part.kind() == null ? null : part.kind().word();
            if (wanted.isEmpty() || wanted.stream().anyMatch(filter -> isOf(filter, kind))) {
                slice.merge(key(query, line, kind), part.figures(), Figures::plus);
            }
        }
    }

    private static boolean isOf(Filter filter, @Nullable String kind) {
        String value = filter.value();
        return value == null ? kind == null : value.equals(kind);
    }

    private static GroupKey key(CostQuery query, UsageLine line, @Nullable String kind) {
        return new GroupKey(
                query.group().stream()
                        .<@Nullable String>map(
                                dimension ->
                                        dimension == Dimension.Attribute.TOKEN_KIND
                                                ? kind
                                                : dimension.value(line.value(dimension.field())))
                        .toList());
    }
}

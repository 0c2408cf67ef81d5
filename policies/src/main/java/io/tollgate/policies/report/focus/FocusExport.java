package io.tollgate.policies.report.focus;

import io.tollgate.policies.admin.Visible;
import io.tollgate.policies.price.ServiceTier;
import io.tollgate.policies.price.TokenKind;
import io.tollgate.policies.report.Basis;
import io.tollgate.policies.report.Field;
import io.tollgate.policies.report.Figures;
import io.tollgate.policies.report.KindSplit;
import io.tollgate.policies.report.Span;
import io.tollgate.policies.report.TermsBook;
import io.tollgate.policies.report.UsageBook;
import io.tollgate.policies.report.UsageLine;
import io.tollgate.policies.report.UsageQuestion;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Costs as FOCUS tells them: a row for each day of UTC, team, project, key, price and set of tags.
 * The rows' costs add up to what reports say of the same days. Day by day, so that a long period
 * needs no more memory than a short one. Blocks.
 */
public final class FocusExport {

    private static final Set<Field> GRAIN =
            EnumSet.of(
                    Field.TENANT,
                    Field.TEAM,
                    Field.PROJECT,
                    Field.KEY_ID,
                    Field.KEY_LABEL,
                    Field.COST_CENTRE,
                    Field.TAGS,
                    Field.PROVIDER,
                    Field.MODEL_SERVED,
                    Field.SERVICE_TIER,
                    Field.PRICE_ID);

    private final UsageBook book;
    private final TermsBook terms;
    private final Instant now;

    /**
     * @param now up to when corrections may have been posted
     */
    public FocusExport(UsageBook book, TermsBook terms, Instant now) {
        this.book = book;
        this.terms = terms;
        this.now = now;
    }

    /** The rows of the days from one up to another. */
    public void rows(
            LocalDate from,
            LocalDate to,
            FocusVersion version,
            Visible visible,
            Consumer<FocusRow> sink) {
        for (LocalDate day = from; day.isBefore(to); day = day.plusDays(1)) {
            YearMonth month = YearMonth.from(day);
            write(
                    lines(day, visible, new Basis.AsClosed()),
                    new FocusRows(version, day, month, false),
                    sink);
            if (!lines(day, visible, new Basis.Corrections(Basis.EVER)).isEmpty()) {
                corrections(day, version, visible, sink);
            }
        }
    }

    /** Each stands in the month in which it became known. */
    private void corrections(
            LocalDate day, FocusVersion version, Visible visible, Consumer<FocusRow> sink) {
        YearMonth last = YearMonth.from(now.atZone(ZoneOffset.UTC));
        for (YearMonth month = YearMonth.from(day);
                !month.isAfter(last);
                month = month.plusMonths(1)) {
            Span posted = new Span(start(month.atDay(1)), start(month.plusMonths(1).atDay(1)));
            write(
                    lines(day, visible, new Basis.Corrections(posted)),
                    new FocusRows(version, day, month, true),
                    sink);
        }
    }

    private void write(Collection<UsageLine> lines, FocusRows rows, Consumer<FocusRow> sink) {
        KindSplit split = KindSplit.of(lines, terms);
        for (UsageLine line : lines) {
            for (KindSplit.Part part : split.split(line)) {
                TokenKind kind = part.kind();
                if (kind == null) {
                    if (!part.figures().cost().isZero()) {
                        sink.accept(rows.whole(line, part.figures().cost()));
                    }
                } else if (kind != TokenKind.REQUEST
                        || Objects.requireNonNull(part.rate()).signum() != 0) {
                    sink.accept(rows.usage(line, part, kind));
                }
            }
        }
    }

    /** What has no price, and therefore no row. */
    public void exceptions(
            LocalDate from, LocalDate to, Visible visible, Consumer<UnpricedUsage> sink) {
        for (LocalDate day = from; day.isBefore(to); day = day.plusDays(1)) {
            for (UsageLine line : lines(day, visible, new Basis.Current())) {
                if (line.figures().unpriced() != 0) {
                    sink.accept(unpriced(day, line));
                }
            }
        }
    }

    private static UnpricedUsage unpriced(LocalDate day, UsageLine line) {
        return new UnpricedUsage(
                day,
                line.text(Field.TENANT),
                line.text(Field.TEAM),
                line.value(Field.PROJECT),
                line.text(Field.KEY_ID),
                line.text(Field.KEY_LABEL),
                line.text(Field.PROVIDER),
                line.text(Field.MODEL_SERVED),
                line.text(Field.SERVICE_TIER),
                line.figures().unpriced(),
                line.figures().tokens());
    }

    /** Of a day; providers have several words for their standard tier. */
    private Collection<UsageLine> lines(LocalDate day, Visible visible, Basis basis) {
        UsageQuestion question =
                UsageQuestion.of(
                        new Span(start(day), start(day.plusDays(1))),
                        GRAIN,
                        List.of(),
                        visible,
                        basis);
        Map<Map<Field, @Nullable String>, Figures> sums = new LinkedHashMap<>();
        for (UsageLine line : book.lines(question)) {
            Map<Field, @Nullable String> values = new EnumMap<>(line.values());
            values.put(Field.SERVICE_TIER, ServiceTier.of(line.text(Field.SERVICE_TIER)));
            sums.merge(values, line.figures(), Figures::plus);
        }
        return sums.entrySet().stream()
                .filter(sum -> !sum.getValue().isZero())
                .map(sum -> new UsageLine(0, sum.getKey(), sum.getValue()))
                .toList();
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}

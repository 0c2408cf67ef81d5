package io.tollgate.policies.report;

import io.tollgate.policies.admin.Visible;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which sums are wanted.
 *
 * @param resolution of the span and of the answer's lines
 * @param by what the lines are told apart by
 * @param filters on what roll-ups know: none by kind of token
 */
public record UsageQuestion(
        Span span,
        Resolution resolution,
        Set<Field> by,
        List<Filter> filters,
        Visible visible,
        Basis basis) {

    public UsageQuestion {
        by = Set.copyOf(by);
        filters = List.copyOf(filters);
    }

    /** How finely time is told apart. */
    public enum Resolution {
        /** Whole days of UTC, each by itself. */
        DAYS,
        /** Whole days of UTC, all together. */
        DAYS_TOGETHER,
        /** Whole hours of UTC, each by itself. */
        HOURS,
        /** Whole hours of UTC, all together. */
        HOURS_TOGETHER;

        public boolean isByDay() {
            return this == DAYS || this == DAYS_TOGETHER;
        }

        public boolean isTogether() {
            return this == DAYS_TOGETHER || this == HOURS_TOGETHER;
        }

        static Resolution of(boolean days, boolean together) {
            if (days) {
                return together ? DAYS_TOGETHER : DAYS;
            }
            return together ? HOURS_TOGETHER : HOURS;
        }
    }

    /** Of a span, in one. */
    public static UsageQuestion of(
            Span span, Collection<Field> by, List<Filter> filters, Visible visible, Basis basis) {
        boolean days = Span.areDays(List.of(span.from(), span.to()));
        return new UsageQuestion(
                span,
                Resolution.of(days, true),
                by.isEmpty() ? EnumSet.noneOf(Field.class) : EnumSet.copyOf(by),
                filters,
                visible,
                basis);
    }
}

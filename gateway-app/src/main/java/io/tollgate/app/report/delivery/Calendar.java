package io.tollgate.app.report.delivery;

import io.tollgate.app.settings.DeliverySettings;
import io.tollgate.policies.report.ReportPeriod;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/** When which days of a delivery are due. */
final class Calendar {

    private final DeliverySettings settings;

    Calendar(DeliverySettings settings) {
        this.settings = settings;
    }

    /** The days that a day belongs to. */
    ReportPeriod around(LocalDate day) {
        LocalDate first = first(day);
        return new ReportPeriod(first, next(first), settings.zone());
    }

    /** When they are to be delivered. */
    Instant due(ReportPeriod period) {
        return period.to().atTime(settings.at()).atZone(settings.zone()).toInstant();
    }

    /** The latest days that are due. */
    ReportPeriod latest(Instant now) {
        ReportPeriod last = before(around(LocalDate.ofInstant(now, settings.zone())));
        return due(last).isAfter(now) ? before(last) : last;
    }

    /** When something is due next. */
    Instant nextDue(Instant now) {
        return due(around(latest(now).to()));
    }

    /**
     * All days that are due and later than these.
     *
     * @param end of the latest that are known of
     * @param most so many, the latest
     */
    List<ReportPeriod> dueSince(LocalDate end, Instant now, int most) {
        List<ReportPeriod> due = new ArrayList<>();
        for (ReportPeriod each = latest(now);
                !each.from().isBefore(end) && due.size() < most;
                each = before(each)) {
            due.addFirst(each);
        }
        return due;
    }

    private ReportPeriod before(ReportPeriod period) {
        return around(period.from().minusDays(1));
    }

    private LocalDate first(LocalDate day) {
        return switch (settings.every()) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    private LocalDate next(LocalDate first) {
        return switch (settings.every()) {
            case DAY -> first.plusDays(1);
            case WEEK -> first.plusWeeks(1);
            case MONTH -> first.plusMonths(1);
        };
    }
}

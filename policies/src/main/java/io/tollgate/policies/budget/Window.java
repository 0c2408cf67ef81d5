package io.tollgate.policies.budget;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** The time that a budget is for. */
public sealed interface Window {

    /**
     * A day, week (from Monday), month or quarter of the calendar.
     *
     * @param zone whose midnight counts
     */
    record Calendar(Unit unit, ZoneId zone) implements Window {

        public Instant start(Instant at) {
            return first(at.atZone(zone).toLocalDate()).atStartOfDay(zone).toInstant();
        }

        /** Of the window that {@code at} is in; not part of it. */
        public Instant end(Instant at) {
            LocalDate first = first(at.atZone(zone).toLocalDate());
            return (switch (unit) {
                        case DAY -> first.plusDays(1);
                        case WEEK -> first.plusWeeks(1);
                        case MONTH -> first.plusMonths(1);
                        case QUARTER -> first.plusMonths(3);
                    })
                    .atStartOfDay(zone)
                    .toInstant();
        }

        private LocalDate first(LocalDate day) {
            return switch (unit) {
                case DAY -> day;
                case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                case MONTH -> day.withDayOfMonth(1);
                case QUARTER -> day.withDayOfMonth(1).minusMonths((day.getMonthValue() - 1) % 3);
            };
        }
    }

    /**
     * The last so many days, hour by hour.
     *
     * @param length whole hours
     */
    record Rolling(Duration length) implements Window {

        public Rolling {
            if (length.compareTo(Duration.ofHours(1)) < 0
                    || !length.truncatedTo(ChronoUnit.HOURS).equals(length)) {
                throw new IllegalArgumentException("a rolling window has whole hours");
            }
        }
    }

    /** Of the calendar. */
    enum Unit {
        DAY,
        WEEK,
        MONTH,
        QUARTER
    }
}

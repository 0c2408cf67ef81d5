package io.tollgate.policies.report;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;

/** How a period is divided. Weeks begin on Mondays. */
public enum Interval {
    TOTAL,
    HOUR,
    DAY,
    WEEK,
    MONTH;

    /**
     * @throws ReportRefused if there is none of that name
     */
    public static Interval of(String word) {
        return Arrays.stream(values())
                .filter(interval -> interval.word().equals(word))
                .findFirst()
                .orElseThrow(
                        () ->
                                new ReportRefused(
                                        "An interval is total, hour, day, week or month, and not '"
                                                + word
                                                + "'"));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where the one after it begins. */
    ZonedDateTime next(ZonedDateTime start, ReportPeriod period) {
        LocalDate day = start.toLocalDate();
        ZoneId zone = start.getZone();
        return switch (this) {
            case TOTAL -> period.to().atStartOfDay(zone);
            case HOUR -> start.plus(Duration.ofHours(1));
            case DAY -> day.plusDays(1).atStartOfDay(zone);
            case WEEK -> day.with(TemporalAdjusters.next(DayOfWeek.MONDAY)).atStartOfDay(zone);
            case MONTH -> day.withDayOfMonth(1).plusMonths(1).atStartOfDay(zone);
        };
    }
}

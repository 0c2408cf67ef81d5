package io.tollgate.policies.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Whole days of a calendar.
 *
 * @param to the day after the last one
 * @param zone whose midnights count; they must be on whole hours of UTC, as sums are kept by these
 */
public record ReportPeriod(LocalDate from, LocalDate to, ZoneId zone) {

    private static final int LONGEST_DAYS = 366 * 5;
    private static final int MOST_INTERVALS = 3000;

    /**
     * @throws ReportRefused if it is empty, too long, or its midnights are not on whole hours
     */
    public ReportPeriod {
        if (!to.isAfter(from) || ChronoUnit.DAYS.between(from, to) > LONGEST_DAYS) {
            throw new ReportRefused(
                    "A period ends after it begins, and within five years: %s to %s"
                            .formatted(from, to));
        }
        checkHour(from, zone);
        checkHour(to, zone);
    }

    public static ReportPeriod of(YearMonth month, ZoneId zone) {
        return new ReportPeriod(month.atDay(1), month.plusMonths(1).atDay(1), zone);
    }

    private static void checkHour(LocalDate day, ZoneId zone) {
        ZonedDateTime midnight = day.atStartOfDay(zone);
        if (Math.floorMod(midnight.toEpochSecond(), Duration.ofHours(1).toSeconds()) != 0) {
            throw new ReportRefused(
                    ("Usage is kept by hours of UTC, and midnight in %s is between two of them."
                                    + " Ask for a zone that is whole hours away from UTC.")
                            .formatted(zone));
        }
    }

    public Span span() {
        return new Span(start(), end());
    }

    public Instant start() {
        return from.atStartOfDay(zone).toInstant();
    }

    public Instant end() {
        return to.atStartOfDay(zone).toInstant();
    }

    /** As many days just before it. */
    public ReportPeriod previous() {
        return new ReportPeriod(from.minusDays(ChronoUnit.DAYS.between(from, to)), from, zone);
    }

    /**
     * Where its intervals begin, and last where it ends.
     *
     * @throws ReportRefused if they are too many, or not on whole hours of UTC
     */
    public List<Instant> edges(Interval interval) {
        List<Instant> edges = new ArrayList<>();
        ZonedDateTime end = to.atStartOfDay(zone);
        for (ZonedDateTime at = from.atStartOfDay(zone);
                at.isBefore(end);
                at = interval.next(at, this)) {
            checkHour(at.toLocalDate(), zone);
            edges.add(at.toInstant());
            if (edges.size() > MOST_INTERVALS) {
                throw new ReportRefused(
                        "The period has more than %d intervals".formatted(MOST_INTERVALS));
            }
        }
        edges.add(end.toInstant());
        return edges;
    }
}

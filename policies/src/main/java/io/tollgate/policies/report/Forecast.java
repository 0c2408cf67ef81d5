package io.tollgate.policies.report;

import io.tollgate.policies.price.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a month will have cost at its end, if the days that come are like those that were. */
final class Forecast {

    static final int HISTORY_DAYS = 28;

    private Forecast() {}

    /**
     * What was spent, and for each day that is left the average of the same day of the last four
     * weeks; of all days since the first with usage where these are fewer.
     *
     * @param days what each day cost; those without usage may be missing
     * @param first of the month
     * @param today not over; it costs at least what it did up to now
     * @param end the day after the month's last
     * @return to the millionth of a dollar; null if no day is over since usage began
     */
    static @Nullable Money atEnd(
            Map<LocalDate, Money> days, LocalDate first, LocalDate today, LocalDate end) {
        LocalDate begin = begin(days, today);
        if (begin == null) {
            return null;
        }
        Money sum =
                first.datesUntil(today)
                        .map(day -> days.getOrDefault(day, Money.ZERO))
                        .reduce(Money.ZERO, Money::plus);
        sum = sum.plus(days.getOrDefault(today, Money.ZERO).max(mean(days, begin, today, today)));
        for (LocalDate day = today.plusDays(1); day.isBefore(end); day = day.plusDays(1)) {
            sum = sum.plus(mean(days, begin, today, day));
        }
        return sum;
    }

    private static @Nullable LocalDate begin(Map<LocalDate, Money> days, LocalDate today) {
        LocalDate oldest = today.minusDays(HISTORY_DAYS);
        return days.keySet().stream()
                .filter(day -> day.isBefore(today) && !day.isBefore(oldest))
                .min(LocalDate::compareTo)
                .orElse(null);
    }

    private static Money mean(
            Map<LocalDate, Money> days, LocalDate begin, LocalDate today, LocalDate like) {
        boolean whole = begin.equals(today.minusDays(HISTORY_DAYS));
        Stream<LocalDate> past = begin.datesUntil(today);
        List<LocalDate> chosen =
                (whole ? past.filter(day -> day.getDayOfWeek() == like.getDayOfWeek()) : past)
                        .toList();
        Money sum =
                chosen.stream()
                        .map(day -> days.getOrDefault(day, Money.ZERO))
                        .reduce(Money.ZERO, Money::plus);
        return new Money(
                sum.amount().divide(BigDecimal.valueOf(chosen.size()), 6, RoundingMode.HALF_EVEN));
    }
}

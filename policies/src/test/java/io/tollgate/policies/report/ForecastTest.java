package io.tollgate.policies.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.policies.price.Money;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ForecastTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 16);
    private static final LocalDate END = LocalDate.of(2026, 12, 1);

    @Test
    void weekendsAreLikeWeekends() {
        Map<LocalDate, Money> days =
                LocalDate.of(2026, 10, 1)
                        .datesUntil(TODAY)
                        .collect(Collectors.toMap(Function.identity(), ForecastTest::cost));
        Money expected =
                FIRST.datesUntil(END).map(ForecastTest::cost).reduce(Money.ZERO, Money::plus);
        assertThat(Forecast.atEnd(days, FIRST, TODAY, END)).isEqualTo(expected);
    }

    private static Money cost(LocalDate day) {
        boolean weekend =
                day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return Money.of(weekend ? "1" : "10");
    }

    @Test
    void aDayThatCostMoreThanUsualKeepsWhatItCost() {
        Map<LocalDate, Money> days =
                Map.of(TODAY.minusDays(1), Money.of("2"), TODAY, Money.of("50"));
        assertThat(Forecast.atEnd(days, FIRST, TODAY, END)).isEqualTo(Money.of("80"));
    }

    @Test
    void withoutADayThatIsOverNobodyKnows() {
        assertThat(Forecast.atEnd(Map.of(TODAY, Money.of("5")), FIRST, TODAY, END)).isNull();
    }
}

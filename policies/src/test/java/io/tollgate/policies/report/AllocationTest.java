package io.tollgate.policies.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.policies.price.Money;
import io.tollgate.policies.report.SharedCost.Driver;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class AllocationTest {

    @Test
    void sharesAndWhatIsIdleAddUp() {
        for (long seed = 0; seed < 3000; seed++) {
            Random random = new Random(seed);
            Map<String, Figures> usage = new HashMap<>();
            for (int i = random.nextInt(7); i > 0; i--) {
                usage.put("t/" + i, used(random.nextInt(4) * random.nextLong(1L << 30)));
            }
            Money amount =
                    new Money(
                            BigDecimal.valueOf(
                                    1 + random.nextInt(1_000_000), 1 + random.nextInt(4)));
            Long capacity = random.nextBoolean() ? 1L + random.nextLong(1L << 32) : null;
            Allocation allocation = Allocation.of(cost(amount, Driver.TOKENS, capacity), usage);
            assertThat(sum(allocation).plus(allocation.idle())).isEqualTo(amount);
            assertThat(allocation.idle().isNegative()).isFalse();
            assertThat(allocation.shares().values()).noneMatch(Money::isNegative);
            usage.forEach(
                    (team, figures) -> fair(allocation, team, figures, usage, amount, capacity));
        }
    }

    /** Nobody pays a unit more or less than his exact part. */
    private static void fair(
            Allocation allocation,
            String team,
            Figures figures,
            Map<String, Figures> usage,
            Money amount,
            Long capacity) {
        double used = usage.values().stream().mapToDouble(one -> one.tokens().total()).sum();
        double whole = capacity == null ? used : Math.max(used, capacity);
        double exact =
                used == 0 ? 0 : amount.amount().doubleValue() * figures.tokens().total() / whole;
        assertThat(allocation.shareOf(team).amount().doubleValue())
                .isBetween(exact - 0.011, exact + 0.011);
    }

    @Test
    void aCentThatIsLeftGoesToWhoLostMost() {
        Allocation allocation =
                Allocation.of(
                        cost(Money.of("100"), Driver.TOKENS, null),
                        Map.of("t/a", used(1), "t/b", used(1), "t/c", used(1)));
        assertThat(allocation.shares().values())
                .containsExactly(Money.of("33.34"), Money.of("33.33"), Money.of("33.33"));
        assertThat(allocation.shareOf("t")).isEqualTo(Money.of("100"));
    }

    @Test
    void whatNobodyUsedIsIdle() {
        Allocation allocation =
                Allocation.of(
                        cost(Money.of("1000"), Driver.TOKENS, 1000L), Map.of("t/a", used(250)));
        assertThat(allocation.shareOf("t/a")).isEqualTo(Money.of("250"));
        assertThat(allocation.idle()).isEqualTo(Money.of("750"));
        assertThat(Allocation.of(cost(Money.of("7"), Driver.COST, null), Map.of()).idle())
                .isEqualTo(Money.of("7"));
    }

    @Test
    void onlyTokensHaveACapacity() {
        assertThatThrownBy(() -> cost(Money.of("1"), Driver.CALLS, 5L))
                .isInstanceOf(ReportRefused.class);
    }

    private static Money sum(Allocation allocation) {
        return allocation.shares().values().stream().reduce(Money.ZERO, Money::plus);
    }

    private static SharedCost cost(Money amount, Driver driver, Long capacity) {
        return new SharedCost(
                "id", "ptu", "openai", YearMonth.of(2026, 10), amount, driver, capacity);
    }

    private static Figures used(long tokens) {
        return new Figures(
                Money.ofPicos(tokens), 1, 1, 0, 0, new Tokens(tokens, 0, 0, 0, 0, 0, 0, 0), 0, 0);
    }
}

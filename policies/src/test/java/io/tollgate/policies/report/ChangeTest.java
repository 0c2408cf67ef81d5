package io.tollgate.policies.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.policies.price.Money;
import io.tollgate.policies.report.Change.Item;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ChangeTest {

    @Test
    void thePartsAddUpToTheChange() {
        for (long seed = 0; seed < 5000; seed++) {
            Random random = new Random(seed);
            Map<Integer, Item> before = items(random);
            Map<Integer, Item> now = items(random);
            Change change = Change.between(before, now);
            assertThat(change.price().plus(change.volume()).plus(change.mix()))
                    .isEqualTo(change.total());
            assertThat(change.total()).isEqualTo(cost(now).minus(cost(before)));
        }
    }

    private static Money cost(Map<Integer, Item> items) {
        return items.values().stream().map(Item::cost).reduce(Money.ZERO, Money::plus);
    }

    private static Map<Integer, Item> items(Random random) {
        Map<Integer, Item> items = new HashMap<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            items.put(
                    random.nextInt(8),
                    item(random.nextInt(5) * random.nextInt(1_000_000), random.nextLong(1L << 45)));
        }
        return items;
    }

    private static Item item(long quantity, long picos) {
        return new Item(BigDecimal.valueOf(quantity), Money.ofPicos(picos));
    }

    private static Item at(long quantity, String dollars) {
        return new Item(BigDecimal.valueOf(quantity), Money.of(dollars));
    }

    @Test
    void twiceTheTokensAtTheSamePriceIsVolume() {
        assertThat(Change.between(Map.of("a", at(3, "1")), Map.of("a", at(6, "2"))))
                .isEqualTo(new Change(Money.of("1"), Money.ZERO, Money.of("1"), Money.ZERO));
    }

    @Test
    void theSameTokensForMoreIsPrice() {
        assertThat(Change.between(Map.of("a", at(3, "1")), Map.of("a", at(3, "4"))))
                .isEqualTo(new Change(Money.of("3"), Money.of("3"), Money.ZERO, Money.ZERO));
    }

    @Test
    void dearerModelsAreMix() {
        assertThat(
                        Change.between(
                                Map.of("a", at(2, "2"), "b", at(2, "20")),
                                Map.of("a", at(1, "1"), "b", at(3, "30"))))
                .isEqualTo(new Change(Money.of("9"), Money.ZERO, Money.ZERO, Money.of("9")));
    }

    @Test
    void whatBeginsIsVolume() {
        assertThat(Change.between(Map.of(), Map.of("a", at(1, "5"))))
                .isEqualTo(new Change(Money.of("5"), Money.ZERO, Money.of("5"), Money.ZERO));
    }
}

package io.tollgate.policies.store.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.policies.price.ModelPattern;
import io.tollgate.policies.price.Quote;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PriceSnapshotTest {

    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

    private final PriceSnapshot prices = PriceSnapshot.of(Catalogue.builtIn(), DeclaredPrices.NONE);

    @Test
    void remembersItsAnswersWithinABound() {
        Quote first = prices.quote("t", "openai", "openai", "gpt-5", NOW);
        assertThat(prices.quote("t", "openai", "openai", "gpt-5", NOW.plusSeconds(1)))
                .isSameAs(first);
        for (int i = 0; i < PriceSnapshot.REMEMBERED + 100; i++) {
            assertThat(prices.quote("t", "openai", "openai", "invented-" + i, NOW)).isNull();
        }
        assertThat(prices.remembered()).isPositive().isLessThanOrEqualTo(PriceSnapshot.REMEMBERED);
    }

    @Test
    void aNameThatNoModelHasIsNotLookedFor() {
        SetPrice all = row("*", "input=1", 1);
        PriceSnapshot prices = this.prices.with(List.of(all));
        String name = "m".repeat(PriceSnapshot.LONGEST_NAME);
        assertThat(prices.quote("t", "p", "openai", name, NOW)).isNotNull();
        assertThat(prices.quote("t", "p", "openai", name + "m", NOW)).isNull();
        assertThat(prices.remembered()).isEqualTo(1);
    }

    @Test
    void anOlderStateOfARowDoesNotReplaceALaterOne() {
        SetPrice older = row("m", "input=1", 1);
        SetPrice later = row("m", "input=2", 2);
        PriceSnapshot both = prices.with(List.of(later)).with(List.of(older));
        assertThat(both.change()).isEqualTo(2);
        assertThat(both.quote("t", "p", "openai", "m", NOW).priceId()).isEqualTo("set-2/p/m");
    }

    private static SetPrice row(String model, String terms, long change) {
        Overlay overlay =
                new Overlay(
                        null,
                        "p",
                        new ModelPattern(model),
                        "",
                        Instant.EPOCH,
                        TermsText.parse(terms));
        return new SetPrice("row", overlay, change, false);
    }
}

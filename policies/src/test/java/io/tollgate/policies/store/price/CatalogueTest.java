package io.tollgate.policies.store.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tollgate.policies.price.Money;
import io.tollgate.policies.price.Price;
import io.tollgate.policies.price.Quote;
import io.tollgate.policies.usage.TokenUsage;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTest {

    private static final Instant LATE_2026 = Instant.parse("2026-11-01T00:00:00Z");

    private static final Catalogue CATALOGUE = Catalogue.builtIn();
    private static final PriceSnapshot PRICES = PriceSnapshot.of(CATALOGUE, DeclaredPrices.NONE);

    @Test
    void saysWhereItComesFromAndNamesEachPriceOnce() {
        assertThat(CATALOGUE.head().get("version")).matches("published-[0-9a-f]{10}");
        assertThat(CATALOGUE.head()).containsKeys("sources", "facts", "generated");
        assertThat(CATALOGUE.prices().stream().map(Price::id)).doesNotHaveDuplicates();
        assertThat(CATALOGUE.list().providers())
                .contains("openai", "anthropic", "google", "bedrock", "azure", "mistral", "cohere")
                .contains("groq", "deepseek", "xai", "together", "fireworks", "openrouter");
        assertThat(CATALOGUE.prices()).hasSizeGreaterThan(1000);
    }

    /** Looked up by hand: a million of uncached prompt tokens would meet tiers, so a thousand. */
    @ParameterizedTest
    @CsvSource({
        "openai, gpt-5, 0.00125, 0.000125, 0.01",
        "openai, gpt-5-2025-08-07, 0.00125, 0.000125, 0.01",
        "openai, gpt-5.4-mini, 0.00075, 0.000075, 0.0045",
        "openai, o3, 0.002, 0.0005, 0.008",
        "anthropic, claude-opus-4-1-20250805, 0.015, 0.0015, 0.075",
        "anthropic, claude-opus-4-0, 0.015, 0.0015, 0.075",
        "anthropic, claude-sonnet-4-20250514, 0.003, 0.0003, 0.015",
        "anthropic, claude-sonnet-4-5, 0.003, 0.0003, 0.015",
        "anthropic, claude-haiku-4-5-20251001, 0.001, 0.0001, 0.005",
        "google, gemini-2.5-pro, 0.00125, 0.000125, 0.01",
        "vertex, publishers/google/models/gemini-2.5-pro, 0.00125, 0.000125, 0.01",
        "vertex, claude-opus-4-1@20250805, 0.015, 0.0015, 0.075",
        "azure, gpt-5-mini, 0.00025, 0.000025, 0.002",
        "bedrock, eu.anthropic.claude-sonnet-5-v1:0, 0.0033, 0.00033, 0.0165",
        "bedrock, global.anthropic.claude-sonnet-5-v1:0, 0.003, 0.0003, 0.015",
        "bedrock, us.amazon.nova-lite-v1:0, 0.00006, 0.000015, 0.00024",
        "deepseek, deepseek-v4-pro, 0.000435, 0.000003625, 0.00087",
        "xai, grok-4, 0.003, 0.00075, 0.015",
        "openrouter, x-ai/grok-4-fast, 0.0002, 0.00005, 0.0005",
    })
    void aThousandTokensCost(
            String provider, String model, String input, String cached, String output) {
        Quote quote = quote(provider, model, LATE_2026);
        assertThat(cost(quote, TokenUsage.of(1000, 0))).isEqualTo(Money.of(input));
        assertThat(cost(quote, new TokenUsage(0, 1000, 0, 0, 0, 0))).isEqualTo(Money.of(cached));
        assertThat(cost(quote, TokenUsage.of(0, 1000))).isEqualTo(Money.of(output));
    }

    @ParameterizedTest
    @CsvSource({
        "openai, gpt-9",
        "openai, gpt-5-unheard-of",
        "openai, gpt-image-1",
        "anthropic, claude",
        "deepseek, deepseek-chat",
        "google, gemini-pro-latest",
        "ollama, llama3.3",
        "openai, ''",
    })
    void ofOthersNothingIsSaid(String provider, String model) {
        assertThat(PRICES.quote("t", provider, "ollama", model, LATE_2026)).isNull();
    }

    @Test
    void soundHasItsOwnPrice() {
        Quote quote = quote("openai", "gpt-audio", LATE_2026);
        assertThat(cost(quote, new TokenUsage(1000, 0, 0, 0, 1000, 0, 1000, 1000)))
                .isEqualTo(Money.of("0.1085"));
    }

    @Test
    void aPriceBeginsAtItsInstant() {
        Instant change = Instant.parse("2025-06-10T00:00:00Z");
        Quote before = quote("openai", "o3", change.minusMillis(1));
        Quote after = quote("openai", "o3", change);
        assertThat(cost(before, TokenUsage.of(0, 1000))).isEqualTo(Money.of("0.04"));
        assertThat(cost(after, TokenUsage.of(0, 1000))).isEqualTo(Money.of("0.008"));
        String version = CATALOGUE.head().get("version");
        assertThat(before.priceId()).isEqualTo(version + "/openai/o3");
        assertThat(after.priceId()).isEqualTo(version + "+2025-06-10/openai/o3");
    }

    @Test
    void aLongPromptCostsMore() {
        Quote quote = quote("anthropic", "claude-sonnet-4-5", LATE_2026);
        assertThat(cost(quote, TokenUsage.of(200_000, 1000))).isEqualTo(Money.of("0.615"));
        assertThat(cost(quote, TokenUsage.of(200_001, 1000))).isEqualTo(Money.of("1.222506"));
        assertThat(quote.most(200_000, 1000)).isEqualTo(Money.of("1.215"));
        assertThat(quote.most(200_001, 1000)).isEqualTo(Money.of("2.422512"));
    }

    @Test
    void tiersThatNobodyPublishedAreNotKnown() {
        Quote quote = quote("openai", "gpt-5", LATE_2026);
        assertThat(quote.knows("default")).isTrue();
        assertThat(quote.knows("priority")).isFalse();
        assertThat(quote.cost(TokenUsage.of(1, 1), "priority")).isNull();
        assertThat(quote.cost(TokenUsage.of(1, 1), "auto"))
                .isEqualTo(quote.cost(TokenUsage.of(1, 1), ""));
    }

    @Test
    void aBrokenLineIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Catalogue.read(List.of("# version: v", "openai|gpt-5|input=1")))
                .withMessageContaining("openai|gpt-5|input=1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Catalogue.read(List.of("openai|gpt-5|||input=1")));
    }

    private static Quote quote(String provider, String model, Instant at) {
        Quote quote = PRICES.quote("t", provider, "openai", model, at);
        assertThat(quote).as(provider + " " + model).isNotNull();
        return quote;
    }

    private static Money cost(Quote quote, TokenUsage usage) {
        Money cost = quote.cost(usage, "");
        assertThat(cost).isNotNull();
        return cost;
    }
}

package io.tollgate.policies.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.policies.store.price.TermsText;
import io.tollgate.policies.usage.TokenUsage;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PriceIdTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "published-1/anthropic/claude-x",
                "published-1+2026-01-01/openai/gpt-*@priority",
                "set-7/openai/gpt-x>200000",
                "set-7/openai/gpt-x@flex>200000#whole",
                "declared-1/lab/a>b#whole"
            })
    void isReadAsItIsWritten(String text) {
        assertThat(PriceId.of(text)).hasToString(text);
    }

    @Test
    void namesTheTierOfTheContext() {
        Price price =
                new Price(
                        "v1",
                        "openai",
                        new ModelPattern("long-x"),
                        "",
                        Instant.EPOCH,
                        TermsText.parse("input=1 > 200000 input=2"));
        PricedQuote quote = new PricedQuote(Map.of("", price));
        assertThat(quote.priceId(TokenUsage.of(200_000, 1)))
                .isEqualTo(new PriceId("v1/openai/long-x", 0, false));
        PriceId above = quote.priceId(TokenUsage.of(200_001, 1));
        assertThat(above).hasToString("v1/openai/long-x>200000");
        assertThat(PriceId.of(above.asWhole().toString()))
                .isEqualTo(new PriceId("v1/openai/long-x", 200_000, true));
    }
}

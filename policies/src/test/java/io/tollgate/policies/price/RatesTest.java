package io.tollgate.policies.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tollgate.policies.usage.TokenUsage;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RatesTest {

    private static final TokenUsage ALL_TEXT = new TokenUsage(1, 10, 100, 0, 1000, 10_000);

    @Test
    void kindsWithoutAPriceOfTheirOwnAreChargedAsTheirNeighbours() {
        Rates rates = rates(TokenKind.INPUT, "1", TokenKind.OUTPUT, "2");
        assertThat(rates.cost(ALL_TEXT)).isEqualTo(Money.of("0.022111"));
        assertThat(rates.cost(new TokenUsage(0, 0, 0, 5, 0, 0))).isEqualTo(Money.of("0.000005"));
    }

    @Test
    void kindsWithAPriceOfTheirOwnAreChargedAtIt() {
        Rates rates =
                new Rates(
                        Map.of(
                                TokenKind.INPUT, new BigDecimal("1"),
                                TokenKind.CACHE_READ, new BigDecimal("0.1"),
                                TokenKind.CACHE_WRITE_5M, new BigDecimal("1.25"),
                                TokenKind.CACHE_WRITE_1H, new BigDecimal("2"),
                                TokenKind.OUTPUT, new BigDecimal("5"),
                                TokenKind.REASONING, new BigDecimal("7"),
                                TokenKind.AUDIO_INPUT, new BigDecimal("40"),
                                TokenKind.AUDIO_OUTPUT, new BigDecimal("80"),
                                TokenKind.REQUEST, new BigDecimal("0.005")));
        TokenUsage usage = new TokenUsage(1000, 2000, 3000, 4000, 5000, 6000, 7000, 8000);
        assertThat(rates.cost(usage))
                .isEqualTo(
                        Money.of("0.001")
                                .plus(Money.of("0.0002"))
                                .plus(Money.of("0.00375"))
                                .plus(Money.of("0.008"))
                                .plus(Money.of("0.025"))
                                .plus(Money.of("0.042"))
                                .plus(Money.of("0.28"))
                                .plus(Money.of("0.64"))
                                .plus(Money.of("0.005")));
    }

    @Test
    void whatNothingStandsInForIsNotKnown() {
        Rates plain = rates(TokenKind.INPUT, "1", TokenKind.OUTPUT, "2");
        assertThat(plain.cost(new TokenUsage(1, 0, 0, 0, 1, 0, 1, 0))).isNull();
        assertThat(plain.cost(new TokenUsage(1, 0, 0, 0, 1, 0, 0, 1))).isNull();
        Rates short5m = rates(TokenKind.INPUT, "1", TokenKind.CACHE_WRITE_5M, "1.25");
        assertThat(short5m.cost(new TokenUsage(1, 0, 1, 0, 0, 0))).isNotNull();
        assertThat(short5m.cost(new TokenUsage(1, 0, 0, 1, 0, 0))).isNull();
        assertThat(short5m.cost(TokenUsage.of(1, 1))).as("an embedding's answer").isNull();
    }

    @Test
    void pricesThatCouldNotBeExactAreRefused() {
        refused("0.0000001", "input: a price has at most 6 decimals");
        refused("-1", "input: a price cannot be negative");
        refused("1e9", "input: a price has at most 9 digits before its point");
        assertThat(
                        rates(TokenKind.INPUT, "0.000001000", TokenKind.OUTPUT, "0")
                                .cost(TokenUsage.of(1, 0)))
                .isEqualTo(Money.ofPicos(1));
    }

    private static void refused(String price, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Rates(Map.of(TokenKind.INPUT, new BigDecimal(price))))
                .withMessageStartingWith(why);
    }

    @Test
    void aDeclaredPriceIsForAllKinds() {
        TokenPrice declared = new TokenPrice(new BigDecimal("1.5"), new BigDecimal("2"));
        TokenUsage usage = new TokenUsage(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(declared.terms().cost(usage)).isEqualTo(new Money(declared.of(usage)));
    }

    private static Rates rates(TokenKind one, String price, TokenKind other, String its) {
        return new Rates(Map.of(one, new BigDecimal(price), other, new BigDecimal(its)));
    }
}

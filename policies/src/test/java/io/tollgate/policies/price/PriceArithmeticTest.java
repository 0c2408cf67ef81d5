package io.tollgate.policies.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.policies.usage.TokenUsage;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is true of all prices. */
class PriceArithmeticTest {

    private static final int ROUNDS = 50_000;

    @Test
    void aCostIsTheSumOfTokensTimesPrices() {
        RandomPrices random = new RandomPrices(new Random(5));
        int known = 0;
        for (int i = 0; i < ROUNDS; i++) {
            Rates rates = random.rates();
            TokenUsage usage = random.usage();
            BigInteger picos = picos(rates.prices(), usage);
            Money cost = rates.cost(usage);
            if (picos == null) {
                assertThat(cost).isNull();
            } else {
                known++;
                assertThat(cost).isNotNull();
                assertThat(cost.amount().unscaledValue()).isEqualTo(picos);
            }
        }
        assertThat(known).isGreaterThan(ROUNDS / 20);
    }

    /** The same in whole pico-dollars, written anew. */
    private static BigInteger picos(Map<TokenKind, BigDecimal> prices, TokenUsage usage) {
        BigDecimal in = prices.get(TokenKind.INPUT);
        BigDecimal out = prices.get(TokenKind.OUTPUT);
        BigDecimal write = prices.get(TokenKind.CACHE_WRITE_5M);
        List<BigDecimal> each =
                Arrays.asList(
                        in,
                        prices.getOrDefault(TokenKind.CACHE_READ, in),
                        prices.getOrDefault(TokenKind.CACHE_WRITE_5M, in),
                        prices.getOrDefault(TokenKind.CACHE_WRITE_1H, write == null ? in : null),
                        out,
                        prices.getOrDefault(TokenKind.REASONING, out),
                        prices.get(TokenKind.AUDIO_INPUT),
                        prices.get(TokenKind.AUDIO_OUTPUT));
        long[] counts = {
            usage.input(), usage.cacheRead(), usage.cacheWrite5m(), usage.cacheWrite1h(),
            usage.output(), usage.reasoning(), usage.audioInput(), usage.audioOutput()
        };
        BigInteger sum =
                prices.getOrDefault(TokenKind.REQUEST, BigDecimal.ZERO)
                        .movePointRight(12)
                        .toBigIntegerExact();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0 && each.get(i) == null) {
                return null;
            }
            if (counts[i] > 0) {
                BigInteger price = each.get(i).movePointRight(6).toBigIntegerExact();
                sum = sum.add(price.multiply(BigInteger.valueOf(counts[i])));
            }
        }
        return sum;
    }

    @Test
    void nothingThatFitsTheBoundCostsMoreThanIt() {
        Random seeded = new Random(7);
        RandomPrices random = new RandomPrices(seeded);
        int compared = 0;
        for (int i = 0; i < ROUNDS; i++) {
            Quote quote = random.quote();
            TokenUsage usage = random.usage();
            long in = usage.totalInput() + (seeded.nextBoolean() ? 0 : seeded.nextInt(50_000));
            long out = usage.totalOutput() + (seeded.nextBoolean() ? 0 : seeded.nextInt(50_000));
            Money most = quote.most(in, out);
            for (String tier : List.of("", "priority", "flex", "batch", "default", "turbo")) {
                Money cost = quote.cost(usage, tier);
                if (cost != null) {
                    compared++;
                    assertThat(cost.atMost(most)).as("%s of %s", cost, most).isTrue();
                }
                assertThat(cost == null || quote.knows(tier)).isTrue();
            }
        }
        assertThat(compared).isGreaterThan(ROUNDS / 10);
    }

    @Test
    void theBoundIsMetByTheDearestUsage() {
        Rates rates =
                new Rates(
                        Map.of(
                                TokenKind.INPUT, BigDecimal.valueOf(3),
                                TokenKind.CACHE_WRITE_1H, BigDecimal.valueOf(6),
                                TokenKind.OUTPUT, BigDecimal.valueOf(15)));
        Terms terms = Terms.of(rates);
        assertThat(terms.most(1000, 100))
                .isEqualTo(terms.cost(new TokenUsage(0, 0, 0, 1000, 100, 0)));
    }

    @Test
    void aLongerPromptChangesTheWholeRequestsPriceBeyondItsEdge() {
        Terms terms =
                new Terms(
                        List.of(
                                new ContextTier(0, flat("3")),
                                new ContextTier(128_000, flat("4")),
                                new ContextTier(200_000, flat("6"))));
        assertThat(terms.cost(TokenUsage.of(128_000, 0))).isEqualTo(Money.of("0.384"));
        assertThat(terms.cost(TokenUsage.of(128_001, 0))).isEqualTo(Money.of("0.512004"));
        assertThat(terms.cost(TokenUsage.of(200_000, 0))).isEqualTo(Money.of("0.8"));
        assertThat(terms.cost(new TokenUsage(1, 200_000, 0, 0, 0, 0)))
                .as("cached tokens make a prompt long as well")
                .isEqualTo(Money.of("1.200006"));
        assertThat(terms.most(200_000, 0)).isEqualTo(Money.of("0.8"));
        assertThat(terms.most(200_001, 0)).isEqualTo(Money.of("1.200006"));
    }

    private static Rates flat(String price) {
        return new Rates(Map.of(TokenKind.INPUT, new BigDecimal(price)));
    }
}

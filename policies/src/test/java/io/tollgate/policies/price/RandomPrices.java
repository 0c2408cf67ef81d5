package io.tollgate.policies.price;

import io.tollgate.policies.usage.TokenUsage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Prices and usages by a seeded chance. */
final class RandomPrices {

    private final RandomGenerator random;

    RandomPrices(RandomGenerator random) {
        this.random = random;
    }

    Rates rates() {
        Map<TokenKind, BigDecimal> prices = new EnumMap<>(TokenKind.class);
        for (TokenKind kind : TokenKind.values()) {
            if (random.nextInt(3) > 0) {
                prices.put(kind, BigDecimal.valueOf(random.nextLong(200_000_000), 6));
            }
        }
        return new Rates(prices);
    }

    /** With up to three tiers, one of which begins where it is likely to be met. */
    Terms terms() {
        List<ContextTier> tiers = new ArrayList<>();
        long above = 0;
        for (int i = random.nextInt(3); i >= 0; i--) {
            tiers.add(new ContextTier(above, rates()));
            above += 1 + random.nextInt(20_000);
        }
        return new Terms(tiers);
    }

    Quote quote() {
        Map<String, Price> tiers = new HashMap<>();
        for (String tier : List.of("", "priority", "flex", "batch")) {
            if (tier.isEmpty() || random.nextBoolean()) {
                tiers.put(
                        tier,
                        new Price("v", "p", new ModelPattern("m"), tier, Instant.EPOCH, terms()));
            }
        }
        return new PricedQuote(tiers);
    }

    TokenUsage usage() {
        return new TokenUsage(
                count(), count(), count(), count(), count(), count(), count(), count());
    }

    private long count() {
        return switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> random.nextInt(10);
            case 2 -> random.nextInt(30_000);
            default -> random.nextLong(TokenUsage.MOST);
        };
    }
}

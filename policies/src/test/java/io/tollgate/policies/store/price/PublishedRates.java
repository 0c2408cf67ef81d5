package io.tollgate.policies.store.price;

import io.tollgate.policies.price.Rates;
import io.tollgate.policies.price.TokenKind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.Map;

/** Collects a model's prices as a source gives them. */
final class PublishedRates {

    /** Decimals of dollars for a million tokens; no provider publishes more. */
    private static final int DECIMALS = 6;

    private final Map<TokenKind, BigDecimal> prices = new EnumMap<>(TokenKind.class);

    /**
     * Some sources computed with binary fractions: 0.18000000000000002 is 0.18, and a twelfth,
     * which has no end, is taken to be the next higher number that has.
     */
    void put(TokenKind kind, BigDecimal price) {
        BigDecimal clean = price.round(new MathContext(12)).stripTrailingZeros();
        prices.put(
                kind,
                clean.scale() > DECIMALS ? clean.setScale(DECIMALS, RoundingMode.CEILING) : clean);
    }

    boolean isEmpty() {
        return prices.isEmpty();
    }

    Rates rates() {
        return new Rates(prices);
    }
}

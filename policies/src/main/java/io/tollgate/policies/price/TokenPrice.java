package io.tollgate.policies.price;

import io.tollgate.policies.usage.TokenUsage;
import java.math.BigDecimal;

/**
 * What a model's tokens cost, in one currency for all of a gateway.
 *
 * @param input for a million prompt tokens, cached or not
 * @param output for a million answer tokens, reasoning included
 */
public record TokenPrice(BigDecimal input, BigDecimal output) {

    public TokenPrice {
        if (input.signum() < 0 || output.signum() < 0) {
            throw new IllegalArgumentException("negative price");
        }
    }

    /** Of so many tokens, exactly. */
    public BigDecimal of(long inputTokens, long outputTokens) {
        return input.multiply(BigDecimal.valueOf(inputTokens))
                .add(output.multiply(BigDecimal.valueOf(outputTokens)))
                .movePointLeft(6);
    }

    public BigDecimal of(TokenUsage usage) {
        return of(usage.totalInput(), usage.totalOutput());
    }
}

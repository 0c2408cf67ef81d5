package io.tollgate.policies.price;

import io.tollgate.policies.usage.TokenUsage;
import java.math.BigDecimal;
import java.util.Map;

/**
 * What a model's tokens cost where somebody declared it plainly, in one currency for all of a
 * gateway.
 *
 * @param input for a million prompt tokens, cached or not
 * @param output for a million answer tokens, reasoning included
 */
public record TokenPrice(BigDecimal input, BigDecimal output) {

    /**
     * @throws IllegalArgumentException if a price is negative
     */
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

    /** The same as a list of prices: two numbers for all kinds of tokens. */
    public Terms terms() {
        return Terms.of(
                new Rates(
                        Map.of(
                                TokenKind.INPUT,
                                input,
                                TokenKind.AUDIO_INPUT,
                                input,
                                TokenKind.OUTPUT,
                                output,
                                TokenKind.AUDIO_OUTPUT,
                                output)));
    }
}

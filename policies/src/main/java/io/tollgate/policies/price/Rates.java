package io.tollgate.policies.price;

import io.tollgate.policies.usage.TokenUsage;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A list of prices by kind, in dollars for a million tokens and for one request.
 *
 * <p>A kind that is not listed may be charged as another one: reasoning as output, cache reads as
 * input, cache writes as input where no kind of write is listed. Nothing stands in for audio, nor
 * for writes for an hour beside listed ones for five minutes: those are dearer, by how much only
 * the provider knows. Such a price is not known, which is not zero.
 */
public final class Rates {

    /** A price has fewer digits before the point than would make amounts unbounded. */
    private static final int INTEGER_DIGITS = 9;

    private static final TokenKind[] KINDS = TokenKind.values();

    private final Map<TokenKind, BigDecimal> prices;

    /** What one unit of each kind costs; a kind that is missing has no known price. */
    private final Map<TokenKind, BigDecimal> units = new EnumMap<>(TokenKind.class);

    private final Money dearestPrompt;
    private final Money dearestAnswer;
    private final Money request;

    /**
     * @throws IllegalArgumentException if a price is negative, too large, or too fine to be exact
     */
    public Rates(Map<TokenKind, BigDecimal> prices) {
        Map<TokenKind, BigDecimal> plain = new EnumMap<>(TokenKind.class);
        prices.forEach((kind, price) -> plain.put(kind, checked(kind, price)));
        this.prices = Collections.unmodifiableMap(plain);
        for (TokenKind kind : KINDS) {
            BigDecimal price = charged(kind);
            if (price != null) {
                units.put(kind, price.movePointLeft(kind.unit()).setScale(Money.SCALE));
            }
        }
        dearestPrompt = dearest(TokenKind.Side.PROMPT);
        dearestAnswer = dearest(TokenKind.Side.ANSWER);
        request = dearest(TokenKind.Side.CALL);
    }

    private static BigDecimal checked(TokenKind kind, BigDecimal price) {
        BigDecimal plain = price.stripTrailingZeros();
        if (plain.signum() < 0) {
            throw new IllegalArgumentException(kind.word() + ": a price cannot be negative");
        }
        if (plain.scale() > kind.decimals()) {
            throw new IllegalArgumentException(
                    "%s: a price has at most %d decimals, so that no cost is ever rounded"
                            .formatted(kind.word(), kind.decimals()));
        }
        if (plain.precision() - plain.scale() > INTEGER_DIGITS) {
            throw new IllegalArgumentException(
                    "%s: a price has at most %d digits before its point"
                            .formatted(kind.word(), INTEGER_DIGITS));
        }
        return plain;
    }

    /**
     * What a kind is charged at, by its own price or another's: dollars for a million tokens, or
     * for one request; null if nobody knows.
     */
    public @Nullable BigDecimal charged(TokenKind kind) {
        BigDecimal own = prices.get(kind);
        if (own != null) {
            return own;
        }
        return switch (kind) {
            case REASONING -> prices.get(TokenKind.OUTPUT);
            case CACHE_READ, CACHE_WRITE_5M -> prices.get(TokenKind.INPUT);
            case CACHE_WRITE_1H ->
                    prices.containsKey(TokenKind.CACHE_WRITE_5M)
                            ? null
                            : prices.get(TokenKind.INPUT);
            case REQUEST -> BigDecimal.ZERO;
            case INPUT, OUTPUT, AUDIO_INPUT, AUDIO_OUTPUT, IMAGE -> null;
        };
    }

    /** As they were listed. */
    public Map<TokenKind, BigDecimal> prices() {
        return prices;
    }

    /** Of what was used, exactly; null if it holds a kind whose price is not known. */
    @Nullable Money cost(TokenUsage usage) {
        BigDecimal sum = Money.ZERO.amount();
        for (TokenKind kind : KINDS) {
            long count = kind.in(usage);
            if (count != 0) {
                BigDecimal unit = units.get(kind);
                if (unit == null) {
                    return null;
                }
                sum = sum.add(unit.multiply(BigDecimal.valueOf(count)));
            }
        }
        return new Money(sum);
    }

    /** Of so many of one kind, exactly; null if its price is not known. */
    public @Nullable Money cost(TokenKind kind, long count) {
        BigDecimal unit = units.get(kind);
        return unit == null ? null : new Money(unit.multiply(BigDecimal.valueOf(count)));
    }

    /** Of a request, all of whose tokens are of the dearest known kinds. */
    Money most(long inputTokens, long outputTokens) {
        return dearestPrompt
                .times(inputTokens)
                .plus(dearestAnswer.times(outputTokens))
                .plus(request);
    }

    private Money dearest(TokenKind.Side side) {
        Money dearest = Money.ZERO;
        for (TokenKind kind : KINDS) {
            BigDecimal unit = units.get(kind);
            if (kind.side() == side && unit != null) {
                dearest = dearest.max(new Money(unit));
            }
        }
        return dearest;
    }
}

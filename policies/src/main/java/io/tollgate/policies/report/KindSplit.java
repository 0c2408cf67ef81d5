package io.tollgate.policies.report;

import io.tollgate.policies.price.ContextTier;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.price.PriceId;
import io.tollgate.policies.price.Rates;
import io.tollgate.policies.price.Terms;
import io.tollgate.policies.price.TokenKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Divides what usage cost by the kinds of its tokens: each kind's tokens by the very price that
 * they were charged by. What has no price, or cost something else than its tokens by the price,
 * stays whole and is shown so; nothing is spread.
 */
public final class KindSplit {

    private final Map<String, Terms> terms;

    private KindSplit(Map<String, Terms> terms) {
        this.terms = terms;
    }

    /** For lines that tell prices apart. */
    public static KindSplit of(Collection<UsageLine> lines, TermsBook book) {
        List<String> prices =
                lines.stream()
                        .map(line -> line.value(Field.PRICE_ID))
                        .filter(Objects::nonNull)
                        .map(id -> PriceId.of(id).price())
                        .distinct()
                        .toList();
        return new KindSplit(prices.isEmpty() ? Map.of() : book.terms(prices));
    }

    /**
     * A part of a line.
     *
     * @param kind null for one that cannot be divided
     * @param rate dollars for a million tokens, or for one request; null with the kind
     */
    public record Part(@Nullable TokenKind kind, @Nullable BigDecimal rate, Figures figures) {}

    /** The parts, whose figures add up to the line's. */
    public List<Part> split(UsageLine line) {
        Rates rates = rates(line.value(Field.PRICE_ID));
        List<Part> parts = rates == null ? null : parts(line.figures(), rates);
        return parts == null ? List.of(new Part(null, null, line.figures())) : parts;
    }

    private @Nullable Rates rates(@Nullable String priceId) {
        if (priceId == null) {
            return null;
        }
        PriceId id = PriceId.of(priceId);
        Terms known = id.whole() ? null : terms.get(id.price());
        ContextTier tier = known == null ? null : known.above(id.above());
        return tier == null ? null : tier.rates();
    }

    /** Null if the price does not make up the cost. */
    private static @Nullable List<Part> parts(Figures line, Rates rates) {
        List<Part> parts = new ArrayList<>();
        Money sum = Money.ZERO;
        for (TokenKind kind : TokenKind.values()) {
            long count = kind == TokenKind.REQUEST ? line.attempts() : line.tokens().of(kind);
            if (count != 0) {
                Money cost = rates.cost(kind, count);
                if (cost == null) {
                    return null;
                }
                sum = sum.plus(cost);
                parts.add(
                        new Part(
                                kind,
                                rates.charged(kind),
                                kind == TokenKind.REQUEST
                                        ? line.ofCalls(cost)
                                        : Figures.ofTokens(Tokens.of(kind, count), cost)));
            }
        }
        return sum.equals(line.cost()) && !parts.isEmpty() ? parts : null;
    }
}

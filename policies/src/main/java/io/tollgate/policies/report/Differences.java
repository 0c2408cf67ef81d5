package io.tollgate.policies.report;

import io.tollgate.policies.price.Money;
import io.tollgate.policies.price.TokenKind;
import io.tollgate.policies.report.Reconciliation.Explanation;
import io.tollgate.policies.report.Reconciliation.Reason;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Explains a difference by what could have made it: each reason takes of what is left no more than
 * it can have been, and the last takes the rest.
 *
 * @param charged by the provider
 */
record Differences(List<UsageLine> lines, KindSplit split, Money charged) {

    List<Explanation> explain(Money difference) {
        List<Explanation> explanations = new ArrayList<>();
        Money left = difference;
        for (Reason reason : Reason.values()) {
            Money part = reason == Reason.OTHER ? left : atMost(left, most(reason, left));
            if (!part.isZero()) {
                explanations.add(new Explanation(reason, part));
                left = left.minus(part);
            }
        }
        return explanations;
    }

    private static Money atMost(Money left, Money most) {
        return left.isNegative() ? left.max(most.negated()) : left.min(most);
    }

    private Money most(Reason reason, Money left) {
        return switch (reason) {
            case UNPRICED -> left.isNegative() ? Money.ZERO : unpriced();
            case ESTIMATED -> cost(Differences::isEstimated);
            case ABORTED -> cost(line -> !isEstimated(line) && isAborted(line));
            case CACHE -> cache(left);
            case OTHER -> throw new IllegalArgumentException("it has no bound");
        };
    }

    private interface Condition {

        boolean holds(UsageLine line);
    }

    private Money cost(Condition condition) {
        return lines.stream()
                .filter(condition::holds)
                .map(line -> line.figures().cost())
                .reduce(Money.ZERO, Money::plus);
    }

    private static boolean isEstimated(UsageLine line) {
        String source = line.text(Field.SOURCE);
        return source.equals("ESTIMATED") || source.equals("PARTIAL");
    }

    private static boolean isAborted(UsageLine line) {
        return !line.text(Field.END_REASON).equals("COMPLETE");
    }

    /** Nobody here knows its price, but the provider's average for all of the day's tokens. */
    private Money unpriced() {
        long all = 0;
        long without = 0;
        for (UsageLine line : lines) {
            long tokens = line.figures().tokens().total();
            all += tokens;
            without += line.figures().unpriced() == 0 ? 0 : tokens;
        }
        if (without == 0 || !charged.isPositive()) {
            return Money.ZERO;
        }
        return new Money(
                charged.amount()
                        .multiply(BigDecimal.valueOf(without))
                        .divide(BigDecimal.valueOf(all), Money.SCALE, RoundingMode.HALF_EVEN));
    }

    /**
     * The provider charges more: what was read from the cache may have been charged like the rest.
     * It charges less: prompts may have come from the cache without its saying so.
     */
    private Money cache(Money left) {
        Money most = Money.ZERO;
        for (UsageLine line : lines) {
            List<KindSplit.Part> parts = split.split(line);
            for (KindSplit.Part part : parts) {
                if (left.isNegative() && part.kind() == TokenKind.INPUT) {
                    most = most.plus(part.figures().cost());
                } else if (!left.isNegative() && part.kind() == TokenKind.CACHE_READ) {
                    most = most.plus(saved(part, parts));
                }
            }
        }
        return most;
    }

    private static Money saved(KindSplit.Part cached, List<KindSplit.Part> parts) {
        for (KindSplit.Part part : parts) {
            BigDecimal rate = part.rate();
            if (part.kind() == TokenKind.INPUT && rate != null) {
                BigDecimal full =
                        rate.movePointLeft(TokenKind.INPUT.unit())
                                .multiply(
                                        BigDecimal.valueOf(cached.figures().tokens().cacheRead()));
                return new Money(full).minus(cached.figures().cost()).max(Money.ZERO);
            }
        }
        return Money.ZERO;
    }
}

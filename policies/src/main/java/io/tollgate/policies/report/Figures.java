package io.tollgate.policies.report;

import io.tollgate.policies.price.Money;
import org.jspecify.annotations.Nullable;

/**
 * What some usage comes to. Figures add up, whatever they are split by.
 *
 * @param cost of what has a price
 * @param calls by their first attempts
 * @param attempts all that ended, copies included
 * @param unpriced attempts whose cost nobody knows; their tokens are counted, and no cost
 * @param errors attempts that the provider or the gateway failed
 * @param firstTokenMillis the sum over those attempts that had a first token
 * @param firstTokens how many had one
 */
public record Figures(
        Money cost,
        long calls,
        long attempts,
        long unpriced,
        long errors,
        Tokens tokens,
        long firstTokenMillis,
        long firstTokens) {

    public static final Figures ZERO = new Figures(Money.ZERO, 0, 0, 0, 0, Tokens.NONE, 0, 0);

    public Figures plus(Figures other) {
        return new Figures(
                cost.plus(other.cost),
                Math.addExact(calls, other.calls),
                Math.addExact(attempts, other.attempts),
                Math.addExact(unpriced, other.unpriced),
                Math.addExact(errors, other.errors),
                tokens.plus(other.tokens),
                Math.addExact(firstTokenMillis, other.firstTokenMillis),
                Math.addExact(firstTokens, other.firstTokens));
    }

    /** Tokens of one kind and what they cost, which are no calls. */
    static Figures ofTokens(Tokens tokens, Money cost) {
        return new Figures(cost, 0, 0, 0, 0, tokens, 0, 0);
    }

    /** The same calls, without tokens, for another cost. */
    Figures ofCalls(Money ofCalls) {
        return new Figures(
                ofCalls,
                calls,
                attempts,
                unpriced,
                errors,
                Tokens.NONE,
                firstTokenMillis,
                firstTokens);
    }

    /** Until the first token, on average, to the millisecond; null if none had one. */
    public @Nullable Long meanFirstTokenMillis() {
        return firstTokens <= 0 ? null : Math.round((double) firstTokenMillis / firstTokens);
    }

    public boolean isZero() {
        return equals(ZERO);
    }
}

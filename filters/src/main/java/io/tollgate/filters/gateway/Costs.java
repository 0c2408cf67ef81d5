package io.tollgate.filters.gateway;

import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.filters.dialect.RelayFace;
import io.tollgate.filters.translate.ClientCall;
import io.tollgate.filters.translate.PromptBound;
import io.tollgate.filters.upstream.OutputLimits;
import io.tollgate.filters.upstream.Target;
import io.tollgate.filters.upstream.choice.Candidate;
import io.tollgate.filters.upstream.choice.Destinations;
import io.tollgate.filters.upstream.choice.Roster;
import io.tollgate.policies.access.Caller;
import io.tollgate.policies.account.Accounts;
import io.tollgate.policies.budget.Budget;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.price.Quote;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the attempts of one call can cost at most. Only hard budgets need to know: for callers
 * without one, nothing is bounded and nothing held.
 */
final class Costs {

    /** For models of which nobody knows how much they can say. */
    private static final long LONGEST = 32_768;

    /** Less is no answer; who cannot pay for it is refused. */
    private static final long SHORTEST = 16;

    private final Accounts accounts;
    private final Caller caller;
    private final ClientCall call;
    private final Selection selection;
    private final OutputLimits limits;
    private final boolean bounded;
    private final long inputTokens;
    private final @Nullable Long asked;
    private @Nullable Long cap;

    Costs(
            Accounts accounts,
            Caller caller,
            ClientCall call,
            Selection selection,
            OutputLimits limits) {
        this.accounts = accounts;
        this.caller = caller;
        this.call = call;
        this.selection = selection;
        this.limits = limits;
        this.bounded = caller.hasHardBudget();
        this.inputTokens = bounded ? PromptBound.of(call) : 0;
        this.asked = bounded ? call.longestAnswer() : null;
    }

    /**
     * Of one attempt.
     *
     * @param quote null if nobody knows the price
     * @param most that is held for it; zero without a hard budget
     * @param outputTokens that the answer can have, negative if nothing bounds it
     */
    record Cost(@Nullable Quote quote, Money most, long outputTokens) {

        static Cost unbounded(@Nullable Quote quote) {
            return new Cost(quote, Money.ZERO, -1);
        }
    }

    /** How long the prompt is, roughly: for where no provider tells. */
    long promptTokens() {
        return call.promptTokensBySize();
    }

    /**
     * Of an attempt.
     *
     * @throws GatewayException if nobody knows, and its caller has a hard budget
     */
    Cost of(Attempt attempt) {
        return of(attempt.seat().candidate());
    }

    private Cost of(Candidate candidate) {
        Quote quote = quote(candidate);
        if (!bounded) {
            return Cost.unbounded(quote);
        }
        if (quote == null || call.face() instanceof RelayFace) {
            requireUnpricedAllowed(candidate);
            return Cost.unbounded(quote);
        }
        long longest = longest(candidate);
        return new Cost(quote, quote.most(inputTokens, longest), longest);
    }

    private @Nullable Quote quote(Candidate candidate) {
        String dialect = candidate.provider().dialectFor(call.face()).name();
        return accounts.quote(
                caller,
                candidate.provider().name(),
                dialect,
                candidate.target().modelFor(selection.model()));
    }

    private void requireUnpricedAllowed(Candidate candidate) {
        for (Budget budget : caller.budgets()) {
            if (budget.hard() && !budget.allowUnpriced()) {
                throw new GatewayException(
                        Kind.PERMISSION,
                        "Nobody can say what this call to '"
                                + candidate.target().modelFor(selection.model())
                                + "' at '"
                                + candidate.provider().name()
                                + "' may cost, and the budget '"
                                + budget.id()
                                + "' is hard. Give the model a price, or allow unpriced models.");
            }
        }
    }

    private long longest(Candidate candidate) {
        if (asked != null) {
            return asked;
        }
        Target target = candidate.target();
        Integer known =
                target.maxOutputTokens() == null
                        ? limits.of(target.modelFor(selection.model()))
                        : target.maxOutputTokens();
        long longest = known == null ? LONGEST : known;
        return cap == null ? longest : Math.min(cap, longest);
    }

    /** The dearest of the targets that may be asked. */
    Money most() {
        Money most = Money.ZERO;
        if (bounded && !(call.face() instanceof RelayFace)) {
            for (Candidate candidate : candidates()) {
                Quote quote = quote(candidate);
                if (quote != null) {
                    most = most.max(quote.most(inputTokens, longest(candidate)));
                }
            }
        }
        return most;
    }

    /**
     * The limit that the request must be given so that it can be paid for: as much as the models
     * can say, or as the budgets can pay. Null if it has one, or needs none.
     */
    @Nullable Long limit() {
        if (!bounded || asked != null) {
            return null;
        }
        Money headroom = accounts.budgets().headroom(caller.budgets());
        long limit = SHORTEST;
        for (Candidate candidate : candidates()) {
            limit = Math.max(limit, longest(candidate));
        }
        for (Candidate candidate : candidates()) {
            Quote quote = quote(candidate);
            limit = quote == null ? limit : Math.min(limit, affordable(quote, headroom, limit));
        }
        cap = Math.max(SHORTEST, limit);
        return cap;
    }

    private long affordable(Quote quote, Money headroom, long wanted) {
        Money prompt = quote.most(inputTokens, 0);
        Money each = quote.most(inputTokens, 1).minus(prompt);
        Money rest = headroom.minus(prompt);
        if (!each.isPositive() || !rest.isPositive()) {
            return wanted;
        }
        return rest.amount().divideToIntegralValue(each.amount()).longValue();
    }

    private List<Candidate> candidates() {
        Destinations all = selection.traffic().destinations();
        return Stream.of(
                        all.targets(),
                        all.onFailure(),
                        all.onContextTooLong(),
                        all.onContentPolicy())
                .map(Roster::candidates)
                .flatMap(List::stream)
                .toList();
    }
}

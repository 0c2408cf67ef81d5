package io.tollgate.filters.gateway;

import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.GatewayException;
import io.tollgate.policies.account.AttemptAccount;
import io.tollgate.policies.account.AttemptFacts;
import io.tollgate.policies.account.CallAccount;
import io.tollgate.policies.budget.Verdict;
import io.tollgate.policies.ledger.Ledger.SpoolUnavailable;
import io.tollgate.policies.price.Money;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Has a call paid for: what its dearest attempt can cost is held before anybody is asked, and each
 * attempt stands in the ledger before its provider hears of it.
 */
final class Payment {

    private static final GatewayError UNWRITTEN =
            GatewayError.of(
                    Kind.OVERLOADED,
                    "The gateway cannot write down what this call would cost"
                            + " (metering_unavailable); try again later.");

    private final CallAccount account;
    private final Costs costs;

    Payment(CallAccount account, Costs costs) {
        this.account = account;
        this.costs = costs;
    }

    /** What its attempts cost goes here. */
    CallAccount account() {
        return account;
    }

    /** Holds the money; an error for the caller if there is too little. */
    Mono<Void> hold() {
        return paid(account.hold(costs.most()));
    }

    /**
     * @throws GatewayException if nobody can say what it may cost, and somebody must
     */
    void check(Attempt attempt) {
        costs.of(attempt);
    }

    /**
     * Has an attempt covered and written down, then makes it.
     *
     * @return an error for the caller if it cannot be
     */
    <T> Mono<T> pay(Attempt attempt, Mono<T> made) {
        Costs.Cost cost = costs.of(attempt);
        CompletionStage<Verdict> claimed = account.claim(cost.most());
        return claimed == null
                ? begun(attempt, cost, made)
                : paid(claimed)
                        .doOnError(_ -> attempt.cancelled())
                        .then(Mono.defer(() -> begun(attempt, cost, made)));
    }

    private <T> Mono<T> begun(Attempt attempt, Costs.Cost cost, Mono<T> made) {
        CompletionStage<Void> written;
        try {
            AttemptAccount begun = account.begin(facts(attempt), cost.quote(), cost.most());
            attempt.bill(new Bill(begun, costs.promptTokens(), cost.outputTokens()));
            written = begun.written();
        } catch (SpoolUnavailable e) {
            return unwritten(attempt, e);
        }
        return written == null
                ? made
                : Mono.fromFuture(written.toCompletableFuture(), true)
                        .publishOn(Schedulers.parallel())
                        .onErrorResume(
                                SpoolUnavailable.class, e -> Payment.<Void>unwritten(attempt, e))
                        .then(made);
    }

    private static <T> Mono<T> unwritten(Attempt attempt, SpoolUnavailable e) {
        attempt.cancelled();
        return Mono.error(new GatewayException(UNWRITTEN, e));
    }

    private static AttemptFacts facts(Attempt attempt) {
        return new AttemptFacts(
                attempt.number(), attempt.kind(), attempt.provider().name(), attempt.model());
    }

    private static Mono<Void> paid(@Nullable CompletionStage<Verdict> asked) {
        return asked == null
                ? Mono.empty()
                : Mono.fromFuture(asked.toCompletableFuture(), true).flatMap(Payment::verdict);
    }

    private static Mono<Void> verdict(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Held _ -> Mono.empty();
            case Verdict.Refused refused -> Mono.error(new GatewayException(error(refused)));
            case Verdict.Unavailable(var budget) ->
                    Mono.error(
                            new GatewayException(
                                    new GatewayError(
                                            Kind.OVERLOADED,
                                            "Nobody can say now what is left of the budget '"
                                                    + budget.id()
                                                    + "'; try again shortly.",
                                            1)));
        };
    }

    private static GatewayError error(Verdict.Refused refused) {
        String budget = "The budget '" + refused.budget().id() + "' ";
        if (refused.inFlight()) {
            return new GatewayError(
                    Kind.RATE_LIMITED,
                    budget
                            + "is held by calls that are under way; try again when some of them"
                            + " are over.",
                    1);
        }
        Money left = refused.remaining();
        return GatewayError.of(
                Kind.BUDGET_EXHAUSTED,
                budget
                        + (left.isPositive()
                                ? "has $" + left + " left, and this request could cost more;"
                                : "is used up;")
                        + " it begins anew at "
                        + refused.ends()
                        + ".");
    }
}

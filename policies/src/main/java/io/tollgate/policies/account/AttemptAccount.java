package io.tollgate.policies.account;

import io.tollgate.policies.budget.Hold.Charged;
import io.tollgate.policies.ledger.Ledger;
import io.tollgate.policies.ledger.Ledger.SpoolUnavailable;
import io.tollgate.policies.ledger.LedgerEntry;
import io.tollgate.policies.ledger.LedgerEntry.End;
import io.tollgate.policies.ledger.LedgerEntry.Kind;
import io.tollgate.policies.ledger.LedgerEntry.Payer;
import io.tollgate.policies.ledger.LedgerEntry.Service;
import io.tollgate.policies.ledger.LedgerEntry.Source;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.price.PriceId;
import io.tollgate.policies.price.Quote;
import io.tollgate.policies.usage.TokenUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The money of one attempt: reserved in the ledger, then settled or voided, once. */
public final class AttemptAccount {

    private final CallAccount call;
    private final CallFacts facts;
    private final Payer payer;
    private final AttemptFacts attempt;
    private final @Nullable Quote quote;
    private final Money most;
    private final List<Charged> charged;
    private @Nullable CompletionStage<Void> written;

    AttemptAccount(
            CallAccount call,
            CallFacts facts,
            Payer payer,
            AttemptFacts attempt,
            @Nullable Quote quote,
            Money most,
            List<Charged> charged) {
        this.call = call;
        this.facts = facts;
        this.payer = payer;
        this.attempt = attempt;
        this.quote = quote;
        this.most = most;
        this.charged = charged;
    }

    /**
     * How an attempt ended.
     *
     * @param timeToFirstToken null if none came, or the answer was whole
     */
    public record Ending(End end, Duration duration, @Nullable Duration timeToFirstToken) {}

    /**
     * @throws SpoolUnavailable if it cannot be written down; then there is nothing to be ended
     */
    void reserve(Ledger ledger, Instant now) {
        Money amount = quote == null ? null : most;
        String priceId = quote == null ? null : quote.priceId();
        CompletableFuture<Void> kept =
                ledger.reserve(entry(Kind.RESERVE, now, amount, priceId, null, null, null))
                        .toCompletableFuture();
        if (kept.isCompletedExceptionally()
                && kept.exceptionNow() instanceof SpoolUnavailable unavailable) {
            throw unavailable;
        }
        written = kept.isDone() ? null : kept;
    }

    /**
     * Done as soon as its reservation survives what it is to survive; its provider must not be
     * asked before. Failed with {@link SpoolUnavailable} if it never will; the attempt is to be
     * ended all the same. On the ledger's thread, which must not be held up.
     *
     * @return null if it does already
     */
    public @Nullable CompletionStage<Void> written() {
        return written;
    }

    /**
     * What was used up to now, about once a second, so that a crash does not forget it.
     *
     * @return whether it has cost more than can be paid for
     */
    public boolean progress(TokenUsage usage) {
        Money cost = cost(usage);
        call.ledger().progress(facts.requestId(), attempt.number(), usage, cost);
        return cost != null && most.isPositive() && !cost.atMost(most);
    }

    /**
     * It cost something, or may have.
     *
     * @param usage null if nobody knows
     * @return what it cost, null if nobody knows
     */
    public @Nullable Money settle(
            @Nullable TokenUsage usage, @Nullable Source source, Ending ending) {
        Money cost = usage == null ? null : cost(usage);
        close(Kind.SETTLE, cost, usage, source, ending);
        return cost;
    }

    /** It cost nothing: the provider did not get to work. */
    public void voided(Ending ending) {
        close(Kind.VOID, Money.ZERO, null, null, ending);
    }

    /**
     * By the price; where that does not know everything that was used, a hard budget pays all that
     * was held.
     */
    private @Nullable Money cost(TokenUsage usage) {
        if (quote == null) {
            return null;
        }
        Money cost = quote.cost(usage, usage.serviceTier());
        return cost == null && most.isPositive() ? most : cost;
    }

    /** By what the cost comes, null if by nothing; what all that was held pays is said to be so. */
    private @Nullable String priceId(@Nullable TokenUsage usage, @Nullable Money cost) {
        if (quote == null || usage == null || cost == null) {
            return null;
        }
        PriceId id = quote.priceId(usage);
        boolean priced = quote.cost(usage, usage.serviceTier()) != null;
        return (priced ? id : id.asWhole()).toString();
    }

    private void close(
            Kind kind,
            @Nullable Money cost,
            @Nullable TokenUsage usage,
            @Nullable Source source,
            Ending ending) {
        Instant now = call.clock().instant();
        call.ledger().close(entry(kind, now, cost, priceId(usage, cost), usage, source, ending));
        long used =
                kind == Kind.VOID
                        ? 0
                        : usage == null ? -1 : usage.totalInput() + usage.totalOutput();
        call.spent(most, cost, used);
    }

    private LedgerEntry entry(
            Kind kind,
            Instant now,
            @Nullable Money amount,
            @Nullable String priceId,
            @Nullable TokenUsage usage,
            @Nullable Source source,
            @Nullable Ending ending) {
        String serviceTier = usage == null ? "" : usage.serviceTier();
        Duration first = ending == null ? null : ending.timeToFirstToken();
        return new LedgerEntry(
                facts.requestId(),
                attempt.number(),
                kind,
                now,
                payer,
                service(serviceTier),
                amount,
                priceId,
                usage,
                source,
                ending == null ? null : ending.end(),
                charged,
                ending == null ? 0 : ending.duration().toMillis(),
                first == null ? null : first.toMillis());
    }

    private Service service(String serviceTier) {
        return new Service(
                facts.operation(),
                facts.endpoint(),
                facts.route(),
                facts.modelRequested(),
                attempt.provider(),
                attempt.model(),
                attempt.kind(),
                facts.experiment(),
                serviceTier);
    }
}

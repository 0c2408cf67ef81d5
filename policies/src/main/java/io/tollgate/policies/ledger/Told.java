package io.tollgate.policies.ledger;

import io.tollgate.policies.ledger.LedgerEntry.Payer;
import io.tollgate.policies.ledger.LedgerEntry.Service;
import io.tollgate.policies.ledger.LedgerEntry.Source;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.usage.TokenUsage;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A call as the ledger tells it.
 *
 * @param at when its first attempt began
 * @param payer of the first attempt
 * @param attempts at least one, in the order in which they began
 */
public record Told(String requestId, Instant at, Payer payer, List<Attempt> attempts) {

    public Told {
        attempts = List.copyOf(attempts);
    }

    /**
     * One try.
     *
     * @param reserved before it began; null if nobody knew the price
     * @param ending null while it is under way
     */
    public record Attempt(
            int number, Service service, @Nullable Money reserved, @Nullable Ending ending) {

        boolean isComplete() {
            return ending != null && ending.why() == LedgerEntry.End.COMPLETE;
        }
    }

    /**
     * How it ended.
     *
     * @param cost null if nobody knows the price
     * @param usage null if nobody knows it
     */
    public record Ending(
            LedgerEntry.End why,
            @Nullable Money cost,
            @Nullable String priceId,
            @Nullable TokenUsage usage,
            @Nullable Source source,
            long durationMillis,
            @Nullable Long firstTokenMillis) {}

    /**
     * The attempt whose answer was the call's, as far as there is one: the last that ended well.
     */
    public Attempt deciding() {
        return attempts.reversed().stream()
                .filter(Attempt::isComplete)
                .findFirst()
                .orElse(attempts.getLast());
    }

    /** Of all attempts together; null if the price of none is known. */
    public @Nullable Money cost() {
        return endings()
                .map(Ending::cost)
                .filter(Objects::nonNull)
                .reduce(Money::plus)
                .orElse(null);
    }

    private Stream<Ending> endings() {
        return attempts.stream()
                .map(one -> Optional.ofNullable(one.ending()))
                .flatMap(Optional::stream);
    }
}

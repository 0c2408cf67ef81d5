package io.tollgate.policies.ledger;

import io.tollgate.policies.budget.Hold.Charged;
import io.tollgate.policies.ledger.LedgerEntry.End;
import io.tollgate.policies.ledger.LedgerEntry.Kind;
import io.tollgate.policies.ledger.LedgerEntry.Source;
import io.tollgate.policies.ledger.SpoolRecord.Progress;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.price.PriceId;
import io.tollgate.policies.usage.TokenUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an attempt costs that the gateway died over. */
public enum CrashCharge {
    /** What was seen of the answer when it was last noted; nothing if nothing had come. */
    OBSERVED,
    /**
     * All that was held for it, where a hard budget pays: the provider may have gone on, and asks
     * for it all.
     */
    HOLD;

    /** The row that ends it. */
    LedgerEntry end(LedgerEntry reservation, @Nullable Progress progress, Instant now) {
        Money held = reservation.amount();
        if (this == HOLD && held != null && isHard(reservation)) {
            return end(reservation, Kind.SETTLE, now, held, progress);
        }
        return progress == null
                ? end(reservation, Kind.VOID, now, Money.ZERO, null)
                : end(reservation, Kind.SETTLE, now, progress.cost(), progress);
    }

    private static boolean isHard(LedgerEntry reservation) {
        return reservation.charged().stream().anyMatch(Charged::leased);
    }

    private static LedgerEntry end(
            LedgerEntry open,
            Kind kind,
            Instant at,
            @Nullable Money amount,
            @Nullable Progress progress) {
        TokenUsage usage = progress == null ? null : progress.usage();
        return new LedgerEntry(
                open.requestId(),
                open.attempt(),
                kind,
                at,
                open.payer(),
                open.service(),
                amount,
                priceId(open, kind, amount),
                usage,
                kind == Kind.VOID ? null : Source.ESTIMATED,
                End.CRASHED,
                kind == Kind.VOID ? List.of() : open.charged(),
                progress == null ? 0 : lasted(open, progress),
                null);
    }

    /** What was held or last noted is not known to be the tokens by the price. */
    private static @Nullable String priceId(LedgerEntry open, Kind kind, @Nullable Money amount) {
        String id = open.priceId();
        return id == null || kind == Kind.VOID || amount == null
                ? null
                : PriceId.of(id).asWhole().toString();
    }

    private static long lasted(LedgerEntry open, Progress progress) {
        return Math.max(0, Duration.between(open.at(), progress.at()).toMillis());
    }
}

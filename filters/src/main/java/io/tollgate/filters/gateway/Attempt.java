package io.tollgate.filters.gateway;

import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.ProviderDialect;
import io.tollgate.filters.trace.AttemptTrace;
import io.tollgate.filters.translate.Translation;
import io.tollgate.filters.upstream.Provider;
import io.tollgate.filters.upstream.Secret;
import io.tollgate.filters.upstream.choice.Roster.Seat;
import io.tollgate.policies.account.AttemptAccount;
import io.tollgate.policies.ledger.LedgerEntry;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.usage.AttemptRecord;
import io.tollgate.policies.usage.AttemptRecord.Kind;
import io.tollgate.policies.usage.AttemptRecord.Outcome;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The request on its way to one target. Whoever ends it first decides how it ended; its place at
 * the target is then free.
 */
final class Attempt {

    private record End(Outcome outcome, @Nullable GatewayError error, long nanos) {}

    private final int number;
    private final Kind kind;
    private final Seat seat;
    private final ProviderDialect dialect;
    private final String model;
    private final Translation translation;
    private final long sinceNanos = System.nanoTime();
    private final AtomicReference<@Nullable End> end = new AtomicReference<>();
    private volatile @Nullable AttemptExchange exchange;
    private volatile @Nullable Bill bill;
    private volatile @Nullable AttemptTrace trace;
    private volatile long beganNanos;
    private volatile boolean came;
    private volatile @Nullable Money cost;

    /**
     * @param dialect in which the provider is asked
     * @param model as the provider calls it
     */
    Attempt(
            int number,
            Kind kind,
            Seat seat,
            ProviderDialect dialect,
            String model,
            Translation translation) {
        this.number = number;
        this.kind = kind;
        this.seat = seat;
        this.dialect = dialect;
        this.model = model;
        this.translation = translation;
    }

    int number() {
        return number;
    }

    Kind kind() {
        return kind;
    }

    Seat seat() {
        return seat;
    }

    Provider provider() {
        return seat.candidate().provider();
    }

    ProviderDialect dialect() {
        return dialect;
    }

    String model() {
        return model;
    }

    Translation translation() {
        return translation;
    }

    /** The key that the provider gets, null if it wants none. */
    @Nullable Secret key() {
        return seat.permit().key();
    }

    /** Whatever a provider says, it does not tell the caller the gateway's key. */
    byte[] masked(byte[] bytes) {
        Secret key = key();
        if (key != null) {
            key.maskIn(bytes);
        }
        return bytes;
    }

    /** On which it is made. */
    void on(AttemptExchange own) {
        exchange = own;
    }

    /** It has a span. */
    void traced(AttemptTrace begun) {
        trace = begun;
    }

    @Nullable AttemptTrace trace() {
        return trace;
    }

    /** It is paid for, and written down. */
    void bill(Bill opened) {
        bill = opened;
    }

    /**
     * Another piece of its stream is on its way to the client.
     *
     * @return whether more came than is paid for
     */
    boolean passed() {
        Bill open = bill;
        return open != null && open.passed(translation);
    }

    /** The first piece of its stream that a client waits for is there. */
    void began() {
        came = true;
        beganNanos = System.nanoTime();
        seat.permit().began();
    }

    /** Its whole answer is there. */
    void answered() {
        came = true;
        seat.permit().answered();
    }

    /** Whether its provider has finished its answer, and not told yet what that used. */
    boolean owesUsage() {
        return translation.passed().isFinished() && translation.usage() == null;
    }

    void finished() {
        end(Outcome.ANSWERED, null, LedgerEntry.End.COMPLETE);
    }

    void failed(GatewayError error) {
        seat.permit().failed(error);
        end(Outcome.FAILED, error, LedgerEntry.End.UPSTREAM_BROKEN);
    }

    /** It failed when its provider had done its paid work. */
    void spoiled(GatewayError error) {
        came = true;
        failed(error);
    }

    /** Another one was faster, or nobody wants an answer any more. */
    void cancelled() {
        cancelled(LedgerEntry.End.ABANDONED);
    }

    void cancelled(LedgerEntry.End why) {
        end(Outcome.CANCELLED, null, why);
    }

    /** Given up while it is waited for; an answer that came is somebody's already. */
    void notWaitedFor() {
        if (!came) {
            cancelled();
        }
    }

    private void end(Outcome outcome, @Nullable GatewayError error, LedgerEntry.End why) {
        End now = new End(outcome, error, System.nanoTime());
        if (end.compareAndSet(null, now)) {
            seat.permit().release();
            AttemptExchange own = exchange;
            if (own != null) {
                own.close();
            }
            settle(now, why);
            AttemptTrace begun = trace;
            if (begun != null) {
                begun.end(record());
            }
        }
    }

    /** What ended before anything came costs nothing, unless its provider did its work. */
    private void settle(End ended, LedgerEntry.End why) {
        Bill open = bill;
        if (open == null) {
            return;
        }
        AttemptAccount.Ending ending =
                new AttemptAccount.Ending(why, duration(ended), timeToFirstToken());
        if (ended.outcome() == Outcome.ANSWERED) {
            cost = open.settle(translation, ending);
        } else if (came) {
            cost = open.estimate(translation, ending);
        } else {
            open.voided(ending);
        }
    }

    private Duration duration(@Nullable End ended) {
        return Duration.ofNanos((ended == null ? System.nanoTime() : ended.nanos()) - sinceNanos);
    }

    private @Nullable Duration timeToFirstToken() {
        return beganNanos == 0 ? null : Duration.ofNanos(beganNanos - sinceNanos);
    }

    /** What it leaves behind; as it is now, if it has not ended. */
    AttemptRecord record() {
        End ended = end.get();
        return new AttemptRecord(
                number,
                kind,
                provider().name(),
                model,
                duration(ended),
                timeToFirstToken(),
                ended == null ? Outcome.CANCELLED : ended.outcome(),
                ended == null || ended.error() == null
                        ? null
                        : ended.error().kind().name().toLowerCase(Locale.ROOT),
                translation.usage(),
                cost == null ? null : cost.amount());
    }
}

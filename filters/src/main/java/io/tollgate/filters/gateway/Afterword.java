package io.tollgate.filters.gateway;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;

/**
 * What a provider still says after its client is gone. Where it has finished its answer and is
 * about to tell what that used, it is listened to for a moment, so that the call costs what its
 * provider will charge. An answer that is not finished is given up at once instead: to generate the
 * rest would cost more than not to know.
 */
final class Afterword implements CoreSubscriber<byte[]> {

    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final Predicate<byte[]> enough;
    private final CompletableFuture<Void> heard = new CompletableFuture<>();

    /**
     * @param enough takes each piece, and says whether it was the last that had to be heard
     */
    Afterword(Predicate<byte[]> enough) {
        this.enough = enough;
        var timeout = DeadlineClock.after(LONGEST.toNanos(), () -> heard.complete(null));
        var _ = heard.whenComplete((_, _) -> timeout.cancel());
    }

    /** Completes when it was heard, or there is none, or it takes too long. */
    CompletableFuture<Void> heard() {
        return heard;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(byte[] piece) {
        if (enough.test(piece)) {
            heard.complete(null);
        }
    }

    @Override
    public void onError(Throwable thrown) {
        heard.complete(null);
    }

    @Override
    public void onComplete() {
        heard.complete(null);
    }
}

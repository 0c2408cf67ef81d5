package io.tollgate.filters.credential;

import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.dialect.GatewayError.Kind;
import io.tollgate.filters.dialect.GatewayException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps something that expires, such as an access token. It is fetched on a virtual thread, one
 * fetch at a time, when somebody first asks, and again some time before it ends: while the old one
 * holds nobody waits. A fetch that failed is not tried again at once, whoever asks.
 */
public final class Refreshed<T> {

    private static final Logger log = LoggerFactory.getLogger(Refreshed.class);

    /** How long before its end it is fetched anew; sooner than a fifth of its life never. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration REST = Duration.ofSeconds(2);
    private static final CompletableFuture<Void> DONE = CompletableFuture.completedFuture(null);

    private record Held<T>(T value, Instant expires, Instant due) {}

    private record Attempt<T>(CompletableFuture<Held<T>> result, Instant since) {}

    private final String what;
    private final Callable<Fetched<T>> source;
    private final InstantSource clock;
    private final Executor executor;
    private final AtomicReference<@Nullable Attempt<T>> attempt = new AtomicReference<>();
    private volatile @Nullable Held<T> held;

    /**
     * @param what is fetched and from where, for an operator: {@code an access token of Google}
     * @param source may block, and ought to give up by itself
     */
    public Refreshed(String what, Callable<Fetched<T>> source) {
        this(what, source, InstantSource.system(), Thread::startVirtualThread);
    }

    Refreshed(String what, Callable<Fetched<T>> source, InstantSource clock, Executor executor) {
        this.what = what;
        this.source = source;
        this.clock = clock;
        this.executor = executor;
    }

    /** Comes to its end when there is a valid value: at once, as a rule. */
    public CompletionStage<?> ready() {
        Held<T> now = held;
        Instant time = clock.instant();
        if (now == null || !time.isBefore(now.expires())) {
            return fetch(time);
        }
        if (!time.isBefore(now.due())) {
            var _ = fetch(time);
        }
        return DONE;
    }

    /**
     * The value.
     *
     * @throws GatewayException if there is none that is still valid
     */
    public T current() {
        Held<T> now = held;
        if (now == null || !clock.instant().isBefore(now.expires())) {
            throw new GatewayException(Kind.UPSTREAM_BROKEN, "There is no " + what + ".");
        }
        return now.value();
    }

    private CompletableFuture<Held<T>> fetch(Instant time) {
        Attempt<T> last = attempt.get();
        if (last != null && !mayTryAgain(last, time)) {
            return last.result();
        }
        Attempt<T> next = new Attempt<>(new CompletableFuture<>(), time);
        if (!attempt.compareAndSet(last, next)) {
            return fetch(time);
        }
        CompletableFuture.delayedExecutor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> fail(next, new TimeoutException("no answer within " + PATIENCE)));
        executor.execute(() -> run(next));
        return next.result();
    }

    private static boolean mayTryAgain(Attempt<?> last, Instant time) {
        return last.result().isDone()
                && (!last.result().isCompletedExceptionally()
                        || !time.isBefore(last.since().plus(REST)));
    }

    private void run(Attempt<T> mine) {
        try {
            Held<T> fetched = held(source.call());
            held = fetched;
            mine.result().complete(fetched);
        } catch (Exception e) {
            fail(mine, e);
        }
    }

    private void fail(Attempt<T> mine, Exception why) {
        GatewayError error =
                GatewayError.of(Kind.UPSTREAM_BROKEN, "The gateway has no " + what + ".");
        if (mine.result().completeExceptionally(new GatewayException(error, why))) {
            log.warn("No {}: {}", what, reason(why));
        }
    }

    private Held<T> held(Fetched<T> fetched) {
        Instant now = clock.instant();
        if (fetched.expires().equals(Instant.MAX)) {
            return new Held<>(fetched.value(), Instant.MAX, Instant.MAX);
        }
        Duration life = Duration.between(now, fetched.expires());
        Duration ahead = life.dividedBy(5).compareTo(AHEAD) < 0 ? life.dividedBy(5) : AHEAD;
        return new Held<>(fetched.value(), fetched.expires(), fetched.expires().minus(ahead));
    }

    /** With its cause: libraries say there what happened. */
    private static String reason(Throwable thrown) {
        return thrown.getCause() == null
                ? thrown.toString()
                : thrown + " (" + thrown.getCause() + ")";
    }
}

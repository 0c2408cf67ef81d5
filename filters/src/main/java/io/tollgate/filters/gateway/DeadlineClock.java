package io.tollgate.filters.gateway;

import io.netty.util.HashedWheelTimer;
import io.netty.util.Timeout;
import io.netty.util.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Deadlines, exact to a tenth of a second. Nearly none is ever reached, so what counts is that to
 * set one and to take it back wakes nobody.
 */
final class DeadlineClock {

    private static final Timer WHEEL =
            new HashedWheelTimer(Thread.ofPlatform().daemon().name("tollgate-deadlines").factory());

    private DeadlineClock() {}

    /** Runs this after a while, unless it is cancelled before; on a thread for any work. */
    static Timeout after(long nanos, Runnable task) {
        return WHEEL.newTimeout(
                _ -> Schedulers.parallel().schedule(task), nanos, TimeUnit.NANOSECONDS);
    }

    /** Completes after a while. */
    static Mono<Void> after(Duration time) {
        return Mono.create(
                sink -> {
                    Timeout timeout = after(time.toNanos(), sink::success);
                    sink.onDispose(timeout::cancel);
                });
    }
}

package io.tollgate.filters.gateway;

import io.tollgate.filters.upstream.QueuePolicy;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * Where a model's calls wait while all of its targets have as many calls as they may: the urgent
 * ones first, and among equals who came first. Whoever is called looks for a place and comes back
 * to its old rank if somebody else was faster.
 */
final class WaitingRoom implements Runnable {

    /** However it came that nobody was called, after this everybody looks again. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    /**
     * Somebody who waits.
     *
     * @param untilNanos by {@link System#nanoTime}
     */
    record Ticket(Priority priority, long number, long untilNanos) {

        Duration left() {
            return Duration.ofNanos(Math.max(0, untilNanos - System.nanoTime()));
        }
    }

    /** Compares by identity. */
    private static final class Waiter {

        final Ticket ticket;
        final MonoSink<Boolean> sink;

        Waiter(Ticket ticket, MonoSink<Boolean> sink) {
            this.ticket = ticket;
            this.sink = sink;
        }
    }

    private final QueuePolicy policy;
    private final PriorityQueue<Waiter> waiters =
            new PriorityQueue<>(
                    Comparator.comparing((Waiter waiter) -> waiter.ticket.priority())
                            .thenComparingLong(waiter -> waiter.ticket.number()));
    private long numbers;

    WaitingRoom(QueuePolicy policy) {
        this.policy = policy;
    }

    /** A ticket for somebody who will wait no longer than this; null if the room is full. */
    synchronized @Nullable Ticket enter(Priority priority, @Nullable Duration atMost) {
        if (waiters.size() >= policy.size()) {
            return null;
        }
        Duration wait =
                atMost == null || atMost.compareTo(policy.maxWait()) > 0
                        ? policy.maxWait()
                        : atMost;
        return new Ticket(priority, numbers++, System.nanoTime() + wait.toNanos());
    }

    /** True when it is worthwhile to look for a place; false when the time is over. */
    Mono<Boolean> await(Ticket ticket) {
        Duration left = ticket.left();
        boolean last = left.compareTo(LOOK_AGAIN) <= 0;
        return Mono.<Boolean>create(sink -> add(new Waiter(ticket, sink)))
                .timeout(last ? left : LOOK_AGAIN, Mono.just(!last));
    }

    private void add(Waiter waiter) {
        waiter.sink.onDispose(() -> remove(waiter));
        synchronized (this) {
            waiters.add(waiter);
        }
    }

    private synchronized void remove(Waiter waiter) {
        waiters.remove(waiter);
    }

    /** A place became free. */
    @Override
    public void run() {
        Waiter first;
        synchronized (this) {
            first = waiters.poll();
        }
        if (first != null) {
            first.sink.success(true);
        }
    }

    synchronized int waiting() {
        return waiters.size();
    }

    /** How urgent a call is. */
    enum Priority {
        HIGH,
        NORMAL,
        LOW
    }
}

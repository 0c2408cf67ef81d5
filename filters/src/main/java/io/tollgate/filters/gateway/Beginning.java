package io.tollgate.filters.gateway;

import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * Reads the beginning of a body piece by piece, until enough is seen; the rest goes to whoever
 * subscribes then. Nothing is asked of the body between the two, so that it waits in its
 * connection. What ends the body in between is kept.
 */
final class Beginning implements CoreSubscriber<byte[]>, Publisher<byte[]>, Subscription {

    private final Predicate<byte[]> enough;
    private @Nullable MonoSink<Void> reading;
    private volatile @Nullable Subscription body;
    private volatile boolean cancelled;
    private volatile @Nullable CoreSubscriber<? super byte[]> rest;
    private @Nullable CoreSubscriber<? super byte[]> heir;

    /** Whether the end goes to the rest's subscriber rather than being kept for it. */
    private boolean live;

    private boolean over;
    private @Nullable Throwable error;

    /**
     * @param enough takes each piece, and says whether it was the last that had to be seen
     */
    Beginning(Predicate<byte[]> enough) {
        this.enough = enough;
    }

    /** Completes when enough was seen, or the body is over; signals an error of the body. */
    Mono<Void> of(Publisher<byte[]> source) {
        return Mono.create(
                sink -> {
                    reading = sink.onCancel(this::cancel);
                    source.subscribe(this);
                });
    }

    @Override
    public Context currentContext() {
        CoreSubscriber<? super byte[]> subscriber = rest;
        return subscriber == null ? Context.empty() : subscriber.currentContext();
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        body = subscription;
        if (cancelled) {
            subscription.cancel();
        } else {
            subscription.request(1);
        }
    }

    @Override
    public void onNext(byte[] piece) {
        CoreSubscriber<? super byte[]> subscriber = rest;
        if (subscriber != null) {
            subscriber.onNext(piece);
        } else {
            read(piece);
        }
    }

    private void read(byte[] piece) {
        try {
            if (enough.test(piece)) {
                reading().success();
            } else {
                body().request(1);
            }
        } catch (RuntimeException e) {
            cancel();
            reading().error(e);
        }
    }

    @Override
    public void onError(Throwable thrown) {
        end(thrown);
    }

    @Override
    public void onComplete() {
        end(null);
    }

    private void end(@Nullable Throwable thrown) {
        boolean deliver;
        synchronized (this) {
            over = true;
            error = thrown;
            deliver = live;
        }
        if (deliver) {
            tell(Objects.requireNonNull(rest));
        } else if (thrown == null) {
            reading().success();
        } else {
            reading().error(thrown);
        }
    }

    private void tell(CoreSubscriber<? super byte[]> subscriber) {
        if (error == null) {
            subscriber.onComplete();
        } else {
            subscriber.onError(error);
        }
    }

    @Override
    public void subscribe(Subscriber<? super byte[]> subscriber) {
        CoreSubscriber<? super byte[]> next = Operators.toCoreSubscriber(subscriber);
        // First of all: what it asks for in onSubscribe may come at once.
        rest = next;
        next.onSubscribe(this);
        boolean ended;
        synchronized (this) {
            live = true;
            ended = over;
        }
        if (ended) {
            tell(next);
        }
    }

    @Override
    public void request(long count) {
        body().request(count);
    }

    /** When the rest's subscriber gives it up, what is still to come goes to this one. */
    synchronized void bequeath(CoreSubscriber<? super byte[]> next) {
        heir = next;
    }

    @Override
    public void cancel() {
        if (!isInherited()) {
            giveUp();
        }
    }

    private boolean isInherited() {
        CoreSubscriber<? super byte[]> next;
        boolean ended;
        synchronized (this) {
            next = heir;
            heir = null;
            ended = over;
            if (next != null && !ended) {
                rest = next;
            }
        }
        if (next == null) {
            return false;
        }
        if (ended) {
            tell(next);
        } else {
            next.onSubscribe(this);
        }
        return true;
    }

    private void giveUp() {
        cancelled = true;
        Subscription subscription = body;
        if (subscription != null) {
            subscription.cancel();
        }
    }

    private Subscription body() {
        return Objects.requireNonNull(body);
    }

    private MonoSink<Void> reading() {
        return Objects.requireNonNull(reading);
    }
}

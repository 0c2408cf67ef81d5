package io.tollgate.filters.gateway;

import io.tollgate.filters.dialect.GatewayError;
import io.tollgate.filters.translate.StreamTranslation;
import io.tollgate.filters.upstream.Hold;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;

/**
 * A stream whose beginning is held until something is there that a client waits for. Until then the
 * client has seen nothing, and another target can still answer; from then on the stream is the
 * answer.
 */
final class HeldStream {

    private final Attempt attempt;
    private final StreamTranslation translation;
    private final Hold hold;
    private final boolean refusesWithheld;
    private final Beginning beginning = new Beginning(this::isEnough);
    private final List<byte[]> held = new ArrayList<>(1);
    private int heldBytes;
    private final long sinceNanos = System.nanoTime();
    private boolean opened;

    HeldStream(Attempt attempt, Hold hold, boolean refusesWithheld) {
        this.attempt = attempt;
        this.translation = attempt.translation().stream();
        this.hold = hold;
        this.refusesWithheld = refusesWithheld;
    }

    /** The stream, once it has begun; an error if it breaks off before. */
    Mono<HeldStream> open(Publisher<byte[]> body) {
        return beginning.of(body).then(Mono.defer(this::opened));
    }

    private boolean isEnough(byte[] piece) {
        keep(translation.feed(piece));
        opened =
                translation.begun()
                        || heldBytes >= hold.bytes()
                        || System.nanoTime() - sinceNanos >= hold.time().toNanos();
        return opened || translation.failure() != null;
    }

    private void keep(byte @Nullable [] bytes) {
        if (bytes != null) {
            held.add(bytes);
            heldBytes += bytes.length;
        }
    }

    private Mono<HeldStream> opened() {
        if (!opened && translation.failure() == null) {
            keep(translation.end());
        }
        GatewayError failure =
                refusesWithheld && translation.withheld()
                        ? Faults.withheld(attempt.provider())
                        : translation.failure();
        if (failure != null) {
            cancel();
            return Mono.error(AttemptFailure.of(attempt, failure, null));
        }
        return Mono.just(this);
    }

    /**
     * What the client gets: what was held, then the rest as it comes. It ends with an error of the
     * client's dialect if the stream breaks off, and never signals one.
     *
     * @param cut signals an error when the stream may not go on
     * @param faults what an exception means
     */
    Flux<byte[]> bytes(Mono<Void> cut, Function<Throwable, GatewayError> faults) {
        return Flux.from(beginning)
                .<byte[]>handle(this::feed)
                .takeUntilOther(cut)
                .concatWith(last(translation::end))
                .onErrorResume(thrown -> last(() -> translation.fail(faults.apply(thrown))))
                .startWith(held());
    }

    /** Most streams begin with their first piece, which then goes on as it is. */
    private byte[] held() {
        if (held.size() == 1) {
            return held.getFirst();
        }
        ByteBuffer all = ByteBuffer.allocate(heldBytes);
        held.forEach(all::put);
        return all.array();
    }

    /** Once a stream has failed, nothing of the provider's is wanted any more. */
    private void feed(byte[] piece, SynchronousSink<byte[]> sink) {
        byte[] out = translation.feed(piece);
        if (out != null) {
            sink.next(out);
        }
        if (translation.failure() != null) {
            sink.complete();
        }
    }

    private static Mono<byte[]> last(Supplier<byte @Nullable []> bytes) {
        return Mono.fromSupplier(bytes);
    }

    /** Why it broke off after it had begun; null if it did not. */
    @Nullable GatewayError failure() {
        return translation.failure();
    }

    /**
     * The client is about to give it up; what its provider says then is heard all the same.
     *
     * @return completes when there is no more to wait for
     */
    CompletableFuture<Void> listenOn() {
        Afterword afterword =
                new Afterword(
                        piece -> {
                            translation.feed(piece);
                            return !attempt.owesUsage();
                        });
        beginning.bequeath(afterword);
        return afterword.heard();
    }

    /** Gives the connection up. */
    void cancel() {
        beginning.cancel();
    }
}

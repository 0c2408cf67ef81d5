package io.tollgate.policies.store.redis;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Waits for Redis, but not long, and tells the breaker how that went. */
final class Answers {

    private final Breaker breaker;
    private final Duration deadline;

    Answers(Breaker breaker, Duration deadline) {
        this.breaker = breaker;
        this.deadline = deadline;
    }

    /**
     * The answer, or a failure when the time is over.
     *
     * @param late gets an answer that comes after that
     */
    <T> CompletionStage<T> inTime(CompletionStage<T> asked, Consumer<T> late) {
        CompletableFuture<T> first = new CompletableFuture<>();
        asked.whenComplete(
                (answer, error) -> {
                    if (error != null) {
                        first.completeExceptionally(Script.cause(error));
                    } else if (!first.complete(answer)) {
                        late.accept(answer);
                    }
                });
        return first.orTimeout(deadline.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete(
                        (_, error) -> {
                            if (error == null) {
                                breaker.succeeded();
                            } else {
                                breaker.failed(error);
                            }
                        });
    }

    /** For what nobody waits for. */
    void watch(CompletionStage<?> asked) {
        inTime(asked, _ -> {});
    }
}

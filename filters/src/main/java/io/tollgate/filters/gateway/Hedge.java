package io.tollgate.filters.gateway;

import io.tollgate.filters.upstream.Hedging;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;

/**
 * A race between a target that is slow to begin and another one. The first to begin answers, and
 * the other is given up. A failure ends the race only if nobody else runs.
 */
final class Hedge {

    /** How one of the two fared. */
    private sealed interface Result {

        record Won(Answer answer) implements Result {}

        record Lost(Throwable why) implements Result {}
    }

    private final Supplier<@Nullable Mono<Answer>> second;
    private final Consumer<AttemptFailure> failed;
    private boolean both;
    private int lost;

    /**
     * @param second asks another target; null if there is none
     * @param failed hears of each that failed
     */
    Hedge(Supplier<@Nullable Mono<Answer>> second, Consumer<AttemptFailure> failed) {
        this.second = second;
        this.failed = failed;
    }

    /** When a second target is asked. */
    static Duration delay(Hedging hedging, Attempt attempt) {
        long usual = attempt.seat().candidate().health().streams().percentile(hedging.percentile());
        return Duration.ofNanos(Math.max(usual, hedging.atLeast().toNanos()));
    }

    /** The answer of the faster one. */
    Mono<Answer> race(Mono<Answer> first, Duration delay) {
        Mono<Result> other = Mono.delay(delay).then(Mono.defer(this::other));
        return Flux.merge(result(first), other)
                .<Answer>handle(this::judge)
                .doOnDiscard(Result.Won.class, won -> won.answer().attempt().cancelled())
                .next();
    }

    private Mono<Result> other() {
        Mono<Answer> answer = second.get();
        both = answer != null;
        return answer == null ? Mono.empty() : result(answer);
    }

    private static Mono<Result> result(Mono<Answer> answer) {
        return answer.<Result>map(Result.Won::new)
                .onErrorResume(thrown -> Mono.just(new Result.Lost(thrown)));
    }

    private void judge(Result result, SynchronousSink<Answer> sink) {
        switch (result) {
            case Result.Won(Answer answer) -> sink.next(answer);
            case Result.Lost(Throwable why) -> {
                lost++;
                if (why instanceof AttemptFailure failure) {
                    failed.accept(failure);
                }
                if (lost == (both ? 2 : 1)) {
                    sink.error(why);
                }
            }
        }
    }
}

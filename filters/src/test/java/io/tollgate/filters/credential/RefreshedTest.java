package io.tollgate.filters.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.filters.dialect.GatewayException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** What expires is fetched in time, once, and nobody waits for it who has an old one. */
class RefreshedTest {

    private Instant now = Instant.parse("2026-11-01T12:00:00Z");
    private int fetches;
    private Callable<Fetched<String>> source = () -> new Fetched<>("t" + fetches, after(60));
    private final Queue<Runnable> running = new ArrayDeque<>();
    private final Refreshed<String> token =
            new Refreshed<>("token", this::fetch, () -> now, running::add);

    private Fetched<String> fetch() throws Exception {
        fetches++;
        return source.call();
    }

    private Instant after(int minutes) {
        return now.plus(Duration.ofMinutes(minutes));
    }

    private void run() {
        running.remove().run();
    }

    private static boolean isDone(CompletionStage<?> stage) {
        return stage.toCompletableFuture().isDone();
    }

    @Test
    void theFirstOnesWaitForOneFetch() {
        CompletionStage<?> first = token.ready();
        CompletionStage<?> second = token.ready();
        assertThat(isDone(first)).isFalse();
        assertThatThrownBy(token::current).isInstanceOf(GatewayException.class);
        run();
        assertThat(isDone(first) && isDone(second)).isTrue();
        assertThat(token.current()).isEqualTo("t1");
        assertThat(running).isEmpty();
    }

    @Test
    void itIsFetchedAheadOfItsEndWhileTheOldOneServes() {
        token.ready();
        run();
        now = after(54);
        assertThat(isDone(token.ready())).isTrue();
        assertThat(running).isEmpty();
        now = after(2);
        assertThat(isDone(token.ready())).isTrue();
        assertThat(running).hasSize(1);
        assertThat(token.current()).isEqualTo("t1");
        run();
        assertThat(token.current()).isEqualTo("t2");
    }

    @Test
    void whatHasExpiredServesNobody() {
        token.ready();
        run();
        now = after(60);
        assertThatThrownBy(token::current).isInstanceOf(GatewayException.class);
        assertThat(isDone(token.ready())).isFalse();
        run();
        assertThat(token.current()).isEqualTo("t2");
    }

    @Test
    void aFailureIsToldAndNotRepeatedAtOnce() {
        source =
                () -> {
                    throw new IllegalStateException("no");
                };
        CompletionStage<?> failed = token.ready();
        run();
        assertThatThrownBy(() -> failed.toCompletableFuture().join())
                .hasCauseInstanceOf(GatewayException.class)
                .hasMessageContaining("The gateway has no token.");
        assertThat(token.ready()).isSameAs(failed);
        assertThat(running).isEmpty();
        now = now.plusSeconds(2);
        source = () -> new Fetched<>("good", Instant.MAX);
        CompletionStage<?> again = token.ready();
        run();
        assertThat(isDone(again)).isTrue();
        assertThat(token.current()).isEqualTo("good");
    }

    @Test
    void whatHoldsForEverIsFetchedOnce() {
        source = () -> new Fetched<>("key", Instant.MAX);
        token.ready();
        run();
        now = now.plus(Duration.ofDays(10_000));
        assertThat(isDone(token.ready())).isTrue();
        assertThat(running).isEmpty();
    }
}

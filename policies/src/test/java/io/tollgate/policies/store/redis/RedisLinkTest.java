package io.tollgate.policies.store.redis;

import static io.tollgate.policies.quota.Quotas.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.policies.store.Infra;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RedisLinkTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void saysWhoDoesNotAnswer() {
        int port = Infra.freePort();
        assertThatThrownBy(() -> RedisLink.open("redis://:hunter2@localhost:" + port))
                .isInstanceOf(RedisUnavailable.class)
                .hasMessageContaining("localhost:" + port)
                .hasMessageNotContaining("hunter2");
        assertThatThrownBy(() -> RedisLink.open("redis-cluster://localhost:" + port))
                .isInstanceOf(RedisUnavailable.class)
                .hasMessageContaining("localhost:" + port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://:hunter2@localhost:6379",
                "redis://:hunter2@local host:6379",
                "redis:hunter2",
                "redis://:hunter2@",
                "hunter2",
                ""
            })
    void saysWhatAUrlIsAndRepeatsNoPassword(String url) {
        assertThatThrownBy(() -> RedisLink.open(url))
                .isInstanceOf(RedisUnavailable.class)
                .hasNoCause()
                .hasMessageContaining("rediss://")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void nudgesAllNodesAndListensAgainAfterALoss() throws IOException {
        int port = URI.create(Infra.redis()).getPort();
        AtomicInteger heard = new AtomicInteger();
        try (SlowProxy proxy = new SlowProxy(port);
                RedisLink speaker = RedisLink.open(Infra.redis());
                RedisLink listener = RedisLink.open(proxy.url())) {
            listener.onPolicyChanged(heard::incrementAndGet);
            speaker.policyChanged();
            eventually("a nudge", LONG, () -> heard.get() == 1);
            listener.policyChanged();
            eventually("its own nudge", LONG, () -> heard.get() == 2);
            proxy.cut();
            eventually(
                    "a nudge by another connection",
                    LONG,
                    () -> {
                        speaker.policyChanged();
                        return heard.get() > 2;
                    });
        }
    }

    /** What was sent when the connection broke is not sent again: it may have been heard. */
    @Test
    void sendsNothingTwice() throws IOException {
        int port = URI.create(Infra.redis()).getPort();
        try (SlowProxy proxy = new SlowProxy(port);
                RedisLink link = RedisLink.open(proxy.url())) {
            proxy.delay(Duration.ofSeconds(1));
            CompletableFuture<Long> unanswered = link.commands().incr("once").toCompletableFuture();
            eventually("the command's effect", LONG, () -> once().equals("1"));
            proxy.cut();
            proxy.delay(Duration.ZERO);
            eventually("another connection", LONG, () -> answers(link));
            assertThat(once()).isEqualTo("1");
            assertThat(unanswered).isCompletedExceptionally();
        }
    }

    private static String once() {
        try (RedisLink other = RedisLink.open(Infra.redis())) {
            return String.valueOf(other.commands().get("once").toCompletableFuture().join());
        }
    }

    private static boolean answers(RedisLink link) {
        try {
            return link.commands().ping().toCompletableFuture().join().equals("PONG");
        } catch (CompletionException e) {
            return false;
        }
    }
}

package io.tollgate.policies.store.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.policies.access.PolicySnapshot;
import io.tollgate.policies.store.Infra;
import io.tollgate.policies.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes wrong around the feed. */
final class FeedUnderFaultsTest {

    @ParameterizedTest
    @MethodSource(Samples.DATABASES)
    void aListenerThatFailsStopsNobodyElse(Infra.Database database) throws Exception {
        try (Store store = database.open();
                PolicyFeed feed = Samples.feed(store)) {
            AtomicReference<PolicySnapshot> heard = new AtomicReference<>();
            feed.onChange(
                    _ -> {
                        throw new IllegalStateException("a listener of this test fails");
                    });
            feed.onChange(heard::set);
            feed.start();
            Samples.directory(store);
            await(() -> heard.get() != null && heard.get().policies().units().size() == 3);
            assertThat(feed.isStale()).isFalse();
        }
    }

    /** A backup knows neither the latest keys nor the latest numbers. */
    @ParameterizedTest
    @MethodSource(Samples.DATABASES)
    void aDatabaseThatWasRestoredIsReadAnew(Infra.Database database) throws Exception {
        try (Store store = database.open();
                PolicyFeed feed = Samples.feed(store)) {
            Directory directory = Samples.directory(store);
            directory.issue(Samples.key("acme/search", "later than the backup"));
            feed.start();
            await(() -> feed.current().policies().keys().size() == 1);
            store.inTransaction(
                    () -> {
                        store.jdbc().sql("delete from api_key").update();
                        store.jdbc().sql("update policy_sequence set value = 3").update();
                    });
            await(() -> feed.current().policies().keys().isEmpty());
            assertThat(feed.current().policies()).isEqualTo(directory.all());
        }
    }

    @ParameterizedTest
    @MethodSource(Samples.DATABASES)
    void whoeverHasHeardNeedNotWait(Infra.Database database) throws Exception {
        try (Store store = database.open();
                PolicyFeed feed = Samples.feed(store)) {
            feed.lookNow();
            Directory directory = Samples.directory(store);
            for (int i = 0; i < 50; i++) {
                feed.lookNow();
            }
            await(() -> feed.current().policies().units().size() == 3);
            assertThat(feed.current().policies()).isEqualTo(directory.all());
        }
    }

    @ParameterizedTest
    @MethodSource(Samples.DATABASES)
    void aFeedThatWasClosedLeavesNoNodeAndHearsNoMore(Infra.Database database) throws Exception {
        try (Store store = database.open()) {
            PolicyFeed feed = Samples.feed(store);
            feed.start();
            await(() -> nodes(store) == 1);
            feed.close();
            feed.lookNow();
            assertThat(nodes(store)).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource(Samples.DATABASES)
    void aNodeWhoseNameIsTakenNoticesAndNodesLongGoneAreForgotten(Infra.Database database) {
        AtomicLong seconds = new AtomicLong();
        InstantSource clock = () -> Instant.EPOCH.plusSeconds(1_000_000 + seconds.get());
        try (Store store = database.open()) {
            Nodes first = new Nodes(store, "same", "1", true, clock);
            first.enter();
            first.beat();
            assertThat(first.displaced()).isFalse();
            Nodes second = new Nodes(store, "same", "2", true, clock);
            second.enter();
            first.beat();
            second.beat();
            assertThat(first.displaced()).isTrue();
            assertThat(first.live()).isEqualTo(2);
            assertThat(second.displaced()).isFalse();
            first.leave();
            assertThat(nodes(store)).as("the namesake's row stays").isEqualTo(1);
            seconds.set(Duration.ofDays(2).toSeconds());
            new Nodes(store, "other", "1", true, clock).enter();
            assertThat(nodes(store)).isEqualTo(1);
        }
    }

    private static long nodes(Store store) {
        return store.jdbc().sql("select count(*) from node").query(Long.class).single();
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            Thread.sleep(5);
        }
    }
}

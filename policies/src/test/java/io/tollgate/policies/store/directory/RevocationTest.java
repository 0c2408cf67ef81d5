package io.tollgate.policies.store.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.policies.access.Authentication;
import io.tollgate.policies.access.Authentication.Known;
import io.tollgate.policies.access.Authentication.Reason;
import io.tollgate.policies.access.Authentication.Refused;
import io.tollgate.policies.store.Infra;
import io.tollgate.policies.store.Store;
import io.tollgate.policies.store.directory.Directory.Issued;
import io.tollgate.policies.tenant.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.transaction.CannotCreateTransactionException;

/** A key that is revoked at one node is refused at the other within a second; no Redis helps. */
final class RevocationTest {

    private static final int KEYS = 100;
    private static final int WRITERS = 64;

    /** Twice what is promised: the machine that tests may do other things. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Where the writers and their database have two cores between them, everybody takes turns. */
    private static final Duration PATIENCE_WITH_BUSY = Duration.ofSeconds(6);

    @ParameterizedTest
    @MethodSource(Samples.DATABASES)
    void revokedHereIsRefusedThere(Infra.Database database) throws Exception {
        try (Store here = database.open();
                Store there = database.open()) {
            assertThat(slowestRefusal(here, there)).isLessThan(PATIENCE);
        }
    }

    /**
     * Money and calls are booked in the same database, and wait for each other, not it for them.
     */
    @ParameterizedTest
    @MethodSource(Samples.DATABASES)
    void howeverBusyItIsThere(Infra.Database database) throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        try (Store here = database.open();
                Store there = database.open();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            there.jdbc().sql("create table busy (id bigint primary key, n bigint)").update();
            List<Future<Long>> writers = new ArrayList<>();
            for (long id = 0; id < WRITERS; id++) {
                there.jdbc().sql("insert into busy values (?, 0)").param(id).update();
                long own = id;
                writers.add(threads.submit(() -> write(there, own, enough)));
            }
            try {
                assertThat(slowestRefusal(here, there)).isLessThan(PATIENCE_WITH_BUSY);
            } finally {
                enough.set(true);
            }
            long written = 0;
            for (Future<Long> writer : writers) {
                written += writer.get();
            }
            assertThat(written).as("it was busy").isGreaterThan(WRITERS);
        }
    }

    /** Until it is enough; whoever gets no connection in time is one more who is busy. */
    private static long write(Store store, long id, AtomicBoolean enough) {
        long written = 0;
        while (!enough.get()) {
            try {
                store.inTransaction(
                        () -> {
                            for (int i = 0; i < 5; i++) {
                                store.jdbc()
                                        .sql("update busy set n = n + 1 where id = ?")
                                        .param(id)
                                        .update();
                            }
                        });
                written++;
            } catch (CannotCreateTransactionException noConnection) {
                Thread.onSpinWait();
            }
        }
        return written;
    }

    private static Duration slowestRefusal(Store here, Store there) throws Exception {
        try (PolicyFeed feed = Samples.feed(there);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Directory directory = Samples.directory(here);
            List<Issued> keys = new ArrayList<>();
            for (int i = 0; i < KEYS; i++) {
                keys.add(directory.issue(Samples.key("acme/search", "n" + i)));
            }
            feed.start();
            feed.lookNow();
            awaitKnown(feed, keys.getLast());
            Map<Issued, Long> revoked = new ConcurrentHashMap<>();
            Future<?> revoking = threads.submit(() -> revoke(directory, keys, revoked));
            Duration slowest = slowestRefusal(feed, keys, revoked);
            revoking.get();
            return slowest;
        }
    }

    /** Spread over several of the feed's periods, at no fixed place in them. */
    private static Void revoke(Directory directory, List<Issued> keys, Map<Issued, Long> revoked)
            throws InterruptedException {
        Random random = new Random(7);
        for (Issued issued : keys) {
            Thread.sleep(random.nextInt(60));
            revoked.put(issued, System.nanoTime());
            directory.keyStatus(issued.key().id(), Status.REVOKED);
            revoked.put(issued, System.nanoTime());
        }
        return null;
    }

    private static Duration slowestRefusal(
            PolicyFeed feed, List<Issued> keys, Map<Issued, Long> revoked)
            throws InterruptedException {
        Map<Issued, Duration> refused = new LinkedHashMap<>();
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (refused.size() < keys.size()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            for (Issued issued : keys) {
                Authentication found = feed.authenticate(issued.text(), null);
                if (found.equals(new Refused(Reason.REVOKED))) {
                    long since = revoked.get(issued);
                    refused.computeIfAbsent(
                            issued, _ -> Duration.ofNanos(System.nanoTime() - since));
                }
            }
            Thread.sleep(2);
        }
        return refused.values().stream().max(Duration::compareTo).orElseThrow();
    }

    private static void awaitKnown(PolicyFeed feed, Issued issued) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (!(feed.authenticate(issued.text(), null) instanceof Known)) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            Thread.sleep(5);
        }
    }
}

package io.tollgate.policies.store.redis;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread for what is done again and again; a failure does not end it. */
final class Background implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Background.class);

    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("tollgate-quotas").factory());

    void every(Duration time, Runnable task) {
        long millis = time.toMillis();
        var _ =
                thread.scheduleWithFixedDelay(
                        () -> endure(task), millis, millis, TimeUnit.MILLISECONDS);
    }

    private static void endure(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("The quotas' background work has failed, and is tried again", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}

package io.tollgate;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetectorFactory;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import reactor.core.publisher.Hooks;

/**
 * Fails a class of tests in whose time a pooled buffer was lost or given back twice, or an error
 * found nobody who would hear it. Buffers are known as lost when they are collected, so that a leak
 * can show a class later; the paranoid level watches each of them.
 */
public final class NothingLost implements AfterAllCallback {

    private static final Queue<String> LOST = new ConcurrentLinkedQueue<>();

    static {
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
        ResourceLeakDetectorFactory.setResourceLeakDetectorFactory(new Factory());
        Hooks.onErrorDropped(NothingLost::dropped);
    }

    /** How an attempt failed whose client had just left is nobody's news. */
    private static void dropped(Throwable dropped) {
        if (!dropped.getClass().getSimpleName().equals("AttemptFailure")) {
            LOST.add("dropped: " + dropped);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        System.gc();
        String[] lost = LOST.toArray(String[]::new);
        LOST.clear();
        assertThat(lost).isEmpty();
    }

    private static final class Factory extends ResourceLeakDetectorFactory {

        @Override
        @Deprecated
        public <T> ResourceLeakDetector<T> newResourceLeakDetector(
                Class<T> resource, int samplingInterval, long maxActive) {
            return newResourceLeakDetector(resource, samplingInterval);
        }

        @Override
        public <T> ResourceLeakDetector<T> newResourceLeakDetector(
                Class<T> resource, int samplingInterval) {
            ResourceLeakDetector<T> detector =
                    new ResourceLeakDetector<>(resource, samplingInterval);
            detector.setLeakListener((type, records) -> LOST.add("leak: " + type + records));
            return detector;
        }
    }
}

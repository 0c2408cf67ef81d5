package io.tollgate.nodes;

import io.tollgate.nodes.Listener.Heard;
import io.tollgate.nodes.Speaker.Wish;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Callers that ask for short answers, one after the other and none waiting for another. */
final class Load {

    /** Between two of them. */
    private static final int PACE_MILLIS = 5;

    private final Listener listener = new Listener();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger whole = new AtomicInteger();
    private final List<Future<Heard>> calls = new ArrayList<>();
    private final Future<?> asking;
    private volatile boolean stopped;

    /**
     * @param name that no other load has
     * @param urls of the nodes, which are asked in turn
     */
    Load(String name, String key, List<String> urls) {
        asking = threads.submit(() -> ask(name, key, urls));
    }

    private Void ask(String name, String key, List<String> urls) throws InterruptedException {
        for (int i = 0; !stopped; i++) {
            Wish wish = new Wish(name + "-" + i, 5 + i % 50, 5);
            String url = urls.get(i % urls.size());
            boolean stream = i % 4 == 0;
            calls.add(threads.submit(() -> listen(url, key, wish, stream)));
            Thread.sleep(PACE_MILLIS);
        }
        return null;
    }

    private Heard listen(String url, String key, Wish wish, boolean stream) {
        Heard heard = listener.listen(url, key, wish, stream);
        if (heard.whole()) {
            whole.incrementAndGet();
        }
        return heard;
    }

    /** How many have heard their answers to the end. */
    int whole() {
        return whole.get();
    }

    /** Nobody asks any more; what all have heard. */
    List<Heard> stop() throws ExecutionException, InterruptedException {
        stopped = true;
        asking.get();
        List<Heard> heard = new ArrayList<>();
        for (Future<Heard> call : calls) {
            heard.add(call.get());
        }
        return heard;
    }
}

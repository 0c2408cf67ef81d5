package io.tollgate.app.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/**
 * Counts tries with bad keys by where they come from. Who has a good one is never held up by it.
 */
@Component
public class FailedTries {

    private static final int MOST = 10;
    private static final int MOST_SOURCES = 10_000;

    private final Cache<InetAddress, AtomicInteger> tries =
            Caffeine.newBuilder()
                    .maximumSize(MOST_SOURCES)
                    .expireAfterWrite(Duration.ofMinutes(1))
                    .build();

    /** Counts one more from where a request came; whether that is too many within a minute. */
    public boolean tooMany(ServerHttpRequest request) {
        InetSocketAddress remote = request.getRemoteAddress();
        return tooMany(remote == null ? null : remote.getAddress());
    }

    /** Counts one more; whether that is too many within a minute. */
    boolean tooMany(@Nullable InetAddress source) {
        return source != null
                && tries.get(source, _ -> new AtomicInteger()).incrementAndGet() > MOST;
    }
}

package io.tollgate.policies.store.redis;

import io.lettuce.core.RedisURI;
import io.lettuce.core.cluster.RedisClusterURIUtil;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where Redis is.
 *
 * @param seeds the server, or some of a cluster's
 */
record RedisTarget(List<RedisURI> seeds, boolean cluster) {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final String EXPECTED =
            "Not a Redis URL: redis://host:6379, rediss://… with TLS, redis-cluster://host:6379,…"
                    + " or rediss-cluster://… for a cluster";

    /**
     * Reads a URL.
     *
     * @throws RedisUnavailable if it is none; the message does not repeat it, as it holds a
     *     password
     */
    static RedisTarget of(String url) {
        String[] parts = url.split(":", 2);
        return switch (parts[0]) {
            case "redis", "rediss" -> new RedisTarget(seeds(url), false);
            case "redis-cluster" -> new RedisTarget(seeds("redis:" + parts[1]), true);
            case "rediss-cluster" -> new RedisTarget(seeds("rediss:" + parts[1]), true);
            default -> throw new RedisUnavailable(EXPECTED, null);
        };
    }

    private static List<RedisURI> seeds(String url) {
        try {
            List<RedisURI> seeds = RedisClusterURIUtil.toRedisURIs(new URI(url));
            for (RedisURI seed : seeds) {
                seed.setTimeout(CONNECT);
                seed.setClientName("tollgate");
            }
            return seeds;
        } catch (URISyntaxException | IllegalArgumentException _) {
            throw new RedisUnavailable(EXPECTED, null);
        }
    }

    /** Hosts and ports only. */
    @Override
    public String toString() {
        return seeds.stream()
                .map(seed -> seed.getHost() + ":" + seed.getPort())
                .collect(Collectors.joining(", "));
    }
}

package io.tollgate.policies.store.redis;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection with Redis: one for commands, which all threads share, and one to listen by. It
 * has to be there at the start; afterwards it comes and goes, and comes back by itself.
 */
public final class RedisLink implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RedisLink.class);
    private static final String POLICY = "tollgate:policy";
    private static final Duration CLOSE = Duration.ofSeconds(2);

    private final ClientResources resources;
    private final AbstractRedisClient client;
    private final RedisClusterAsyncCommands<String, String> commands;
    private final Supplier<StatefulRedisPubSubConnection<String, String>> listening;

    private RedisLink(
            ClientResources resources,
            AbstractRedisClient client,
            RedisClusterAsyncCommands<String, String> commands,
            Supplier<StatefulRedisPubSubConnection<String, String>> listening) {
        this.resources = resources;
        this.client = client;
        this.commands = commands;
        this.listening = listening;
    }

    /**
     * Connects. It blocks, for a few seconds at most.
     *
     * @param url {@code redis://host:6379}, {@code rediss://…} with TLS, or {@code
     *     redis-cluster://host:6379,host:6379} ({@code rediss-cluster://…}) with some of a
     *     cluster's servers
     * @throws RedisUnavailable naming the servers, if none answers or the URL is not one
     */
    public static RedisLink open(String url) {
        RedisTarget target = RedisTarget.of(url);
        ClientResources resources = RedisOptions.resources();
        AbstractRedisClient client = null;
        try {
            if (target.cluster()) {
                RedisClusterClient cluster = RedisClusterClient.create(resources, target.seeds());
                client = cluster;
                return cluster(resources, cluster);
            }
            RedisClient single = RedisClient.create(resources, target.seeds().getFirst());
            client = single;
            return single(resources, single);
        } catch (RedisException e) {
            if (client != null) {
                client.shutdown(Duration.ZERO, CLOSE);
            }
            end(resources);
            throw new RedisUnavailable("Redis does not answer at " + target, e);
        }
    }

    private static RedisLink single(ClientResources resources, RedisClient client) {
        client.setOptions(RedisOptions.single());
        StatefulRedisConnection<String, String> connection = client.connect();
        connection.sync().ping();
        return new RedisLink(resources, client, connection.async(), client::connectPubSub);
    }

    private static RedisLink cluster(ClientResources resources, RedisClusterClient client) {
        client.setOptions(RedisOptions.cluster());
        StatefulRedisClusterConnection<String, String> connection = client.connect();
        connection.sync().ping();
        return new RedisLink(resources, client, connection.async(), client::connectPubSub);
    }

    /** Of the shared connection; a reply is told on one of its threads, which must not block. */
    RedisClusterAsyncCommands<String, String> commands() {
        return commands;
    }

    /**
     * Tells all nodes that a policy has changed, so that they need not wait for their next look.
     */
    public void policyChanged() {
        try {
            commands.publish(POLICY, "changed")
                    .whenComplete(
                            (_, error) -> {
                                if (error != null) {
                                    notTold(error);
                                }
                            });
        } catch (RedisException e) {
            notTold(e);
        }
    }

    /** Nodes look by themselves twice a second, so this is no loss. */
    private static void notTold(Throwable error) {
        LOG.debug("Other nodes are not told that a policy has changed: {}", error.toString());
    }

    /**
     * Listens for changes from now on, this node's own included. It blocks while it connects; what
     * is said while the connection is away is not heard.
     *
     * @param nudge called on the connection's thread, which it must not block
     * @throws RedisUnavailable if Redis does not answer now
     */
    public void onPolicyChanged(Runnable nudge) {
        try {
            StatefulRedisPubSubConnection<String, String> connection = listening.get();
            connection.addListener(
                    new RedisPubSubAdapter<>() {
                        @Override
                        public void message(String channel, String message) {
                            nudge.run();
                        }
                    });
            connection.sync().subscribe(POLICY);
        } catch (RedisException e) {
            throw new RedisUnavailable("Redis does not answer", e);
        }
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, CLOSE);
        end(resources);
    }

    private static void end(ClientResources resources) {
        resources
                .shutdown(0, CLOSE.toMillis(), TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(CLOSE.toMillis());
    }
}

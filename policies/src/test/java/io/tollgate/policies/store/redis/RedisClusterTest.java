package io.tollgate.policies.store.redis;

import static io.tollgate.policies.quota.Quotas.call;
import static io.tollgate.policies.quota.Quotas.eventually;
import static io.tollgate.policies.quota.Quotas.granted;
import static io.tollgate.policies.quota.Quotas.requests;
import static io.tollgate.policies.quota.Quotas.tokens;
import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import io.tollgate.policies.quota.Demand;
import io.tollgate.policies.quota.QuotaEvents;
import io.tollgate.policies.store.Infra;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisServer;

/** A cluster of one server, which minds its slots like any other. */
final class RedisClusterTest {

    private static final int SLOTS = 16_384;

    @Test
    void keepsWhatIsAskedTogetherInOneSlot() throws Exception {
        int port = freePort();
        RedisServer server =
                RedisServer.newRedisServer()
                        .port(port)
                        .setting("save \"\"")
                        .setting("cluster-enabled yes")
                        .setting("cluster-config-file nodes-" + port + ".conf")
                        .setting("dir " + System.getProperty("java.io.tmpdir"))
                        .build();
        server.start();
        try {
            formCluster("redis://127.0.0.1:" + port);
            counts("redis-cluster://127.0.0.1:" + port);
        } finally {
            server.stop();
        }
    }

    private static void counts(String url) {
        Duration patient = Duration.ofSeconds(20);
        var settings =
                new RedisQuotaGate.Settings(
                        OnRedisLoss.CLOSED, patient, Duration.ofSeconds(1), patient);
        try (RedisLink link = RedisLink.open(url);
                var gate = new RedisQuotaGate(link, settings, () -> 1, QuotaEvents.NONE)) {
            Demand demand = call(5, requests(3), tokens(1000), tokens(500));
            for (int i = 0; i < 3; i++) {
                assertThat(granted(gate, demand)).isTrue();
            }
            assertThat(granted(gate, demand)).isFalse();
            assertThat(gate.degraded()).isFalse();
        }
    }

    /** Its bus listens 10,000 ports further up. */
    private static int freePort() {
        return IntStream.generate(Infra::freePort)
                .filter(port -> port < 55_000)
                .findFirst()
                .getAsInt();
    }

    private static void formCluster(String url) {
        RedisClient client = RedisClient.create(url);
        try (var connection = client.connect()) {
            var redis = connection.sync();
            redis.clusterAddSlots(IntStream.range(0, SLOTS).toArray());
            eventually(
                    "the cluster",
                    Duration.ofSeconds(30),
                    () -> redis.clusterInfo().contains("cluster_state:ok"));
        } finally {
            client.shutdown();
        }
    }
}

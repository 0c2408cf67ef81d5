package io.tollgate.policies.store.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.policies.access.Policies;
import io.tollgate.policies.key.ApiKey;
import io.tollgate.policies.store.Infra;
import io.tollgate.policies.store.Store;
import io.tollgate.policies.store.directory.Directory.Issued;
import io.tollgate.policies.tenant.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Several people, or nodes, at once. */
final class DirectoryRaceTest {

    private static final int ROUNDS = 40;

    /** Each change writes the whole row: it must not write back what it read too early. */
    @ParameterizedTest
    @MethodSource(Samples.DATABASES)
    void noOtherChangeUndoesARevocation(Infra.Database database) throws Exception {
        try (Store store = database.open();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Directory directory = Samples.directory(store);
            for (int round = 0; round < ROUNDS; round++) {
                Issued issued = directory.issue(Samples.key("acme/search", "a key"));
                String id = issued.key().id();
                threads.invokeAll(
                        List.of(
                                done(() -> directory.rotate(id, Duration.ZERO, Instant.now())),
                                done(() -> directory.keyStatus(id, Status.REVOKED)),
                                done(() -> directory.rotate(id, Duration.ZERO, Instant.now()))));
                Policies all = directory.all();
                assertThat(all.keys().get(id)).extracting(ApiKey::status).isEqualTo(Status.REVOKED);
            }
        }
    }

    /** A refusal is an answer too: who is late finds the key revoked. */
    private static Callable<Boolean> done(Runnable change) {
        return () -> {
            try {
                change.run();
                return true;
            } catch (DirectoryException refused) {
                return false;
            }
        };
    }

    @ParameterizedTest
    @MethodSource(Samples.DATABASES)
    void ofNodesThatCanOnlyBeAloneOneEnters(Infra.Database database) throws Exception {
        try (Store store = database.open();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < ROUNDS; round++) {
                String suffix = "-" + round;
                List<Nodes> nodes =
                        List.of(
                                new Nodes(store, "a" + suffix, "i", false, Instant::now),
                                new Nodes(store, "b" + suffix, "i", false, Instant::now));
                int entered = 0;
                for (Future<Boolean> each :
                        threads.invokeAll(
                                nodes.stream().map(DirectoryRaceTest::entering).toList())) {
                    entered += each.get() ? 1 : 0;
                }
                assertThat(entered).as("entered in round %d", round).isEqualTo(1);
                nodes.forEach(Nodes::leave);
            }
        }
    }

    private static Callable<Boolean> entering(Nodes node) {
        return () -> {
            try {
                node.enter();
                return true;
            } catch (Nodes.NotAlone refused) {
                return false;
            }
        };
    }
}

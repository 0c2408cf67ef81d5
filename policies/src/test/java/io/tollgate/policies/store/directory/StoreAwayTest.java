package io.tollgate.policies.store.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.policies.access.Authentication.Known;
import io.tollgate.policies.access.Authentication.Reason;
import io.tollgate.policies.access.Authentication.Refused;
import io.tollgate.policies.store.Infra;
import io.tollgate.policies.store.Store;
import io.tollgate.policies.store.directory.Directory.Issued;
import io.tollgate.policies.tenant.Status;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** The database goes away, and comes back. */
final class StoreAwayTest {

    private static final Duration BOUND = Duration.ofSeconds(4);

    @Test
    void whatWasKnownHoldsForAWhileAndWhatChangedMeanwhileIsHeard() throws Exception {
        Infra.Database database = Infra.postgres();
        URI server = URI.create(database.url().substring("jdbc:".length()));
        try (Cable cable = new Cable(server.getHost(), server.getPort());
                Store near = database.open();
                Store far =
                        Store.open(
                                "jdbc:postgresql://localhost:" + cable.port() + server.getPath(),
                                database.user(),
                                database.password());
                PolicyFeed feed = feed(far)) {
            Directory directory = Samples.directory(near);
            Issued kept = directory.issue(Samples.key("acme/search", "kept"));
            Issued revoked = directory.issue(Samples.key("acme/search", "revoked meanwhile"));
            feed.start();
            await(() -> feed.authenticate(revoked.text(), null) instanceof Known);

            cable.cut();
            directory.keyStatus(revoked.key().id(), Status.REVOKED);
            assertThat(feed.authenticate(kept.text(), null)).isInstanceOf(Known.class);
            await(feed::isStale);
            await(() -> refusal(feed, kept) == Reason.STALE);
            assertThat(feed.age()).isGreaterThan(BOUND);

            cable.join();
            await(() -> feed.authenticate(kept.text(), null) instanceof Known);
            assertThat(feed.authenticate(revoked.text(), null))
                    .isEqualTo(new Refused(Reason.REVOKED));
            await(() -> !feed.isStale());
            assertThat(feed.current().policies()).isEqualTo(directory.all());
        }
    }

    private static Reason refusal(PolicyFeed feed, Issued issued) {
        return feed.authenticate(issued.text(), null) instanceof Refused(Reason reason)
                ? reason
                : Reason.UNKNOWN;
    }

    private static PolicyFeed feed(Store store) {
        StoreClock clock = new StoreClock(InstantSource.system());
        Nodes nodes = new Nodes(store, "n", "i", true, clock);
        return new PolicyFeed(store, Samples.PEPPERS, clock, nodes, BOUND);
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            Thread.sleep(5);
        }
    }
}

package io.tollgate.policies.store.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.policies.access.AddressRange;
import io.tollgate.policies.access.Authentication;
import io.tollgate.policies.access.Authentication.Known;
import io.tollgate.policies.access.Authentication.Reason;
import io.tollgate.policies.access.Authentication.Refused;
import io.tollgate.policies.access.Caller;
import io.tollgate.policies.access.Policies;
import io.tollgate.policies.access.Rights;
import io.tollgate.policies.budget.Budget;
import io.tollgate.policies.budget.BudgetRaise;
import io.tollgate.policies.budget.Window;
import io.tollgate.policies.key.ApiKey;
import io.tollgate.policies.key.KeySettings;
import io.tollgate.policies.key.KeyText;
import io.tollgate.policies.key.Peppers;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.quota.Quota;
import io.tollgate.policies.store.Infra;
import io.tollgate.policies.store.Store;
import io.tollgate.policies.store.directory.Directory.Issued;
import io.tollgate.policies.tenant.OrgUnit;
import io.tollgate.policies.tenant.Scope;
import io.tollgate.policies.tenant.Scope.Level;
import io.tollgate.policies.tenant.Status;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What one node declares, another one hears. */
final class PolicyFeedTest {

    private static final String DATABASES = "io.tollgate.policies.store.Infra#databases";
    private static final Peppers PEPPERS =
            new Peppers(List.of("a pepper of more than 32 characters"));
    private static final Duration LONG = Duration.ofMinutes(15);

    @ParameterizedTest
    @MethodSource(DATABASES)
    void everyLevelHasItsSay(Infra.Database database) throws Exception {
        try (Store store = database.open();
                PolicyFeed feed = feed(store, LONG)) {
            Directory directory = directory(store);
            directory.put(
                    new OrgUnit(
                            "acme/search/bot", "Bot", Status.ACTIVE, "CC-7", models("claude-*")));
            ApiKey wanted = key("acme/search/bot", Map.of("env", "prod"));
            Issued issued = directory.issue(wanted);
            directory.put(quota("q-tenant", new Scope(Level.TENANT, "acme")));
            directory.put(quota("q-other", new Scope(Level.TEAM, "acme/ads")));
            directory.put(budget("b-tag", new Scope(Level.TAG, "acme#env=prod")));
            directory.put(budget("b-key", new Scope(Level.KEY, issued.key().id())));
            directory.raise(
                    new BudgetRaise(
                            "r1",
                            "b-key",
                            Money.of("5"),
                            "a launch",
                            "finance",
                            Instant.now().plusSeconds(60)));
            feed.start();
            await(() -> feed.authenticate(issued.text(), null) instanceof Known);
            Caller caller = ((Known) feed.authenticate(issued.text(), null)).caller();
            assertThat(caller.tenant()).isEqualTo("acme");
            assertThat(caller.team()).isEqualTo("acme/search");
            assertThat(caller.project()).isEqualTo("acme/search/bot");
            assertThat(caller.costCentre()).isEqualTo("CC-7");
            assertThat(caller.quotas()).extracting(Quota::id).containsExactly("q-tenant");
            assertThat(caller.budgets()).extracting(Budget::id).containsExactly("b-key", "b-tag");
            assertThat(caller.budgets().getFirst().limit()).isEqualTo(Money.of("15"));
            assertThat(caller.mayUseModel("claude-x")).isTrue();
            assertThat(caller.mayUseModel("gpt-x")).isFalse();

            directory.status("acme", Status.SUSPENDED);
            await(() -> reason(feed, issued) == Reason.SUSPENDED);
            directory.status("acme", Status.ACTIVE);
            await(() -> feed.authenticate(issued.text(), null) instanceof Known);
            directory.removeQuota("q-tenant");
            await(
                    () ->
                            feed.authenticate(issued.text(), null) instanceof Known(Caller now)
                                    && now.quotas().isEmpty());
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aRaiseEndsByItself(Infra.Database database) throws Exception {
        try (Store store = database.open();
                PolicyFeed feed = feed(store, LONG)) {
            Directory directory = directory(store);
            Issued issued = directory.issue(key("acme/search", Map.of()));
            directory.put(budget("b", new Scope(Level.TEAM, "acme/search")));
            directory.raise(
                    new BudgetRaise(
                            "r", "b", Money.of("1"), "x", "y", Instant.now().plusMillis(1_500)));
            feed.start();
            await(() -> limit(feed, issued).equals(Money.of("11")));
            await(() -> limit(feed, issued).equals(Money.of("10")));
        }
    }

    private static Money limit(PolicyFeed feed, Issued issued) {
        return feed.authenticate(issued.text(), null) instanceof Known(Caller caller)
                ? caller.budgets().getFirst().limit()
                : Money.ZERO;
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aRotatedKeyHasTwoSecretsForAWhile(Infra.Database database) throws Exception {
        try (Store store = database.open();
                PolicyFeed feed = feed(store, LONG)) {
            Directory directory = directory(store);
            Issued first = directory.issue(key("acme/search", Map.of()));
            Issued second =
                    directory.rotate(first.key().id(), Duration.ofMillis(1_500), Instant.now());
            feed.start();
            await(() -> feed.authenticate(second.text(), null) instanceof Known);
            assertThat(feed.authenticate(first.text(), null)).isInstanceOf(Known.class);
            await(() -> reason(feed, first) == Reason.UNKNOWN);
            assertThat(feed.authenticate(second.text(), null)).isInstanceOf(Known.class);
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void addressesAndExpiry(Infra.Database database) throws Exception {
        try (Store store = database.open();
                PolicyFeed feed = feed(store, LONG)) {
            Directory directory = directory(store);
            Rights near = new Rights(null, null, List.of(AddressRange.parse("10.1.0.0/16")));
            Issued inside = directory.issue(key("acme/search", near, null));
            Issued brief =
                    directory.issue(
                            key("acme/search", Rights.ALL, Instant.now().plusMillis(1_500)));
            feed.start();
            await(() -> feed.authenticate(brief.text(), null) instanceof Known);
            assertThat(feed.authenticate(inside.text(), InetAddress.ofLiteral("10.1.2.3")))
                    .isInstanceOf(Known.class);
            assertThat(feed.authenticate(inside.text(), InetAddress.ofLiteral("10.2.2.3")))
                    .isEqualTo(new Refused(Reason.ADDRESS));
            await(() -> reason(feed, brief) == Reason.EXPIRED);
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void withoutTheStoreWhatWasKnownHoldsForAWhile(Infra.Database database) throws Exception {
        Store store = database.open();
        try (PolicyFeed feed = feed(store, Duration.ofSeconds(2))) {
            Issued issued = directory(store).issue(key("acme/search", Map.of()));
            feed.start();
            await(() -> feed.authenticate(issued.text(), null) instanceof Known);
            store.close();
            await(feed::isStale);
            assertThat(feed.authenticate(issued.text(), null)).isInstanceOf(Known.class);
            await(() -> reason(feed, issued) == Reason.STALE);
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void changesByManyAtOnceAreAllHeard(Infra.Database database) throws Exception {
        try (Store store = database.open();
                PolicyFeed feed = feed(store, LONG)) {
            Directory directory = directory(store);
            feed.start();
            List<Callable<List<Issued>>> writers = new ArrayList<>();
            for (int writer = 0; writer < 8; writer++) {
                int seed = writer;
                writers.add(() -> write(directory, new Random(seed)));
            }
            List<Issued> issued = new ArrayList<>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var done : threads.invokeAll(writers)) {
                    issued.addAll(done.get());
                }
            }
            Policies whole = directory.all();
            await(() -> feed.current().policies().equals(whole));
            assertThat(whole.keys()).hasSize(issued.size());
        }
    }

    private static List<Issued> write(Directory directory, Random random) {
        List<Issued> issued = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            if (issued.isEmpty() || random.nextBoolean()) {
                issued.add(directory.issue(key("acme/search", Map.of("n", "" + i))));
            } else {
                Issued one = issued.get(random.nextInt(issued.size()));
                directory.keyStatus(
                        one.key().id(), random.nextBoolean() ? Status.ACTIVE : Status.SUSPENDED);
            }
        }
        return issued;
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void whatCannotBeDeclaredIsRefusedWithAReason(Infra.Database database) {
        try (Store store = database.open()) {
            Directory directory = directory(store);
            assertThatThrownBy(() -> directory.issue(key("acme/nobody", Map.of())))
                    .isInstanceOf(DirectoryException.class)
                    .hasMessageContaining("acme/nobody");
            assertThatThrownBy(() -> directory.issue(key("acme", Map.of())))
                    .isInstanceOf(DirectoryException.class);
            assertThatThrownBy(
                            () -> directory.put(quota("q", new Scope(Level.TEAM, "acme/nobody"))))
                    .isInstanceOf(DirectoryException.class);
            Issued issued = directory.issue(key("acme/search", Map.of()));
            directory.keyStatus(issued.key().id(), Status.REVOKED);
            assertThatThrownBy(() -> directory.keyStatus(issued.key().id(), Status.ACTIVE))
                    .isInstanceOf(DirectoryException.class)
                    .hasMessageContaining("revoked");
            assertThatThrownBy(() -> directory.removeBudget("none"))
                    .isInstanceOf(DirectoryException.class);
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void onlyNodesThatCountTogetherMayBeSeveral(Infra.Database database) {
        try (Store store = database.open()) {
            nodes(store, "one", false).enter();
            nodes(store, "one", false).enter();
            assertThatThrownBy(() -> nodes(store, "two", false).enter())
                    .isInstanceOf(Nodes.NotAlone.class)
                    .hasMessageContaining("tollgate.");
            nodes(store, "one", false).leave();
        }
    }

    private static Directory directory(Store store) {
        Directory directory = new Directory(store, PEPPERS);
        directory.put(new OrgUnit("acme", "Acme", Status.ACTIVE, "CC-1", Rights.ALL));
        directory.put(new OrgUnit("acme/search", "Search", Status.ACTIVE, null, Rights.ALL));
        directory.put(new OrgUnit("acme/ads", "Ads", Status.ACTIVE, null, Rights.ALL));
        return directory;
    }

    private static PolicyFeed feed(Store store, Duration maxStaleness) {
        StoreClock clock = new StoreClock(InstantSource.system());
        return new PolicyFeed(store, PEPPERS, clock, nodes(store, "n", false), maxStaleness);
    }

    private static Nodes nodes(Store store, String id, boolean shared) {
        return new Nodes(store, id, "i", shared, InstantSource.system());
    }

    private static Rights models(String glob) {
        return new Rights(List.of(glob), Set.of("/v1/messages"), null);
    }

    private static ApiKey key(String unit, Map<String, String> tags) {
        return new ApiKey(
                "",
                unit,
                false,
                "somebody",
                "a key",
                tags,
                null,
                Status.ACTIVE,
                null,
                Rights.ALL,
                KeySettings.DEFAULTS,
                List.of());
    }

    private static ApiKey key(String unit, Rights rights, @Nullable Instant expires) {
        return new ApiKey(
                "",
                unit,
                true,
                null,
                "a key",
                Map.of(),
                null,
                Status.ACTIVE,
                expires,
                rights,
                new KeySettings(true, true, Map.of("a", "b=c")),
                List.of());
    }

    private static Quota quota(String id, Scope scope) {
        return new Quota(id, scope, null, Quota.Unit.REQUESTS, Quota.Period.MINUTE, 5, false);
    }

    private static Budget budget(String id, Scope scope) {
        return new Budget(
                id,
                scope,
                Money.of("10"),
                new Window.Calendar(Window.Unit.MONTH, ZoneOffset.UTC),
                true,
                List.of(50, 80, 100),
                new Budget.Thrift(90, "small"),
                false);
    }

    private static @Nullable Reason reason(PolicyFeed feed, Issued issued) {
        KeyText text = issued.text();
        Authentication found = feed.authenticate(text, null);
        return found instanceof Refused(Reason reason) ? reason : null;
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            Thread.sleep(5);
        }
    }
}

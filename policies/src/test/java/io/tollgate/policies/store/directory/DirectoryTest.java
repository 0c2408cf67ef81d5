package io.tollgate.policies.store.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.policies.access.Policies;
import io.tollgate.policies.access.Rights;
import io.tollgate.policies.budget.BudgetRaise;
import io.tollgate.policies.key.ApiKey;
import io.tollgate.policies.key.KeySettings;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.store.Infra;
import io.tollgate.policies.store.Store;
import io.tollgate.policies.store.directory.Directory.Issued;
import io.tollgate.policies.store.directory.DirectoryException.Kind;
import io.tollgate.policies.tenant.Scope;
import io.tollgate.policies.tenant.Scope.Level;
import io.tollgate.policies.tenant.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What may be declared. What may not leaves nothing behind. */
final class DirectoryTest {

    @ParameterizedTest
    @MethodSource(Samples.DATABASES)
    void whatIsNoWishIsRefusedAndChangesNothing(Infra.Database database) {
        try (Store store = database.open()) {
            Directory directory = Samples.directory(store);
            directory.put(Samples.budget("b", new Scope(Level.TENANT, "acme")));
            Policies before = directory.all();
            refused(Kind.TAKEN, () -> directory.create(Samples.unit("acme")));
            refused(Kind.UNKNOWN, () -> directory.create(Samples.unit("nobody/team")));
            refused(Kind.UNKNOWN, () -> directory.status("nobody", Status.ACTIVE));
            refused(Kind.INVALID, () -> directory.status("acme", Status.REVOKED));
            refused(Kind.INVALID, () -> directory.issue(Samples.key("acme", "a tenant's")));
            refused(Kind.UNKNOWN, () -> directory.issue(Samples.key("acme/nobody", "x")));
            refused(Kind.INVALID, () -> directory.issue(Samples.key("acme/ads", " ")));
            refused(Kind.INVALID, () -> directory.issue(Samples.key("acme/ads", "a\nb")));
            refused(Kind.INVALID, () -> directory.issue(Samples.key("acme/ads", "x".repeat(201))));
            refused(Kind.UNKNOWN, () -> directory.keyStatus("nokey", Status.SUSPENDED));
            refused(Kind.UNKNOWN, () -> directory.removeQuota("none"));
            refused(Kind.UNKNOWN, () -> directory.raise(Samples.raise("r", "none")));
            refused(Kind.INVALID, () -> directory.raise(raise("r", "0", "why")));
            refused(Kind.INVALID, () -> directory.raise(raise("r", "-1", "why")));
            refused(Kind.INVALID, () -> directory.raise(raise("r", "1", "")));
            BudgetRaise endless =
                    new BudgetRaise("r", "b", Money.of("1"), "why", "finance", Instant.MAX);
            refused(Kind.INVALID, () -> directory.raise(endless));
            assertThat(directory.all()).isEqualTo(before);
        }
    }

    private static BudgetRaise raise(String id, String amount, String reason) {
        return new BudgetRaise(id, "b", Money.of(amount), reason, "finance", Instant.now());
    }

    /** A team's name laid on as a tenant's would hold for nobody, and nobody would notice. */
    @ParameterizedTest
    @MethodSource(Samples.DATABASES)
    void aScopeIsWhatItsNameSays(Infra.Database database) {
        try (Store store = database.open()) {
            Directory directory = Samples.directory(store);
            for (Scope wrong :
                    List.of(
                            new Scope(Level.TENANT, "acme/search"),
                            new Scope(Level.TEAM, "acme"),
                            new Scope(Level.PROJECT, "acme/search"),
                            new Scope(Level.TAG, "acme"),
                            new Scope(Level.TAG, "acme#env"),
                            new Scope(Level.TAG, "#env=prod"),
                            new Scope(Level.TAG, "acme/search#env=prod"))) {
                refused(Kind.INVALID, () -> directory.put(Samples.quota("q", wrong)));
                refused(Kind.INVALID, () -> directory.put(Samples.budget("b", wrong)));
            }
            refused(
                    Kind.UNKNOWN,
                    () -> directory.put(Samples.quota("q", new Scope(Level.KEY, "nokey"))));
            refused(
                    Kind.UNKNOWN,
                    () -> directory.put(Samples.budget("b", new Scope(Level.TAG, "no#a=b"))));
            directory.put(Samples.quota("q", new Scope(Level.TAG, "acme#env=a=b")));
            assertThat(directory.all().quotas()).containsOnlyKeys("q");
        }
    }

    /** What was spent goes by the budget's id, so nobody may take it over, not even removed. */
    @ParameterizedTest
    @MethodSource(Samples.DATABASES)
    void nobodyTakesOverWhatIsSomebodyElses(Infra.Database database) {
        try (Store store = database.open()) {
            Directory directory = Samples.directory(store);
            Scope ours = new Scope(Level.TEAM, "acme/search");
            Scope theirs = new Scope(Level.TEAM, "acme/ads");
            directory.put(Samples.budget("b", ours));
            directory.put(Samples.quota("q", ours));
            refused(Kind.TAKEN, () -> directory.put(Samples.budget("b", theirs)));
            refused(Kind.TAKEN, () -> directory.put(Samples.quota("q", theirs)));
            directory.removeBudget("b");
            refused(Kind.TAKEN, () -> directory.put(Samples.budget("b", theirs)));
            refused(Kind.UNKNOWN, () -> directory.raise(Samples.raise("r", "b")));
            directory.put(Samples.budget("b", ours));
            directory.raise(Samples.raise("r", "b"));
            refused(Kind.TAKEN, () -> directory.raise(Samples.raise("r", "b")));
            directory.removeRaise("r");
            assertThat(directory.all().raises()).isEmpty();
            refused(Kind.TAKEN, () -> directory.raise(Samples.raise("r", "b")));
        }
    }

    @ParameterizedTest
    @MethodSource(Samples.DATABASES)
    void anUpdateLeavesWhoseAKeyIsAndItsSecrets(Infra.Database database) {
        try (Store store = database.open()) {
            Directory directory = Samples.directory(store);
            Issued issued = directory.issue(Samples.key("acme/search", "before"));
            directory.keyStatus(issued.key().id(), Status.SUSPENDED);
            ApiKey wanted =
                    new ApiKey(
                            issued.key().id(),
                            "acme/ads",
                            true,
                            "new owner",
                            "after",
                            Map.of("a", "b=c"),
                            "CC-2",
                            Status.ACTIVE,
                            Instant.ofEpochMilli(5),
                            new Rights(List.of(), null, null),
                            new KeySettings(true, true, Map.of("n", "")),
                            List.of());
            directory.update(wanted);
            ApiKey after = Objects.requireNonNull(directory.all().keys().get(issued.key().id()));
            assertThat(after.unit()).isEqualTo("acme/search");
            assertThat(after.serviceAccount()).isFalse();
            assertThat(after.status()).isEqualTo(Status.SUSPENDED);
            assertThat(after.secrets()).isEqualTo(issued.key().secrets());
            assertThat(after.owner()).isEqualTo("new owner");
            assertThat(after.label()).isEqualTo("after");
            assertThat(after.tags()).isEqualTo(Map.of("a", "b=c"));
            assertThat(after.expires()).isEqualTo(Instant.ofEpochMilli(5));
            assertThat(after.rights()).isEqualTo(wanted.rights());
            assertThat(after.settings()).isEqualTo(wanted.settings());
        }
    }

    @ParameterizedTest
    @MethodSource(Samples.DATABASES)
    void aRevokedKeyIsChangedNoMore(Infra.Database database) {
        try (Store store = database.open()) {
            Directory directory = Samples.directory(store);
            Issued issued = directory.issue(Samples.key("acme/search", "x"));
            String id = issued.key().id();
            directory.keyStatus(id, Status.REVOKED);
            directory.keyStatus(id, Status.REVOKED);
            refused(Kind.INVALID, () -> directory.keyStatus(id, Status.ACTIVE));
            refused(Kind.INVALID, () -> directory.update(issued.key()));
            refused(Kind.INVALID, () -> directory.rotate(id, Duration.ofHours(1), Instant.now()));
        }
    }

    @ParameterizedTest
    @MethodSource(Samples.DATABASES)
    void whoListensHearsOfWhatWasChangedAndOfNothingElse(Infra.Database database) {
        try (Store store = database.open()) {
            Directory directory = Samples.directory(store);
            AtomicInteger heard = new AtomicInteger();
            directory.onChange(heard::incrementAndGet);
            String id = directory.issue(Samples.key("acme/search", "x")).key().id();
            assertThat(heard).hasValue(1);
            directory.rotate(id, Duration.ZERO, Instant.now());
            directory.keyStatus(id, Status.REVOKED);
            assertThat(heard).hasValue(3);
            refused(Kind.UNKNOWN, () -> directory.removeQuota("none"));
            assertThat(heard).hasValue(3);
        }
    }

    /** Each secret that is good costs each call a digest. */
    @ParameterizedTest
    @MethodSource(Samples.DATABASES)
    void secretsDoNotPileUp(Infra.Database database) {
        try (Store store = database.open()) {
            Directory directory = Samples.directory(store);
            String id = directory.issue(Samples.key("acme/search", "x")).key().id();
            Instant now = Instant.now();
            Duration hour = Duration.ofHours(1);
            for (int i = 0; i < 3; i++) {
                directory.rotate(id, hour, now);
            }
            refused(Kind.INVALID, () -> directory.rotate(id, hour, now));
            refused(Kind.INVALID, () -> directory.rotate(id, hour.negated(), now));
            assertThat(directory.rotate(id, hour, now.plus(hour)).key().secrets()).hasSize(2);
            assertThat(directory.rotate(id, Duration.ZERO, now).key().secrets()).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource(Samples.DATABASES)
    void whatIsKeptOfAKeyIsNotTheKey(Infra.Database database) {
        try (Store store = database.open()) {
            Issued issued = Samples.directory(store).issue(Samples.key("acme/search", "x"));
            String secret = issued.text().reveal().split("_", -1)[3];
            List<Map<String, Object>> rows =
                    store.jdbc().sql("select * from api_key").query().listOfRows();
            assertThat(rows).hasSize(1).asString().doesNotContain(secret);
            assertThat(issued).asString().doesNotContain(secret);
        }
    }

    private static void refused(Kind kind, Runnable wish) {
        assertThatThrownBy(wish::run)
                .isInstanceOfSatisfying(
                        DirectoryException.class,
                        refusal -> assertThat(refusal.kind()).isEqualTo(kind));
    }
}

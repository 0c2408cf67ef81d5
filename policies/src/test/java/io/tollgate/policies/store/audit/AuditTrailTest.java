package io.tollgate.policies.store.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.policies.admin.Actor;
import io.tollgate.policies.admin.Actor.Kind;
import io.tollgate.policies.audit.AuditEntry;
import io.tollgate.policies.audit.Deed;
import io.tollgate.policies.budget.Budget;
import io.tollgate.policies.key.ApiKey;
import io.tollgate.policies.store.Infra;
import io.tollgate.policies.store.Store;
import io.tollgate.policies.store.Vendor;
import io.tollgate.policies.store.directory.Directory;
import io.tollgate.policies.store.directory.DirectoryException;
import io.tollgate.policies.store.directory.Samples;
import io.tollgate.policies.tenant.Scope;
import io.tollgate.policies.tenant.Scope.Level;
import io.tollgate.policies.tenant.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every deed is in the trail, once, and nobody can change what is there unnoticed. */
final class AuditTrailTest {

    private static final Actor ANN = new Actor(Kind.USER, "corp:7", "Ann", "ann@corp.example");

    private static AuditTrail trail(Store store) {
        return new AuditTrail(store, InstantSource.system());
    }

    @ParameterizedTest
    @MethodSource(Samples.DATABASES)
    void itSaysWhoDidWhatToWhat(Infra.Database database) {
        try (Store store = database.open()) {
            Directory directory = Samples.directory(store).by(ANN);
            ApiKey key = directory.issue(Samples.key("acme/search", "ci")).key();
            directory.keyStatus(key.id(), Status.SUSPENDED);
            var _ = directory.rotate(key.id(), Duration.ZERO, Instant.now());
            Budget budget = Samples.budget("b", new Scope(Level.KEY, key.id()));
            directory.put(budget);
            directory.raise(Samples.raise("r", "b"));
            directory.removeRaise("r");
            directory.removeBudget("b");
            List<AuditEntry> entries = trail(store).entries(new AuditQuery().by("corp:7"), 100);
            assertThat(entries)
                    .extracting(AuditEntry::action)
                    .containsExactly(
                            "budget.remove",
                            "budget.lower",
                            "budget.raise",
                            "budget.put",
                            "key.rotate",
                            "key.suspend",
                            "key.issue");
            assertThat(entries).allMatch(entry -> "acme".equals(entry.tenant()));
            AuditEntry suspended = entries.get(5);
            assertThat(suspended.actorName()).isEqualTo("Ann");
            assertThat(suspended.object()).isEqualTo("key/" + key.id());
            assertThat(suspended.before()).contains("\"ACTIVE\"");
            assertThat(suspended.after()).contains("\"SUSPENDED\"");
            assertThat(entries.get(6).before()).isNull();
            assertThat(entries.getFirst().after()).isNull();
            String kept = key.secrets().getFirst().text().split(":")[1];
            assertThat(entries.get(6).after())
                    .contains("fingerprint " + kept.substring(0, 8))
                    .doesNotContain(kept);
            assertThat(trail(store).verify().isIntact()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource(Samples.DATABASES)
    void whatIsNotDoneIsNotEntered(Infra.Database database) {
        try (Store store = database.open()) {
            Directory directory = Samples.directory(store).by(ANN);
            assertThatThrownBy(() -> directory.removeBudget("none"))
                    .isInstanceOf(DirectoryException.class);
            assertThatThrownBy(
                            () ->
                                    store.inTransaction(
                                            () -> {
                                                directory.status("acme", Status.SUSPENDED);
                                                throw new IllegalStateException("no");
                                            }))
                    .hasMessage("no");
            assertThat(trail(store).entries(new AuditQuery().by("corp:7"), 100)).isEmpty();
            assertThat(trail(store).verify().isIntact()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource(Samples.DATABASES)
    void theDatabaseKeepsIt(Infra.Database database) {
        try (Store store = database.open()) {
            trail(store).append(ANN, new Deed("a.b", "a/1", null, null, null));
            for (String change :
                    Set.of("update audit_entry set actor_id = 'x'", "delete from audit_entry")) {
                assertThatThrownBy(() -> store.jdbc().sql(change).update())
                        .hasMessageContaining("append-only");
            }
        }
    }

    /** Whoever may drop triggers can change rows; the chain tells. */
    @ParameterizedTest
    @MethodSource(Samples.DATABASES)
    void whoChangesItIsNoticed(Infra.Database database) {
        try (Store store = database.open()) {
            Samples.directory(store).status("acme", Status.SUSPENDED);
            assertThat(trail(store).verify().entries()).isEqualTo(4);
            dropGuards(store);
            for (String change :
                    List.of(
                            "update audit_entry set actor_id = 'x' where sequence = 3",
                            "update audit_entry set is_now = null where sequence = 3",
                            "update audit_entry set at = at + 1 where sequence = 3",
                            "delete from audit_entry where sequence = 3",
                            "delete from audit_entry where sequence >= 3")) {
                assertThatThrownBy(() -> store.inTransaction(() -> tamper(store, change)))
                        .hasMessage("broken at 3");
            }
            assertThat(trail(store).verify().isIntact()).isTrue();
        }
    }

    /** Throws what the chain tells, so that the change is taken back. */
    private static void tamper(Store store, String change) {
        store.jdbc().sql(change).update();
        throw new IllegalStateException("broken at " + trail(store).verify().brokenAt());
    }

    private static void dropGuards(Store store) {
        if (store.vendor() == Vendor.SQLITE) {
            store.jdbc().sql("drop trigger audit_entry_is_not_changed").update();
            store.jdbc().sql("drop trigger audit_entry_is_not_deleted").update();
        } else {
            store.jdbc().sql("drop trigger audit_entry_is_append_only on audit_entry").update();
        }
    }

    @ParameterizedTest
    @MethodSource(Samples.DATABASES)
    void manyAtOnceMakeOneChain(Infra.Database database) throws Exception {
        try (Store store = database.open()) {
            try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 200; i++) {
                    String object = "thing/" + i;
                    var _ =
                            many.submit(
                                    () ->
                                            trail(store)
                                                    .append(
                                                            ANN,
                                                            new Deed(
                                                                    "a.b", object, null, null,
                                                                    null)));
                }
            }
            assertThat(trail(store).verify().entries()).isEqualTo(200);
            assertThat(trail(store).verify().isIntact()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource(Samples.DATABASES)
    void itIsLookedThrough(Infra.Database database) {
        try (Store store = database.open()) {
            AuditTrail trail = trail(store);
            Instant before = Instant.now().minus(Duration.ofSeconds(1));
            for (String tenant : List.of("acme", "globex", "initech")) {
                trail.append(ANN, new Deed("a.b", "a/" + tenant, tenant, null, null));
            }
            assertThat(trail.entries(new AuditQuery().ofTenants(Set.of("acme", "globex")), 10))
                    .extracting(AuditEntry::tenant)
                    .containsExactly("globex", "acme");
            assertThat(trail.entries(new AuditQuery().to("a/acme"), 10)).hasSize(1);
            assertThat(trail.entries(new AuditQuery().between(null, before), 10)).isEmpty();
            assertThat(trail.entries(new AuditQuery().between(before, null), 2)).hasSize(2);
            assertThat(trail.entries(new AuditQuery().before(2L), 10)).hasSize(1);
            assertThat(trail.entries(new AuditQuery().ofTenants(Set.of()), 10)).isEmpty();
        }
    }
}

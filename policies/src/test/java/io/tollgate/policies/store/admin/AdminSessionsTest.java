package io.tollgate.policies.store.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.policies.admin.Actor;
import io.tollgate.policies.admin.Actor.Kind;
import io.tollgate.policies.admin.Administrator;
import io.tollgate.policies.admin.Grant;
import io.tollgate.policies.admin.Role;
import io.tollgate.policies.admin.Session;
import io.tollgate.policies.key.KeyText;
import io.tollgate.policies.store.Infra;
import io.tollgate.policies.store.Store;
import io.tollgate.policies.store.admin.AdminSessions.Opened;
import io.tollgate.policies.store.directory.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Admin keys and the sessions that are begun with them, or with a login elsewhere. */
final class AdminSessionsTest {

    private static final Duration LONGEST = Duration.ofHours(8);
    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final Grant RUNS_ACME = new Grant(Role.TENANT_ADMIN, "acme");
    private static final Administrator ANN =
            new Administrator(
                    new Actor(Kind.USER, "corp:7", "Ann", "ann@corp.example"),
                    List.of(RUNS_ACME, new Grant(Role.FINANCE, null)));

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-11-24T08:00:00Z"));

    private AdminKeys keys(Store store) {
        return new AdminKeys(store, Samples.PEPPERS, now::get);
    }

    private AdminSessions sessions(Store store) {
        return new AdminSessions(store, keys(store), now::get, LONGEST, IDLE);
    }

    private void wait(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    @ParameterizedTest
    @MethodSource(Samples.DATABASES)
    void aKeyIsGoodUntilItIsNot(Infra.Database database) {
        try (Store store = database.open()) {
            AdminKeys keys = keys(store);
            assertThat(keys.lacksPlatformAdmin()).isTrue();
            Instant expires = now.get().plus(Duration.ofDays(1));
            AdminKeys.Issued first =
                    keys.issue(
                            Actor.OPERATOR, "first", new Grant(Role.PLATFORM_ADMIN, null), expires);
            AdminKeys.Issued other = keys.issue(Actor.OPERATOR, "other", RUNS_ACME, null);
            assertThat(keys.lacksPlatformAdmin()).isFalse();
            assertThat(keys.authenticate(other.text()).orElseThrow().grants())
                    .containsExactly(RUNS_ACME);
            assertThat(keys.all())
                    .extracting(key -> key.name() + " " + (key.lastUsed() != null))
                    .containsExactly("first false", "other true");
            assertThat(keys.revoke(Actor.OPERATOR, other.key().id())).isPresent();
            assertThat(keys.authenticate(other.text())).isEmpty();
            assertThat(keys.authenticate(KeyText.generateAdmin())).isEmpty();
            assertThat(keys.authenticate(KeyText.generate(false))).isEmpty();
            assertThat(keys.revoke(Actor.OPERATOR, "none")).isEmpty();
            assertThat(keys.authenticate(first.text())).isPresent();
            wait(Duration.ofDays(1));
            assertThat(keys.authenticate(first.text())).isEmpty();
            assertThat(keys.lacksPlatformAdmin()).isTrue();
        }
    }

    /** The id of one with the secret of another. */
    @ParameterizedTest
    @MethodSource(Samples.DATABASES)
    void anotherSecretOpensNothing(Infra.Database database) {
        try (Store store = database.open()) {
            AdminKeys keys = keys(store);
            String id = keys.issue(Actor.OPERATOR, "a", RUNS_ACME, null).key().id();
            for (boolean program : List.of(true, false)) {
                assertThat(keys.authenticate(KeyText.renew(id, program))).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Samples.DATABASES)
    void aSessionIsWhatWasLoggedInWith(Infra.Database database) {
        try (Store store = database.open()) {
            AdminSessions sessions = sessions(store);
            Session.Login login = new Session.Login("corp");
            Opened opened = sessions.open(ANN, login, null);
            Session found = sessions(store).find(opened.id()).orElseThrow();
            assertThat(found).isEqualTo(opened.session());
            assertThat(found.administrator()).isEqualTo(ANN);
            assertThat(found.login()).isEqualTo(login);
            assertThat(sessions.find(opened.id() + "x")).isEmpty();
            assertThat(sessions.find(found.csrf())).isEmpty();
            assertThat(
                            store.jdbc()
                                    .sql("select digest from admin_session")
                                    .query(String.class)
                                    .single())
                    .isNotEqualTo(opened.id());
            sessions.close(opened.id());
            assertThat(sessions.find(opened.id())).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(Samples.DATABASES)
    void aSessionEnds(Infra.Database database) {
        try (Store store = database.open()) {
            AdminSessions sessions = sessions(store);
            Opened idle = sessions.open(ANN, null, null);
            Opened busy = sessions.open(ANN, null, null);
            Opened brief = sessions.open(ANN, null, now.get().plus(Duration.ofMinutes(5)));
            wait(Duration.ofMinutes(20));
            assertThat(sessions.find(busy.id())).isPresent();
            assertThat(sessions.find(brief.id())).isEmpty();
            wait(Duration.ofMinutes(20));
            assertThat(sessions.find(idle.id())).isEmpty();
            for (int i = 0; i < 22; i++) {
                assertThat(sessions.find(busy.id())).as("%d", i).isPresent();
                wait(Duration.ofMinutes(20));
            }
            assertThat(sessions.find(busy.id())).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(Samples.DATABASES)
    void aSessionEndsWithItsKey(Infra.Database database) {
        try (Store store = database.open()) {
            AdminKeys keys = keys(store);
            AdminKeys.Issued issued = keys.issue(Actor.OPERATOR, "a", RUNS_ACME, null);
            AdminSessions sessions = sessions(store);
            Opened opened =
                    sessions.open(
                            Objects.requireNonNull(keys.authenticate(issued.text()).orElseThrow()),
                            null,
                            null);
            assertThat(sessions.find(opened.id())).isPresent();
            keys.revoke(Actor.OPERATOR, issued.key().id());
            assertThat(sessions.find(opened.id())).isEmpty();
        }
    }
}

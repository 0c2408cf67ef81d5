package io.tollgate.policies.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.policies.access.Authentication.Known;
import io.tollgate.policies.access.Authentication.Reason;
import io.tollgate.policies.access.Authentication.Refused;
import io.tollgate.policies.key.ApiKey;
import io.tollgate.policies.key.KeySecret;
import io.tollgate.policies.key.KeySettings;
import io.tollgate.policies.key.KeyText;
import io.tollgate.policies.key.Peppers;
import io.tollgate.policies.quota.Quota;
import io.tollgate.policies.tenant.OrgUnit;
import io.tollgate.policies.tenant.Scope;
import io.tollgate.policies.tenant.Scope.Level;
import io.tollgate.policies.tenant.Status;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class PolicySnapshotTest {

    private static final Peppers PEPPERS = new Peppers(List.of("a pepper for these tests"));
    private static final Instant NOW = Instant.ofEpochSecond(1_000_000);
    private static final InetAddress NEAR = InetAddress.ofLiteral("10.1.2.3");
    private static final InetAddress FAR = InetAddress.ofLiteral("192.0.2.1");

    private final KeyText text = KeyText.generate(false);

    @Test
    void eachLevelMayForbidByItself() {
        Rights claude = new Rights(List.of("claude-*", "gpt-*"), null, null);
        Rights gpt = new Rights(List.of("gpt-*", "llama"), null, null);
        Rights near = new Rights(null, null, List.of(AddressRange.parse("10.1.0.0/16")));
        PolicySnapshot snapshot =
                snapshot(
                        key("acme/search/bot", Rights.ALL),
                        unit("acme", claude),
                        unit("acme/search", gpt),
                        unit("acme/search/bot", near));
        Caller caller = caller(snapshot.authenticate(text, NEAR, NOW));
        assertThat(caller.mayUseModel("gpt-5")).isTrue();
        assertThat(caller.mayUseModel("claude-x")).isFalse();
        assertThat(caller.mayUseModel("llama")).isFalse();
        assertThat(snapshot.authenticate(text, FAR, NOW)).isEqualTo(refused(Reason.ADDRESS));
        assertThat(snapshot.authenticate(text, null, NOW)).isEqualTo(refused(Reason.ADDRESS));
    }

    @Test
    void eachLevelMayBeSuspended() {
        for (String suspended : List.of("acme", "acme/search", "acme/search/bot")) {
            OrgUnit[] units =
                    Stream.of("acme", "acme/search", "acme/search/bot")
                            .map(path -> unit(path, Rights.ALL, path.equals(suspended)))
                            .toArray(OrgUnit[]::new);
            PolicySnapshot snapshot = snapshot(key("acme/search/bot", Rights.ALL), units);
            assertThat(snapshot.authenticate(text, null, NOW))
                    .as(suspended)
                    .isEqualTo(refused(Reason.SUSPENDED));
            assertThat(snapshot.obstacle(text.id(), NOW)).isEqualTo(Reason.SUSPENDED);
        }
    }

    /** Otherwise the answers would tell a stranger which ids there are, and how they stand. */
    @Test
    void whoHasNotTheSecretLearnsNothingOfTheKey() {
        KeyText guessed = KeyText.renew(text.id(), false);
        KeyText nobodys = KeyText.generate(false);
        ApiKey key = key("acme/search", Rights.ALL);
        for (ApiKey one :
                List.of(
                        key,
                        key.withStatus(Status.REVOKED),
                        key.withStatus(Status.SUSPENDED),
                        key.withSecrets(List.of(PEPPERS.digest(text).until(NOW))))) {
            PolicySnapshot snapshot = snapshot(one, unit("acme", Rights.ALL));
            assertThat(snapshot.authenticate(guessed, null, NOW))
                    .isEqualTo(refused(Reason.UNKNOWN))
                    .isEqualTo(snapshot.authenticate(nobodys, null, NOW));
        }
    }

    @Test
    void aSecretEndsToTheMillisecond() {
        KeySecret ending = PEPPERS.digest(text).until(NOW);
        KeyText next = KeyText.renew(text.id(), false);
        ApiKey key = key("acme", Rights.ALL).withSecrets(List.of(PEPPERS.digest(next), ending));
        PolicySnapshot snapshot = snapshot(key, unit("acme", Rights.ALL));
        Instant before = NOW.minusMillis(1);
        assertThat(snapshot.authenticate(text, null, before)).isInstanceOf(Known.class);
        assertThat(snapshot.authenticate(text, null, NOW)).isEqualTo(refused(Reason.UNKNOWN));
        assertThat(snapshot.authenticate(next, null, before)).isInstanceOf(Known.class);
        assertThat(snapshot.authenticate(next, null, NOW)).isInstanceOf(Known.class);
    }

    @Test
    void aKeyEndsToTheMillisecond() {
        PolicySnapshot snapshot = snapshot(key("acme", Rights.ALL, NOW), unit("acme", Rights.ALL));
        assertThat(snapshot.authenticate(text, null, NOW.minusMillis(1))).isInstanceOf(Known.class);
        assertThat(snapshot.authenticate(text, null, NOW)).isEqualTo(refused(Reason.EXPIRED));
        assertThat(snapshot.obstacle(text.id(), NOW.minusMillis(1))).isNull();
        assertThat(snapshot.obstacle(text.id(), NOW)).isEqualTo(Reason.EXPIRED);
    }

    @Test
    void whatIsLaidOnOthersDoesNotHold() {
        Map<String, Quota> quotas =
                Stream.of(
                                new Scope(Level.TENANT, "acme"),
                                new Scope(Level.TENANT, "acme-two"),
                                new Scope(Level.TEAM, "acme/search"),
                                new Scope(Level.TEAM, "acme/sear"),
                                new Scope(Level.PROJECT, "acme/search/bot"),
                                new Scope(Level.KEY, text.id()),
                                new Scope(Level.KEY, "otherotherid"),
                                new Scope(Level.TAG, "acme#env=prod"),
                                new Scope(Level.TAG, "acme#env=test"),
                                new Scope(Level.TAG, "acme-two#env=prod"))
                        .map(PolicySnapshotTest::quota)
                        .collect(Collectors.toMap(Quota::id, Function.identity()));
        PolicySnapshot snapshot =
                new PolicySnapshot(
                        new Policies(
                                1,
                                units(unit("acme", Rights.ALL), unit("acme/search", Rights.ALL)),
                                Map.of(text.id(), key("acme/search", Rights.ALL)),
                                quotas,
                                Map.of(),
                                Map.of()),
                        PEPPERS,
                        NOW);
        assertThat(caller(snapshot.authenticate(text, null, NOW)).quotas())
                .extracting(quota -> quota.scope().id())
                .containsExactlyInAnyOrder("acme", "acme/search", text.id(), "acme#env=prod");
    }

    @Test
    void openAccessIsShutByWhoeverSuspendsIt() {
        ApiKey key = key("acme", Rights.ALL);
        assertThat(caller(snapshot(key).authenticate(FAR)).team()).isEqualTo("local/open");
        Rights near = new Rights(null, null, List.of(AddressRange.parse("10.1.0.0/16")));
        PolicySnapshot bounded = snapshot(key, unit("local", near));
        assertThat(bounded.authenticate(NEAR)).isInstanceOf(Known.class);
        assertThat(bounded.authenticate(FAR)).isEqualTo(refused(Reason.ADDRESS));
        for (String path : List.of("local", "local/open")) {
            assertThat(snapshot(key, unit(path, Rights.ALL, true)).authenticate(NEAR))
                    .isEqualTo(refused(Reason.SUSPENDED));
        }
    }

    private static Caller caller(Authentication found) {
        assertThat(found).isInstanceOf(Known.class);
        return ((Known) found).caller();
    }

    private static Refused refused(Reason reason) {
        return new Refused(reason);
    }

    private static PolicySnapshot snapshot(ApiKey key, OrgUnit... units) {
        Policies policies =
                new Policies(1, units(units), Map.of(key.id(), key), Map.of(), Map.of(), Map.of());
        return new PolicySnapshot(policies, PEPPERS, NOW);
    }

    private static Map<String, OrgUnit> units(OrgUnit... units) {
        return Stream.of(units).collect(Collectors.toMap(OrgUnit::id, Function.identity()));
    }

    private static OrgUnit unit(String path, Rights rights) {
        return unit(path, rights, false);
    }

    private static OrgUnit unit(String path, Rights rights, boolean suspended) {
        Status status = suspended ? Status.SUSPENDED : Status.ACTIVE;
        return new OrgUnit(path, path, status, null, rights);
    }

    private static Quota quota(Scope scope) {
        return new Quota(
                scope.level() + scope.id(),
                scope,
                null,
                Quota.Unit.REQUESTS,
                Quota.Period.MINUTE,
                1,
                false);
    }

    private ApiKey key(String unit, Rights rights) {
        return key(unit, rights, null);
    }

    private ApiKey key(String unit, Rights rights, @Nullable Instant expires) {
        return new ApiKey(
                text.id(),
                unit,
                false,
                null,
                "label",
                Map.of("env", "prod"),
                null,
                Status.ACTIVE,
                expires,
                rights,
                KeySettings.DEFAULTS,
                List.of(PEPPERS.digest(text)));
    }
}

package io.tollgate.policies.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.policies.admin.Actor.Kind;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What each role permits, and where. */
final class AdministratorTest {

    private static Administrator with(Role role, String unit) {
        return new Administrator(
                new Actor(Kind.USER, "corp:7", "Ann", null), List.of(new Grant(role, unit)));
    }

    @ParameterizedTest
    @CsvSource({
        "PLATFORM_ADMIN, acme",
        "TENANT_ADMIN, ",
        "TENANT_ADMIN, acme/search",
        "TEAM_ADMIN, ",
        "TEAM_ADMIN, acme",
        "MEMBER, ",
        "MEMBER, acme",
        "FINANCE, acme/search",
        "AUDITOR, acme/search"
    })
    void aRoleIsHeldWhereItMakesSense(Role role, String unit) {
        assertThatThrownBy(() -> new Grant(role, unit))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(role.word());
    }

    @ParameterizedTest
    @EnumSource
    void platformAdminsMayEverything(Permission permission) {
        Administrator admin = with(Role.PLATFORM_ADMIN, null);
        assertThat(admin.mayEverywhere(permission)).isTrue();
        assertThat(admin.may(permission, "acme/search")).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void nobodyElseIsPermittedBeyondTheirTenant(Permission permission) {
        for (Role role : Role.values()) {
            if (role == Role.PLATFORM_ADMIN) {
                continue;
            }
            String unit = role.fits("acme") ? "acme" : "acme/search";
            Administrator admin = with(role, unit);
            assertThat(admin.mayEverywhere(permission)).as("%s", role).isFalse();
            for (String foreign :
                    List.of("globex", "globex/search", "acme-two", "acme-two/search")) {
                assertThat(admin.may(permission, foreign)).as("%s %s", role, foreign).isFalse();
                assertThat(admin.mayOwn(permission, foreign)).isFalse();
                assertThat(admin.mayFromAbove(permission, foreign)).isFalse();
                assertThat(admin.visible(permission).covers(foreign, "corp:7")).isFalse();
                assertThat(admin.visible(permission).leadsTo(foreign)).isFalse();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = Permission.class, mode = EnumSource.Mode.MATCH_ANY, names = ".*_WRITE")
    void auditorsChangeNothing(Permission permission) {
        assertThat(with(Role.AUDITOR, null).may(permission)).isFalse();
    }

    @Test
    void limitsAreLaidOnFromAbove() {
        Administrator team = with(Role.TEAM_ADMIN, "acme/search");
        assertThat(team.mayFromAbove(Permission.BUDGETS_WRITE, "acme/search")).isFalse();
        assertThat(team.mayFromAbove(Permission.BUDGETS_WRITE, "acme/search/bot")).isTrue();
        assertThat(team.may(Permission.BUDGETS_READ, "acme/search")).isTrue();
        Administrator tenant = with(Role.TENANT_ADMIN, "acme");
        assertThat(tenant.mayFromAbove(Permission.BUDGETS_WRITE, "acme")).isFalse();
        assertThat(tenant.mayFromAbove(Permission.BUDGETS_WRITE, "acme/search")).isTrue();
    }

    @Test
    void membersHaveWhatIsTheirs() {
        Administrator member = with(Role.MEMBER, "acme/search");
        assertThat(member.may(Permission.KEYS_WRITE)).isTrue();
        assertThat(member.may(Permission.KEYS_WRITE, "acme/search")).isFalse();
        assertThat(member.mayOwn(Permission.KEYS_WRITE, "acme/search/bot")).isTrue();
        Visible keys = member.visible(Permission.KEYS_READ);
        assertThat(keys.covers("acme/search")).isFalse();
        assertThat(keys.covers("acme/search", "corp:7")).isTrue();
        assertThat(keys.covers("acme/search", "corp:8")).isFalse();
        assertThat(keys.covers("acme/search", null)).isFalse();
        assertThat(keys.covers("acme/ads", "corp:7")).isFalse();
        assertThat(keys.leadsTo("acme")).isTrue();
    }

    @Test
    void theMatrixIsThis() {
        assertThat(with(Role.FINANCE, null).permissions())
                .isEqualTo(
                        Set.of(
                                Permission.UNITS_READ,
                                Permission.BUDGETS_READ,
                                Permission.PRICES_READ,
                                Permission.PRICES_WRITE,
                                Permission.MODELS_READ,
                                Permission.REPORTS_READ,
                                Permission.REPORTS_WRITE,
                                Permission.ALERTS_READ,
                                Permission.LEDGER_VERIFY));
        assertThat(with(Role.MEMBER, "acme/search").permissions())
                .isEqualTo(
                        Set.of(
                                Permission.UNITS_READ,
                                Permission.KEYS_READ,
                                Permission.KEYS_WRITE,
                                Permission.QUOTAS_READ,
                                Permission.BUDGETS_READ,
                                Permission.PRICES_READ,
                                Permission.MODELS_READ,
                                Permission.REQUESTS_READ,
                                Permission.REPORTS_READ,
                                Permission.EXPLAIN,
                                Permission.PLAYGROUND));
        assertThat(with(Role.TENANT_ADMIN, "acme").permissions())
                .doesNotContain(
                        Permission.PRICES_WRITE,
                        Permission.PROVIDERS_READ,
                        Permission.PROVIDERS_WRITE,
                        Permission.ADMINS_READ,
                        Permission.ADMINS_WRITE,
                        Permission.SETTINGS_READ,
                        Permission.LEDGER_VERIFY,
                        Permission.REPORTS_WRITE,
                        Permission.EXPERIMENTS_READ);
        assertThat(with(Role.TEAM_ADMIN, "acme/search").permissions())
                .isSubsetOf(with(Role.TENANT_ADMIN, "acme").permissions())
                .doesNotContain(Permission.AUDIT_READ);
    }
}

package io.tollgate.app.settings;

import io.tollgate.app.settings.Key.Sections;
import io.tollgate.app.settings.OidcSettings.ClaimMap;
import io.tollgate.app.settings.OidcSettings.RoleAt;
import io.tollgate.app.settings.OidcSettings.Tenants;
import io.tollgate.policies.access.Rights;
import io.tollgate.policies.admin.Role;
import io.tollgate.policies.tenant.OrgUnit;
import io.tollgate.policies.tenant.Scope.Level;
import io.tollgate.policies.tenant.Status;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what the values of a provider's claims stand for. */
final class ClaimMapReader {

    private static final String EVERYWHERE = "everywhere";

    private final Section issuer;
    private final @Nullable Tenants tenants;

    ClaimMapReader(Section issuer) {
        this.issuer = issuer;
        this.tenants = readTenants();
    }

    @Nullable Tenants tenants() {
        return tenants;
    }

    private @Nullable Tenants readTenants() {
        if (!issuer.has(OidcKeys.TENANT)) {
            return null;
        }
        if (issuer.isSection(OidcKeys.TENANT)) {
            Section section = issuer.section(OidcKeys.TENANT, Sections.TENANT_MAP);
            return new Tenants.Told(
                    map(
                            section,
                            OidcKeys.TENANT_CLAIM,
                            OidcKeys.TENANT_VALUES,
                            text -> unit(text, Level.TENANT)));
        }
        String tenant =
                issuer.value(
                        OidcKeys.TENANT,
                        "a tenant, or { claim: …, values: … }",
                        text -> unit(text, Level.TENANT));
        return tenant == null ? null : new Tenants.Fixed(tenant);
    }

    @Nullable ClaimMap<String> teams() {
        return issuer.has(OidcKeys.TEAMS)
                ? map(
                        issuer.section(OidcKeys.TEAMS, Sections.TEAMS_MAP),
                        OidcKeys.TEAMS_CLAIM,
                        OidcKeys.TEAMS_VALUES,
                        text -> listed(unit(text, Level.TEAM)))
                : null;
    }

    @Nullable ClaimMap<RoleAt> roles() {
        return issuer.has(OidcKeys.ROLES)
                ? map(
                        issuer.section(OidcKeys.ROLES, Sections.ROLES_MAP),
                        OidcKeys.ROLES_CLAIM,
                        OidcKeys.ROLES_VALUES,
                        this::role)
                : null;
    }

    private static <T> ClaimMap<T> map(
            Section section, Key claimKey, Key valuesKey, Function<String, T> meaning) {
        String claim = section.required(claimKey);
        Map<String, T> values = new LinkedHashMap<>();
        section.texts(valuesKey)
                .forEach(
                        (value, text) -> {
                            try {
                                values.put(value, meaning.apply(text.strip()));
                            } catch (IllegalArgumentException e) {
                                section.problems()
                                        .add(
                                                section.path(valuesKey) + "." + value,
                                                e.getMessage() + ".");
                            }
                        });
        if (!section.has(valuesKey)) {
            section.problems().add(section.path(valuesKey), "is missing.");
        }
        return new ClaimMap<>(claim == null ? "" : claim, values);
    }

    /** A role, with where it is held behind it. */
    private RoleAt role(String text) {
        int space = text.indexOf(' ');
        Role role = Role.of(space < 0 ? text : text.substring(0, space));
        String where = space < 0 ? null : text.substring(space).strip();
        if (role == Role.PLATFORM_ADMIN && where == null) {
            where = EVERYWHERE;
        }
        boolean everywhere = EVERYWHERE.equals(where);
        if (where != null && !role.fits(everywhere ? null : listed(unit(where, null)))) {
            throw new IllegalArgumentException(
                    "the role " + role.word() + " cannot be held in '" + where + "'");
        }
        if (where == null && tenants == null) {
            throw new IllegalArgumentException(
                    "the role "
                            + role.word()
                            + " is held in a tenant, and this provider's users have none: the key"
                            + " tenant is missing");
        }
        return new RoleAt(role, everywhere, everywhere ? null : where);
    }

    /** A unit's path of that level, or of any. */
    private static String unit(String path, @Nullable Level level) {
        OrgUnit unit = new OrgUnit(path, path, Status.ACTIVE, null, Rights.ALL);
        if (level != null && unit.level() != level) {
            throw new IllegalArgumentException(
                    "'" + path + "' is no path of a " + level.name().toLowerCase(Locale.ROOT));
        }
        return path;
    }

    /** The path, if its tenant is one whose users this provider has. */
    private String listed(String path) {
        Set<String> all = tenants == null ? Set.of() : tenants.all();
        if (!all.contains(OrgUnit.tenant(path))) {
            throw new IllegalArgumentException(
                    "'" + path + "' belongs to a tenant that the key tenant does not list");
        }
        return path;
    }
}

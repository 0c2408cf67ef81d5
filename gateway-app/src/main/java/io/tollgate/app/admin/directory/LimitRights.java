package io.tollgate.app.admin.directory;

import io.tollgate.app.admin.wire.Problem;
import io.tollgate.policies.admin.Administrator;
import io.tollgate.policies.admin.Permission;
import io.tollgate.policies.admin.Visible;
import io.tollgate.policies.key.ApiKey;
import io.tollgate.policies.store.directory.DirectoryPages;
import io.tollgate.policies.tenant.OrgUnit;
import io.tollgate.policies.tenant.Scope;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who may lay limits on what. Nobody widens their own: limits come from above. */
final class LimitRights {

    private static final int RANDOM = 8;

    private final DirectoryPages pages;

    LimitRights(DirectoryPages pages) {
        this.pages = pages;
    }

    /**
     * @throws Problem unless they may lay limits there
     */
    void require(Administrator admin, Permission permission, Scope scope) {
        boolean may =
                switch (scope.level()) {
                    case TENANT, TEAM, PROJECT -> admin.mayFromAbove(permission, scope.id());
                    case KEY -> admin.may(permission, unit(admin, scope.id()));
                    case TAG -> admin.may(permission, tenant(scope));
                };
        if (!may) {
            throw Problem.forbidden("Limits on this are laid on by who is above it.");
        }
    }

    private String unit(Administrator admin, String key) {
        return pages.key(admin.visible(Permission.KEYS_READ), key)
                .map(ApiKey::unit)
                .orElseThrow(() -> Problem.missing("key", key));
    }

    private static String tenant(Scope scope) {
        int hash = scope.id().indexOf('#');
        return hash < 0 ? scope.id() : scope.id().substring(0, hash);
    }

    /**
     * The id of what is new. Ids are known to all tenants' limits together, so whoever does not run
     * all of them has ids that begin with their tenant's.
     */
    String id(Administrator admin, Permission permission, @Nullable String wanted, Scope scope) {
        String tenant = tenantOf(scope);
        if (wanted == null) {
            return tenant + "." + UUID.randomUUID().toString().substring(0, RANDOM);
        }
        if (!admin.mayEverywhere(permission) && !wanted.startsWith(tenant + ".")) {
            throw Problem.invalid("/id", "begins with '" + tenant + ".', or is left out");
        }
        return wanted;
    }

    private String tenantOf(Scope scope) {
        return switch (scope.level()) {
            case TENANT, TEAM, PROJECT -> OrgUnit.tenant(scope.id());
            case TAG -> tenant(scope);
            case KEY ->
                    pages.key(Visible.EVERYTHING, scope.id())
                            .map(key -> OrgUnit.tenant(key.unit()))
                            .orElseThrow(() -> Problem.missing("key", scope.id()));
        };
    }
}

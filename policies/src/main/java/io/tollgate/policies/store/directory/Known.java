package io.tollgate.policies.store.directory;

import io.tollgate.policies.key.ApiKey;
import io.tollgate.policies.store.directory.DirectoryException.Kind;
import io.tollgate.policies.tenant.OrgUnit;
import io.tollgate.policies.tenant.Scope;
import io.tollgate.policies.tenant.Status;
import org.jspecify.annotations.Nullable;

/** What must be there already for a wish to make sense. */
final class Known {

    private final DirectoryRows rows;

    Known(DirectoryRows rows) {
        this.rows = rows;
    }

    void requireParent(OrgUnit unit) {
        String parent = unit.parent();
        if (parent != null) {
            requireUnit(parent);
        }
    }

    void requireScope(String table, String id, Scope scope) {
        switch (scope.level()) {
            case TENANT, TEAM, PROJECT -> requireUnit(scope.id());
            case KEY -> requireKey(scope.id());
            case TAG -> requireUnit(Wishes.tenantOfTag(scope.id()));
        }
        Scope before = rows.scope(table, id);
        if (before != null && !before.equals(scope)) {
            throw new DirectoryException(
                    Kind.TAKEN, "The " + table + " '" + id + "' is somebody else's; name it anew.");
        }
    }

    /** The tenant that a scope which is there belongs to. */
    String tenant(Scope scope) {
        return switch (scope.level()) {
            case TENANT, TEAM, PROJECT -> OrgUnit.tenant(scope.id());
            case KEY -> OrgUnit.tenant(requireKey(scope.id()).unit());
            case TAG -> Wishes.tenantOfTag(scope.id());
        };
    }

    OrgUnit requireUnit(String id) {
        return require("tenant, team or project", id, rows.unit(id));
    }

    ApiKey requireLiving(String id) {
        ApiKey key = requireKey(id);
        if (key.status() == Status.REVOKED) {
            throw Wishes.invalid("The key " + id + " was revoked, for good; issue another one.");
        }
        return key;
    }

    ApiKey requireKey(String id) {
        return require("key", id, rows.key(id));
    }

    <T> T require(String what, String id, @Nullable T found) {
        if (found == null) {
            throw new DirectoryException(Kind.UNKNOWN, "There is no " + what + " '" + id + "'.");
        }
        return found;
    }
}

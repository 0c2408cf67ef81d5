package io.tollgate.app.admin.directory;

import io.tollgate.app.admin.wire.Problem;
import io.tollgate.app.admin.wire.Wanted;
import io.tollgate.policies.tenant.OrgUnit;
import io.tollgate.policies.tenant.Status;
import org.jspecify.annotations.Nullable;

/**
 * A tenant, team or project as it shall be.
 *
 * @param id the last name of its path; of one that is there it may be left out
 * @param status {@code active} if it is left out
 */
record UnitWish(
        @Nullable String id,
        @Nullable String name,
        @Nullable String status,
        @Nullable String costCentre,
        @Nullable RightsView rights) {

    /**
     * @param parent the path that it stands below, null for a tenant
     */
    OrgUnit below(@Nullable String parent) {
        String own = Wanted.present(id, "/id");
        if (own.indexOf('/') >= 0) {
            throw Problem.invalid("/id", "has no slash: what it belongs to stands in the address");
        }
        return at(parent == null ? own : parent + "/" + own);
    }

    OrgUnit at(String path) {
        return new OrgUnit(
                path,
                Wanted.present(name, "/name"),
                status == null ? Status.ACTIVE : Wanted.word(Status.class, status, "/status"),
                costCentre,
                RightsView.rights(rights));
    }
}

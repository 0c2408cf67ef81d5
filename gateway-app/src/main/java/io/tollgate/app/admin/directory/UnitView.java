package io.tollgate.app.admin.directory;

import io.tollgate.app.admin.wire.Wanted;
import io.tollgate.policies.tenant.OrgUnit;
import org.jspecify.annotations.Nullable;

/**
 * A tenant, team or project.
 *
 * @param id its path
 * @param status {@code active} or {@code suspended}
 */
record UnitView(
        String id, String name, String status, @Nullable String costCentre, RightsView rights) {

    static UnitView of(OrgUnit unit) {
        return new UnitView(
                unit.id(),
                unit.name(),
                Wanted.word(unit.status()),
                unit.costCentre(),
                RightsView.of(unit.rights()));
    }
}

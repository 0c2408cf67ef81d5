package io.tollgate.app.policycode;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares files with a gateway. */
final class Planner {

    private static final String STATUS = "status";
    private static final String SUSPENDED = "suspended";

    private final AdminApi api;
    private final PresentPolicies present;

    Planner(AdminApi api) {
        this.api = api;
        this.present = new PresentPolicies(api);
    }

    /**
     * What has to be done.
     *
     * @param prune whether what is in no file goes; tenants, teams and projects are suspended then,
     *     since what they used has to stay theirs
     */
    Plan plan(List<Thing> wanted, boolean prune) {
        Set<String> tenants = new LinkedHashSet<>();
        wanted.forEach(thing -> tenants.add(tenant(thing)));
        Map<String, Thing> there = present.of(tenants);
        List<Change> changes = new ArrayList<>();
        int same = 0;
        for (Thing thing : wanted) {
            Thing before = there.remove(thing.name());
            if (before == null) {
                changes.add(new Change.Create(thing));
            } else if (before.body().equals(thing.body())) {
                same++;
            } else {
                same += update(thing, changes);
            }
        }
        List<Thing> unlisted = new ArrayList<>();
        for (Thing extra : there.values()) {
            if (!prune || isSuspended(extra)) {
                unlisted.add(extra);
            } else {
                remove(extra, changes);
            }
        }
        List<String> others =
                present.tenants().stream().filter(tenant -> !tenants.contains(tenant)).toList();
        return new Plan(changes, unlisted, same, others);
    }

    private static String tenant(Thing thing) {
        String unit = thing.unit();
        int slash = unit.indexOf('/');
        return slash < 0 ? unit : unit.substring(0, slash);
    }

    /** Compares again with the very version that is changed; 1 if it is the same by now. */
    private int update(Thing wanted, List<Change> changes) {
        AdminApi.Read read = api.get(wanted.kind().address(wanted.id())).orElse(null);
        if (read == null) {
            changes.add(new Change.Create(wanted));
            return 0;
        }
        Thing before = present.thing(wanted.kind(), read.body());
        if (before.body().equals(wanted.body())) {
            return 1;
        }
        if (!before.unit().equals(wanted.unit())) {
            throw new Mistakes(
                    List.of(
                            wanted.name()
                                    + " is laid on '"
                                    + before.unit()
                                    + "' at the gateway; a limit does not move: give it another id."));
        }
        changes.add(new Change.Update(before, wanted, read.etag()));
        return 0;
    }

    private static boolean isSuspended(Thing thing) {
        return thing.kind() == Kind.UNIT
                && thing.body().path(STATUS).stringValue("").equals(SUSPENDED);
    }

    private void remove(Thing extra, List<Change> changes) {
        if (extra.kind() != Kind.UNIT) {
            changes.add(new Change.Remove(extra));
            return;
        }
        api.get(extra.kind().address(extra.id()))
                .ifPresent(
                        read -> {
                            Thing before = present.thing(Kind.UNIT, read.body());
                            Thing after =
                                    new Thing(
                                            Kind.UNIT,
                                            extra.id(),
                                            before.body().deepCopy().put(STATUS, SUSPENDED));
                            changes.add(new Change.Update(before, after, read.etag()));
                        });
    }
}

package io.tollgate.app.policycode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the gateway has, as far as the key may see it. Limits of keys are no policy of a file's. */
final class PresentPolicies {

    private final AdminApi api;
    private final Shapes shapes = new Shapes();

    PresentPolicies(AdminApi api) {
        this.api = api;
    }

    /** The tenants that may be seen. */
    List<String> tenants() {
        return api.list("/tenants").stream().map(unit -> unit.path("id").stringValue("")).toList();
    }

    /** All that some tenants have, by kind and id. */
    Map<String, Thing> of(Set<String> tenants) {
        List<Thing> things = new ArrayList<>();
        for (String tenant : tenants) {
            api.get(Kind.UNIT.address(tenant))
                    .ifPresent(
                            read -> {
                                add(things, Kind.UNIT, read.body());
                                below(things, tenant);
                                limits(things, Kind.QUOTA, tenant);
                                limits(things, Kind.BUDGET, tenant);
                            });
        }
        Map<String, Thing> byName = new LinkedHashMap<>();
        things.forEach(thing -> byName.put(thing.name(), thing));
        return byName;
    }

    private void below(List<Thing> things, String tenant) {
        for (JsonNode team : api.list(Kind.UNIT.address(tenant) + "/teams")) {
            add(things, Kind.UNIT, team);
            String path = team.path("id").stringValue("");
            api.list(Kind.UNIT.address(path) + "/projects")
                    .forEach(project -> add(things, Kind.UNIT, project));
        }
    }

    private void limits(List<Thing> things, Kind kind, String tenant) {
        for (JsonNode limit : api.list("/" + kind.word() + "s?unit=" + AdminApi.encoded(tenant))) {
            if (!limit.path("scope").path("level").stringValue("").equals("key")) {
                add(things, kind, limit);
            }
        }
    }

    private void add(List<Thing> things, Kind kind, JsonNode said) {
        things.add(thing(kind, said));
    }

    /** What the gateway says of something, in the form that is compared. */
    Thing thing(Kind kind, JsonNode said) {
        ObjectNode body = said.deepCopy().asObject();
        body.remove("current");
        return shapes.thing(kind, body.path("id").stringValue(""), body);
    }
}

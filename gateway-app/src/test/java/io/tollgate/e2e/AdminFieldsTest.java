package io.tollgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.e2e.AdminClient.Answer;
import io.tollgate.policies.access.Rights;
import io.tollgate.policies.admin.Grant;
import io.tollgate.policies.admin.Role;
import io.tollgate.policies.key.ApiKey;
import io.tollgate.policies.key.KeySettings;
import io.tollgate.policies.quota.Quota;
import io.tollgate.policies.tenant.OrgUnit;
import io.tollgate.policies.tenant.Status;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every field that a write takes, and some that it does not, set by every role to what would give
 * them more: whatever came of it, nothing has changed but what is theirs to decide.
 */
@Timeout(300)
final class AdminFieldsTest {

    private static final String TENANT = "umbra";
    private static final String TEAM = TENANT + "/search";
    private static final AdminClient ALL = PolicyStage.GATEWAY.admin();
    private static final JsonMapper JSON = JsonMapper.shared();

    /** What somebody would like to be able to say, and what a write never takes. */
    private static final Map<String, String> WISHES =
            Map.ofEntries(
                    Map.entry("id", "\"other\""),
                    Map.entry("unit", "\"globex/search\""),
                    Map.entry("tenant", "\"globex\""),
                    Map.entry("owner", "\"corp|somebody-else\""),
                    Map.entry("serviceAccount", "true"),
                    Map.entry("status", "\"suspended\""),
                    Map.entry("role", "\"platform-admin\""),
                    Map.entry("grants", "[{\"role\":\"platform-admin\"}]"),
                    Map.entry("secret", "\"tg_sk_known\""),
                    Map.entry("name", "\"Renamed\""),
                    Map.entry("label", "\"renamed\""),
                    Map.entry("tags", "{\"env\":\"dodged\"}"),
                    Map.entry("costCentre", "\"somebody-elses\""),
                    Map.entry("expires", "\"2199-01-01T00:00:00Z\""),
                    Map.entry("rights", "{\"models\":[\"*\"]}"),
                    Map.entry(
                            "settings",
                            "{\"strict\":true,\"logContent\":false,\"metadata\":{\"x\":\"y\"}}"),
                    Map.entry("scope", "{\"level\":\"tenant\",\"id\":\"" + TENANT + "\"}"),
                    Map.entry("limit", "999999"),
                    Map.entry("hard", "false"),
                    Map.entry("allowUnpriced", "true"),
                    Map.entry("window", "{\"calendar\":\"day\"}"),
                    Map.entry("period", "\"minute\""),
                    Map.entry("shadow", "true"),
                    Map.entry("model", "\"none\""),
                    Map.entry("alertPercents", "[1]"),
                    Map.entry("thrift", "{\"percent\":1,\"model\":\"small\"}"),
                    Map.entry("current", "{\"spent\":\"0\"}"),
                    Map.entry("lastUsed", "\"2199-01-01T00:00:00Z\""));

    /** Fields of a view that no write takes. */
    private static final Set<String> ONLY_READ = Set.of("current", "lastUsed");

    private record Resource(String path, Map<Role, Set<String>> theirs) {

        Set<String> of(Role role) {
            return theirs.getOrDefault(role, Set.of());
        }

        ObjectNode read() {
            ObjectNode view = (ObjectNode) ALL.get(path).is(200).json();
            ONLY_READ.forEach(view::remove);
            return view;
        }
    }

    private final List<Resource> resources = new ArrayList<>();

    private static ApiKey key(String owner) {
        return PolicyStage.directory()
                .issue(
                        new ApiKey(
                                "",
                                TEAM,
                                false,
                                owner,
                                "a member's",
                                Map.of("env", "prod"),
                                "cc-7",
                                Status.ACTIVE,
                                null,
                                new Rights(List.of("priced"), null, null),
                                new KeySettings(false, true, Map.of("who", "team")),
                                List.of()))
                .key();
    }

    private static OrgUnit unit(String path) {
        OrgUnit unit = new OrgUnit(path, path, Status.ACTIVE, "cc-1", Rights.ALL);
        PolicyStage.directory().put(unit);
        return unit;
    }

    private static Set<String> allBut(String... not) {
        Set<String> rest = new TreeSet<>(WISHES.keySet());
        rest.removeAll(Set.of(not));
        return rest;
    }

    /** As keys of theirs name them. */
    private static String ownerOf(AdminClient member) {
        return member.post("/keys", "{\"unit\":\"" + TEAM + "\",\"label\":\"own\"}")
                .is(201)
                .json()
                .path("key")
                .path("owner")
                .stringValue();
    }

    private void laidOut(String owner) {
        PolicyStage.directory().put(PolicyStage.budget(TEAM, "5", true, null));
        PolicyStage.directory().put(PolicyStage.quota(TEAM, Quota.Unit.REQUESTS, 5, false));
        Set<String> keys = Set.of("label", "expires", "rights", "tags", "costCentre", "owner");
        Set<String> leads = new TreeSet<>(keys);
        leads.add("settings");
        resources.add(
                new Resource(
                        "/keys/" + key(owner).id(),
                        Map.of(
                                Role.MEMBER, Set.of("label", "expires", "rights", "settings"),
                                Role.TEAM_ADMIN, leads,
                                Role.TENANT_ADMIN, leads)));
        resources.add(new Resource("/tenants/" + TENANT, Map.of()));
        Set<String> units = Set.of("name", "status", "costCentre", "rights");
        resources.add(
                new Resource(
                        "/tenants/" + TENANT + "/teams/search", Map.of(Role.TENANT_ADMIN, units)));
        resources.add(
                new Resource(
                        "/tenants/" + TENANT + "/teams/search/projects/bot",
                        Map.of(Role.TENANT_ADMIN, units, Role.TEAM_ADMIN, units)));
        Set<String> limits = allBut("id", "scope", "unit", "tenant");
        resources.add(
                new Resource("/budgets/umbra-search-budget", Map.of(Role.TENANT_ADMIN, limits)));
        resources.add(
                new Resource("/quotas/umbra-search-quota", Map.of(Role.TENANT_ADMIN, limits)));
    }

    @Test
    void nothingChangesThatIsNotTheirsToDecide() {
        AdminClient member = PolicyStage.GATEWAY.admin(new Grant(Role.MEMBER, TEAM));
        unit(TENANT);
        unit(TEAM);
        unit(TEAM + "/bot");
        laidOut(ownerOf(member));
        Map<Role, AdminClient> people =
                Map.of(
                        Role.MEMBER, member,
                        Role.TEAM_ADMIN,
                                PolicyStage.GATEWAY.admin(new Grant(Role.TEAM_ADMIN, TEAM)),
                        Role.TENANT_ADMIN,
                                PolicyStage.GATEWAY.admin(new Grant(Role.TENANT_ADMIN, TENANT)),
                        Role.FINANCE, PolicyStage.GATEWAY.admin(new Grant(Role.FINANCE, TENANT)),
                        Role.AUDITOR, PolicyStage.GATEWAY.admin(new Grant(Role.AUDITOR, TENANT)));
        int taken = 0;
        int refused = 0;
        for (Resource resource : resources) {
            for (var person : people.entrySet()) {
                for (String field : fields(resource)) {
                    boolean wasTaken = tried(resource, person.getKey(), person.getValue(), field);
                    taken += wasTaken ? 1 : 0;
                    refused += wasTaken ? 0 : 1;
                }
            }
        }
        assertThat(taken).isGreaterThan(20);
        assertThat(refused).isGreaterThan(400);
    }

    private static Set<String> fields(Resource resource) {
        Set<String> fields = new LinkedHashSet<>(WISHES.keySet());
        resource.read().propertyNames().forEach(fields::add);
        return fields;
    }

    /** Once with the field set, and once with it left out; the rest as it is. */
    private static boolean tried(Resource resource, Role role, AdminClient who, String field) {
        ObjectNode before = resource.read();
        ObjectNode with = writable(before);
        with.set(field, JSON.readTree(WISHES.getOrDefault(field, "\"changed\"")));
        ObjectNode without = writable(before);
        without.remove(field);
        boolean taken = put(resource, role, who, with, before, field);
        return put(resource, role, who, without, before, field + " left out") || taken;
    }

    private static ObjectNode writable(ObjectNode view) {
        ObjectNode body = view.deepCopy();
        if (body.has("label")) {
            body.remove(List.of("id", "status"));
        } else if (body.path("id").stringValue("").contains("/")) {
            body.remove("id");
        }
        return body;
    }

    private static boolean put(
            Resource resource,
            Role role,
            AdminClient who,
            ObjectNode body,
            ObjectNode before,
            String what) {
        Answer answer = who.put(resource.path(), body.toString(), "If-Match", "*");
        ObjectNode after = resource.read();
        assertThat(answer.status()).as("%s %s", resource.path(), what).isLessThan(500);
        Set<String> changed = new TreeSet<>();
        before.propertyNames().stream()
                .filter(name -> !before.path(name).equals(after.path(name)))
                .forEach(changed::add);
        assertThat(changed)
                .as("%s by %s, %s: %s", resource.path(), role, what, answer.text())
                .isSubsetOf(resource.of(role));
        if (role != Role.TENANT_ADMIN) {
            assertThat(after.path("settings").path("logContent"))
                    .as("%s by %s, %s", resource.path(), role, what)
                    .isEqualTo(before.path("settings").path("logContent"));
        }
        if (role == Role.MEMBER) {
            assertThat(after.path("settings").path("metadata"))
                    .isEqualTo(before.path("settings").path("metadata"));
        }
        if (!changed.isEmpty()) {
            restore(resource, before);
        }
        return answer.status() / 100 == 2;
    }

    private static void restore(Resource resource, ObjectNode before) {
        ALL.put(resource.path(), writable(before).toString(), "If-Match", "*").is(200);
        JsonNode restored = resource.read();
        assertThat(restored).isEqualTo(before);
    }
}

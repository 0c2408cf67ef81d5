package io.tollgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.app.admin.access.OpenTo;
import io.tollgate.app.admin.access.Requires;
import io.tollgate.e2e.AdminClient.Answer;
import io.tollgate.policies.access.Rights;
import io.tollgate.policies.admin.Actor;
import io.tollgate.policies.admin.Administrator;
import io.tollgate.policies.admin.Grant;
import io.tollgate.policies.admin.Permission;
import io.tollgate.policies.admin.Role;
import io.tollgate.policies.budget.Budget;
import io.tollgate.policies.key.ApiKey;
import io.tollgate.policies.key.KeySettings;
import io.tollgate.policies.price.ModelPattern;
import io.tollgate.policies.store.directory.Directory;
import io.tollgate.policies.store.price.Overlay;
import io.tollgate.policies.store.price.TermsText;
import io.tollgate.policies.tenant.OrgUnit;
import io.tollgate.policies.tenant.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/**
 * Every endpoint, with every role, for what is theirs and for what is another tenant's. The list is
 * the application's own, so an endpoint that is added is tested.
 */
@Timeout(300)
final class AdminAccessTest {

    private static final String ADMIN = "/admin/v1";
    private static final String CANARY = "canary-of-globex";
    private static final Directory DIRECTORY = PolicyStage.directory();

    /** Things of a tenant. */
    private record Things(String tenant, String team, String key, String budget, String price) {

        static Things of(String tenant, String name) {
            String team = tenant + "/search";
            DIRECTORY.put(new OrgUnit(tenant, name, Status.ACTIVE, null, Rights.ALL));
            DIRECTORY.put(new OrgUnit(team, name, Status.ACTIVE, null, Rights.ALL));
            DIRECTORY.put(new OrgUnit(team + "/bot", name, Status.ACTIVE, null, Rights.ALL));
            ApiKey key =
                    DIRECTORY
                            .issue(
                                    new ApiKey(
                                            "",
                                            team,
                                            false,
                                            null,
                                            name,
                                            Map.of(),
                                            null,
                                            Status.ACTIVE,
                                            null,
                                            Rights.ALL,
                                            KeySettings.DEFAULTS,
                                            List.of()))
                            .key();
            Budget budget = PolicyStage.budget(team, "1", true, null);
            DIRECTORY.put(budget);
            DIRECTORY.put(
                    PolicyStage.quota(
                            team, io.tollgate.policies.quota.Quota.Unit.REQUESTS, 5, false));
            String price =
                    PolicyStage.policing()
                            .prices()
                            .put(
                                    Actor.OPERATOR,
                                    new Overlay(
                                            tenant,
                                            name,
                                            new ModelPattern("m"),
                                            "",
                                            Instant.EPOCH,
                                            TermsText.parse("input=1 output=1")));
            return new Things(tenant, team, key.id(), budget.id(), price);
        }

        String fill(String pattern) {
            String id = "x";
            if (pattern.contains("/keys/")) {
                id = key;
            } else if (pattern.contains("/budgets/")) {
                id = budget;
            } else if (pattern.contains("/quotas/")) {
                id = team.replace('/', '-') + "-quota";
            } else if (pattern.contains("/prices/")) {
                id = price;
            }
            return pattern.replace("{tenant}", tenant)
                    .replace("{team}", "search")
                    .replace("{project}", "bot")
                    .replace("{budget}", budget)
                    .replace("{id}", id)
                    .replaceAll("\\{[^}]+}", "x");
        }
    }

    private static final Things OURS = Things.of("initech", "Initech");
    private static final Things THEIRS = Things.of("globex", CANARY);

    /** An endpoint as a request reaches it. */
    private record Endpoint(String method, String path, HandlerMethod handler) {

        @Nullable Requires required() {
            return handler.getMethodAnnotation(Requires.class);
        }

        boolean isForStrangers() {
            OpenTo open = handler.getMethodAnnotation(OpenTo.class);
            return open != null && open.value() != OpenTo.Whom.ADMINISTRATORS;
        }

        Answer ask(AdminClient client, Things things) {
            boolean writes = method.equals("POST") || method.equals("PUT");
            return client.ask(
                    method,
                    things.fill(path).substring(ADMIN.length()),
                    writes ? "{}" : null,
                    "If-Match",
                    "*");
        }
    }

    private static List<Endpoint> endpoints() {
        List<Endpoint> endpoints = new ArrayList<>();
        PolicyStage.GATEWAY
                .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((info, handler) -> add(endpoints, info, handler));
        assertThat(endpoints).hasSizeGreaterThan(50);
        return endpoints;
    }

    private static void add(
            List<Endpoint> endpoints, RequestMappingInfo info, HandlerMethod handler) {
        for (var pattern : info.getPatternsCondition().getPatterns()) {
            String path = pattern.getPatternString();
            if (path.startsWith(ADMIN)) {
                for (RequestMethod method : info.getMethodsCondition().getMethods()) {
                    endpoints.add(new Endpoint(method.name(), path, handler));
                }
            }
        }
    }

    private static List<Grant> grants(Things things) {
        return List.of(
                new Grant(Role.TENANT_ADMIN, things.tenant()),
                new Grant(Role.TEAM_ADMIN, things.team()),
                new Grant(Role.FINANCE, things.tenant()),
                new Grant(Role.AUDITOR, things.tenant()),
                new Grant(Role.MEMBER, things.team()));
    }

    private static final AdminClient STRANGER = new AdminClient(PolicyStage.GATEWAY.url(), "");

    @Test
    void strangersAreRefusedEverywhere() {
        for (Endpoint endpoint : endpoints()) {
            if (!endpoint.isForStrangers()) {
                assertThat(endpoint.ask(STRANGER, OURS).status()).as("%s", endpoint).isEqualTo(401);
            }
        }
    }

    /** A permission that none of their roles has is refused, whatever they name. */
    @Test
    void nobodyDoesWhatTheirRoleDoesNot() {
        List<Grant> all = new ArrayList<>(grants(OURS));
        all.add(new Grant(Role.FINANCE, null));
        all.add(new Grant(Role.AUDITOR, null));
        int refused = 0;
        for (Grant grant : all) {
            AdminClient client = PolicyStage.GATEWAY.admin(grant);
            Administrator admin =
                    new Administrator(new Actor(Actor.Kind.KEY, "x", "x", null), List.of(grant));
            for (Endpoint endpoint : endpoints()) {
                Requires required = endpoint.required();
                if (required != null && !mayEnter(admin, required)) {
                    assertThat(endpoint.ask(client, OURS).status())
                            .as("%s %s", grant, endpoint)
                            .isEqualTo(403);
                    refused++;
                }
            }
        }
        assertThat(refused).isGreaterThan(100);
    }

    private static boolean mayEnter(Administrator admin, Requires required) {
        Permission permission = required.value();
        return required.everywhere() ? admin.mayEverywhere(permission) : admin.may(permission);
    }

    /** What is another tenant's is not there, for whoever works in one. */
    @Test
    void foreignThingsAreNotThere() {
        for (Grant grant : grants(OURS)) {
            AdminClient client = PolicyStage.GATEWAY.admin(grant);
            for (Endpoint endpoint : endpoints()) {
                Answer answer = endpoint.ask(client, THEIRS);
                assertThat(answer.text()).as("%s %s", grant, endpoint).doesNotContain(CANARY);
                if (endpoint.path().contains("{") && !endpoint.isForStrangers()) {
                    assertThat(answer.status()).as("%s %s", grant, endpoint).isIn(400, 403, 404);
                }
                assertThat(answer.status()).as("%s %s", grant, endpoint).isLessThan(500);
            }
        }
        assertThat(DIRECTORY.all().keys().get(THEIRS.key()).status()).isEqualTo(Status.ACTIVE);
        assertThat(DIRECTORY.all().budgets()).containsKey(THEIRS.budget());
    }

    /** Who runs all of it reaches all of it, with whatever answer to an empty wish. */
    @Test
    void whoRunsTheGatewayIsRefusedNowhere() {
        AdminClient admin = PolicyStage.GATEWAY.admin();
        for (Endpoint endpoint : endpoints()) {
            if (endpoint.method().equals("GET") && endpoint.required() != null) {
                Answer answer = endpoint.ask(admin, THEIRS);
                assertThat(answer.status())
                        .as("%s: %s", endpoint, answer.text())
                        .isIn(200, 400, 404);
            }
        }
        assertThat(admin.get("/keys/" + THEIRS.key()).is(200).text()).contains(CANARY);
    }
}

package io.tollgate.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.e2e.AdminClient.Answer;
import io.tollgate.policies.access.Rights;
import io.tollgate.policies.admin.Grant;
import io.tollgate.policies.admin.Role;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** Tenants, teams, keys and limits, made and changed over HTTP. */
@Timeout(60)
final class AdminDirectoryTest {

    private static final AdminClient ADMIN = PolicyStage.GATEWAY.admin();

    private static String fresh() {
        return "t" + UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void fromATenantToACallToARevokedKey() {
        String tenant = fresh();
        ADMIN.post("/tenants", "{\"id\":\"%s\",\"name\":\"A tenant\"}".formatted(tenant)).is(201);
        ADMIN.post("/tenants/" + tenant + "/teams", "{\"id\":\"ai\",\"name\":\"AI\"}").is(201);
        ADMIN.post(
                        "/tenants/%s/teams/ai/projects".formatted(tenant),
                        "{\"id\":\"bot\",\"name\":\"Bot\"}")
                .is(201);
        Answer issued =
                ADMIN.post(
                                "/keys",
                                "{\"unit\":\"%s/ai/bot\",\"label\":\"ci\",\"tags\":{\"env\":\"prod\"}}"
                                        .formatted(tenant))
                        .is(201);
        String secret = issued.json().path("secret").stringValue("");
        String id = issued.json().path("key").path("id").stringValue("");
        assertThat(secret).startsWith("tg_sk_" + id);
        PolicyStage.STUB.answers(Stage.answer("openai", "text", false));
        PolicyStage.await(() -> call(secret) == 200);
        assertThat(ADMIN.get("/keys/" + id).is(200).text()).doesNotContain(secret);
        assertThat(ADMIN.get("/keys?unit=" + tenant).is(200).json().path("items").size())
                .isEqualTo(1);
        PolicyStage.await(() -> !ADMIN.get("/keys/" + id).json().path("lastUsed").isNull());
        String rotated =
                ADMIN.post("/keys/%s/rotate".formatted(id), "{\"overlap\":\"PT1H\"}")
                        .is(200)
                        .json()
                        .path("secret")
                        .stringValue("");
        PolicyStage.await(() -> call(rotated) == 200);
        assertThat(call(secret)).isEqualTo(200);
        ADMIN.post("/keys/%s/revoke".formatted(id)).is(200);
        PolicyStage.await(() -> call(rotated) != 200);
        assertThat(ADMIN.post("/keys/%s/resume".formatted(id)).is(400).detail())
                .contains("revoked, for good");
    }

    private static int call(String secret) {
        return PlainHttp.postTo(
                        PolicyStage.GATEWAY.url() + "/v1/chat/completions",
                        PlainHttp.chat("priced", false),
                        "Authorization",
                        "Bearer " + secret)
                .statusCode();
    }

    @Test
    void nobodyWritesOverWhatTheyHaveNotSeen() {
        String tenant = fresh();
        ADMIN.post("/tenants", "{\"id\":\"%s\",\"name\":\"A\"}".formatted(tenant)).is(201);
        Answer read = ADMIN.get("/tenants/" + tenant).is(200);
        String path = "/tenants/" + tenant;
        assertThat(ADMIN.put(path, "{\"name\":\"B\"}").is(428).detail()).contains("If-Match");
        Answer written = ADMIN.put(path, "{\"name\":\"B\"}", "If-Match", read.etag()).is(200);
        ADMIN.put(path, "{\"name\":\"C\"}", "If-Match", read.etag()).is(412);
        assertThat(written.etag()).isEqualTo(ADMIN.get(path).etag()).isNotEqualTo(read.etag());
        ADMIN.put(
                        path,
                        "{\"name\":\"C\",\"status\":\"suspended\",\"rights\":{\"models\":[\"claude-*\"]}}",
                        "If-Match",
                        written.etag())
                .is(200);
        JsonNode last = ADMIN.get(path).json();
        assertThat(last.path("status").stringValue("")).isEqualTo("suspended");
        assertThat(last.path("rights").path("models").path(0).stringValue(""))
                .isEqualTo("claude-*");
        assertThat(last.path("rights").path("endpoints").isNull()).isTrue();
    }

    @Test
    void aRequestThatIsRepeatedIsCarriedOutOnce() {
        String team = PolicyStage.team(fresh());
        String wish = "{\"unit\":\"%s\",\"label\":\"once\"}".formatted(team);
        Answer first = ADMIN.post("/keys", wish, "Idempotency-Key", "k-" + team).is(201);
        Answer again = ADMIN.post("/keys", wish, "Idempotency-Key", "k-" + team).is(201);
        assertThat(again.json().path("key")).isEqualTo(first.json().path("key"));
        assertThat(first.json().path("secret").stringValue("")).startsWith("tg_sk_");
        assertThat(again.json().path("secret").isNull()).isTrue();
        assertThat(again.http().headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(ADMIN.get("/keys?unit=" + team).json().path("items").size()).isEqualTo(1);
        String other = wish.replace("once", "twice");
        ADMIN.post("/keys", other, "Idempotency-Key", "k-" + team).is(422);
        ADMIN.post("/keys", wish, "Idempotency-Key", "").is(400);
        // What fails is not remembered: it can be repeated once it is possible.
        String tenant = fresh();
        String early = "{\"id\":\"x\",\"name\":\"X\"}";
        ADMIN.post("/tenants/%s/teams".formatted(tenant), early, "Idempotency-Key", tenant).is(404);
        ADMIN.post("/tenants", "{\"id\":\"%s\",\"name\":\"A\"}".formatted(tenant)).is(201);
        ADMIN.post("/tenants/%s/teams".formatted(tenant), early, "Idempotency-Key", tenant).is(201);
    }

    @Test
    void whatIsWrongIsNamed() {
        String team = PolicyStage.team(fresh());
        String body = "{\"unit\":\"%s\",\"label\":\"x\",%s}";
        assertThat(ADMIN.post("/keys", body.formatted(team, "\"admin\":true")).is(400).detail())
                .contains("/admin", "is unknown", "label");
        assertThat(
                        ADMIN.post(
                                        "/keys",
                                        body.formatted(
                                                team,
                                                "\"rights\":{\"addresses\":[\"10.0.0.0/8\",\"here\"]}"))
                                .is(400)
                                .detail())
                .contains("/rights/addresses/1", "10.0.0.0/8");
        assertThat(
                        ADMIN.post("/keys", body.formatted(team, "\"expires\":\"soon\""))
                                .is(400)
                                .detail())
                .contains("/expires");
        assertThat(ADMIN.post("/keys", "{\"unit\":\"%s\"}".formatted(team)).is(400).detail())
                .contains("/label", "missing");
        ADMIN.post("/keys", "no JSON").is(400).detail();
        ADMIN.post("/keys", "{}").is(400).detail();
        assertThat(ADMIN.get("/nothing").is(404).detail()).contains("GET /admin/v1/nothing");
        assertThat(ADMIN.post("/tenants", "{\"id\":\"No\",\"name\":\"x\"}").is(400).detail())
                .contains("small letters");
    }

    @Test
    void limitsAreLaidOnAndRaised() {
        String team = PolicyStage.team(fresh());
        String scope = "\"scope\":{\"level\":\"team\",\"id\":\"%s\"}".formatted(team);
        Answer quota =
                ADMIN.post(
                                "/quotas",
                                "{%s,\"unit\":\"requests\",\"period\":\"minute\",\"limit\":5}"
                                        .formatted(scope))
                        .is(201);
        String quotaId = quota.json().path("id").stringValue("");
        ADMIN.put(
                        "/quotas/" + quotaId,
                        "{%s,\"unit\":\"tokens\",\"period\":\"day\",\"limit\":0,\"shadow\":true}"
                                .formatted(scope),
                        "If-Match",
                        quota.etag())
                .is(200);
        assertThat(
                        ADMIN.get("/quotas?unit=" + team)
                                .json()
                                .path("items")
                                .path(0)
                                .path("unit")
                                .stringValue(""))
                .isEqualTo("tokens");
        ADMIN.delete("/quotas/" + quotaId).is(204);
        ADMIN.get("/quotas/" + quotaId).is(404);

        String wish =
                "{\"id\":\"%s\",%s,\"limit\":\"0.10\",\"window\":{\"calendar\":\"month\"}}"
                        .formatted(team.replace('/', '.'), scope);
        String id = ADMIN.post("/budgets", wish).is(201).json().path("id").stringValue("");
        ADMIN.post("/budgets", wish).is(409);
        Instant until = Instant.now().plusSeconds(3600);
        String raised =
                ADMIN.post(
                                "/budgets/%s/raises".formatted(id),
                                "{\"amount\":\"0.05\",\"reason\":\"a launch\",\"until\":\"%s\"}"
                                        .formatted(until))
                        .is(201)
                        .json()
                        .path("id")
                        .stringValue("");
        JsonNode current = ADMIN.get("/budgets/" + id).json().path("current");
        assertThat(current.path("limit").stringValue("")).isEqualTo("0.15");
        assertThat(current.path("spent").stringValue("")).isEqualTo("0");
        assertThat(current.path("start").stringValue("")).endsWith("T00:00:00Z");
        ADMIN.delete("/budgets/%s/raises/%s".formatted(id, raised)).is(204);
        assertThat(ADMIN.get("/budgets/" + id).json().path("current").path("limit").stringValue(""))
                .isEqualTo("0.1");
        for (String wrong :
                new String[] {
                    "\"limit\":\"-1\",\"window\":{\"calendar\":\"month\"}",
                    "\"limit\":\"1e400\",\"window\":{\"calendar\":\"month\"}",
                    "\"limit\":\"ten\",\"window\":{\"calendar\":\"month\"}",
                    "\"limit\":\"1\",\"window\":{\"calendar\":\"year\"}",
                    "\"limit\":\"1\",\"window\":{}",
                    "\"limit\":\"1\",\"window\":{\"rolling\":\"PT30M\"}",
                    "\"limit\":\"1\",\"window\":{\"calendar\":\"day\",\"zone\":\"Nowhere\"}",
                    "\"limit\":\"1\",\"window\":{\"calendar\":\"day\"},\"alertPercents\":[0]"
                }) {
            ADMIN.post("/budgets", "{%s,%s}".formatted(scope, wrong)).is(400).detail();
        }
    }

    /** Who runs a team decides below it, and neither on it nor beside it. */
    @Test
    void nobodyWidensTheirOwn() {
        String tenant = fresh();
        String team = PolicyStage.team(tenant);
        String foreign = PolicyStage.team(fresh());
        AdminClient lead = PolicyStage.GATEWAY.admin(new Grant(Role.TEAM_ADMIN, team));
        String own = PolicyStage.key(team, Rights.ALL).key().id();
        String theirs = PolicyStage.key(foreign, Rights.ALL).key().id();
        String limit =
                "{\"scope\":{\"level\":\"%s\",\"id\":\"%s\"},\"unit\":\"requests\",\"period\":\"day\",\"limit\":9}";
        lead.post("/quotas", limit.formatted("team", team)).is(403);
        lead.post("/quotas", limit.formatted("tenant", tenant)).is(403);
        lead.post("/quotas", limit.formatted("key", own)).is(201);
        lead.post("/quotas", limit.formatted("key", theirs)).is(404);
        lead.post("/quotas", limit.formatted("team", foreign)).is(403);
        lead.get("/keys/" + theirs).is(404);
        lead.post("/keys/%s/revoke".formatted(theirs)).is(404);
        lead.get("/tenants/" + foreign.substring(0, foreign.indexOf('/'))).is(404);
        lead.post("/tenants", "{\"id\":\"%s\",\"name\":\"x\"}".formatted(fresh())).is(403);
        String name = team.substring(team.indexOf('/') + 1);
        String path = "/tenants/%s/teams/%s".formatted(tenant, name);
        lead.put(path, "{\"name\":\"mine\"}", "If-Match", lead.get(path).is(200).etag()).is(403);
        lead.post(path + "/projects", "{\"id\":\"p\",\"name\":\"P\"}").is(201);
        assertThat(lead.get("/tenants").json().path("items").size()).isEqualTo(1);
        lead.get("/admin-keys").is(403);
    }
}
